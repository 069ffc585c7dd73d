import type { Tensor } from '../../lib/tensor.ts'

/**
 * Texts of one pass through a model. A batch is padded to its longest text, so texts of like length go together;
 * on one thread 16 are as fast a text as more, and bound the memory.
 */
const BATCH = 16

/** The texts of a request that has nothing else. */
export function textsOf(inputs: readonly Tensor[]): readonly string[] {
  const [input] = inputs
  if (inputs.length !== 1 || input?.datatype !== 'BYTES') throw new TypeError('the model takes one tensor of BYTES')
  return input.data
}

/** Works on texts in batches of like length and gives the results in the order of the texts. */
export async function inBatches<T>(texts: readonly string[], work: (batch: string[]) => Promise<T[]>): Promise<T[]> {
  const order = texts.map((_, i) => i).sort((a, b) => texts[a]!.length - texts[b]!.length || a - b)
  const out = new Array<T>(texts.length)
  for (let from = 0; from < order.length; from += BATCH) {
    const batch = order.slice(from, from + BATCH)
    const results = await work(batch.map((i) => texts[i]!))
    batch.forEach((i, at) => {
      out[i] = results[at]!
    })
  }
  return out
}
