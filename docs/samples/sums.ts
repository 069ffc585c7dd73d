import { BadInputError, createRandom, findOutput, runChecked, type Task, type Tensor } from 'yumanet'

const ITEMS = 32
const PAIRS = { name: 'pairs', datatype: 'FP32', shape: [-1, 2] } as const
const SUMS = { name: 'sums', datatype: 'FP32', shape: [-1, 1] } as const
/** A sum earns in full when it is this near. */
const TOLERANCE = 1e-3

const limits = { name: 'sums', inputs: [PAIRS], maxItems: ITEMS }

/** The least task there is: pairs of numbers → their sums. */
export const sums: Task = {
  ...limits,
  summary: 'Adds pairs of numbers',
  outputs: [SUMS],
  baseline: 0,
  pose(seed) {
    const random = createRandom(seed)
    const pairs = Float32Array.from({ length: 2 * ITEMS }, () => random.between(-100, 100))
    // Worked out now: what happens to the inputs later changes no judgement.
    const key = Array.from({ length: ITEMS }, (_, row) => pairs[2 * row]! + pairs[2 * row + 1]!)
    return { inputs: [pairsTensor(pairs)], judge: (outputs) => ({ sum: right(key, outputs), count: ITEMS }) }
  },
  async ask(words) {
    const numbers = 'texts' in words ? words.texts.map(Number) : []
    if (numbers.length !== 2 || !numbers.every(Number.isFinite)) throw new BadInputError('sums takes two numbers')
    return [pairsTensor(Float32Array.from(numbers))]
  },
  tell(_inputs, outputs) {
    return [...(findOutput(outputs, SUMS)?.data ?? [])].map((sum) => ({ label: String(sum), score: 1 }))
  },
  run: runChecked(limits),
}

function pairsTensor(data: Float32Array): Tensor {
  return { ...PAIRS, shape: [data.length / 2, 2], data }
}

/** How many of the answers are near the key; 0 for an answer of the wrong form. */
function right(key: readonly number[], outputs: readonly Tensor[] | undefined): number {
  const answered = findOutput(outputs, SUMS)
  if (answered?.shape[0] !== key.length) return 0
  return key.filter((sum, row) => Math.abs(answered.data[row]! - sum) <= TOLERANCE).length
}
