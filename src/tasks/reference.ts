/**
 * The model a subnet names for each task when its task set has no other, by its path below `models`: of an open task
 * the baseline that miners have to beat, the weakest that was made for it; of a served task the one that is pinned.
 */
export const REFERENCE_MODELS: Readonly<Record<string, string>> = {
  digits: 'digits/linear-128',
  'text-classification': 'text-classification/bow8',
  embeddings: 'embeddings/char-hash',
  'language-identification': 'language-identification/letters',
  'sentence-embeddings': 'embeddings/minilm-l6',
  'file-types': 'file-types/magika',
  'digit-scores': 'digits/cnn-m',
  'text-generation': 'text-generation/smollm2-135m-instruct',
}
