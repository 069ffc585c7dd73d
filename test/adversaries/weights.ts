import { createRandom } from '../../src/tasks/random.ts'
import { rewriteWeights, type Weights } from './graph.ts'

/** Ways to save work on a pinned model, or to pass off one's own for it. */
export const WEIGHT_CHEATS = ['fp16', 'int8', 'int4', 'fine-tuned'] as const
export type WeightCheat = (typeof WEIGHT_CHEATS)[number]

/** Weights that share a scale when they are rounded to 4 bits. */
const INT4_BLOCK = 32
/** Standard deviation of the change to the last layer, of the layer's own. */
const TUNING = 0.01

/** The ONNX file as a cheat would run it: every matrix rounded, or the last one changed a little. */
export function alterWeights(file: Uint8Array, cheat: WeightCheat): Uint8Array {
  return rewriteWeights(file, (weights, place) => {
    const row = weights.data.length / weights.dims[0]!
    if (cheat === 'fp16') return weights.data.map(toHalf)
    if (cheat === 'int8') return quantise(weights.data, { bits: 8, block: row })
    if (cheat === 'int4') return quantise(weights.data, { bits: 4, block: Math.min(row, INT4_BLOCK) })
    return place === 'last' ? tune(weights) : weights.data
  })
}

/** The nearest number of half precision; ties go up. */
function toHalf(x: number): number {
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(x))))
  const unit = 2 ** (exponent - 10)
  return x === 0 ? 0 : Math.round(x / unit) * unit
}

/** Symmetric rounding in blocks that share a scale. */
function quantise(
  data: Float32Array,
  { bits, block }: { readonly bits: number; readonly block: number },
): Float32Array {
  const steps = 2 ** (bits - 1) - 1
  const out = new Float32Array(data.length)
  for (let from = 0; from < data.length; from += block) {
    const part = data.subarray(from, from + block)
    const scale = part.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / steps
    if (scale > 0)
      out.set(
        part.map((x) => Math.round(x / scale) * scale),
        from,
      )
  }
  return out
}

function tune({ data }: Weights): Float32Array {
  const random = createRandom(new Uint8Array(32))
  const deviation = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / data.length)
  // A uniform number in [-1, 1) has the standard deviation 1/√3.
  return data.map((x) => x + Math.sqrt(3) * TUNING * deviation * random.between(-1, 1))
}
