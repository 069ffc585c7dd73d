import {
  BadInputError,
  countItems,
  createRandom,
  deal,
  findOutput,
  judgeEach,
  type OpenTask,
  runChecked,
  type Tensor,
} from 'yumanet'

const PAIRS = { name: 'pairs', datatype: 'FP32', shape: [-1, 2] } as const
const SUMS = { name: 'sums', datatype: 'FP32', shape: [-1, 1] } as const
/** A sum earns in full when it is this near. */
const TOLERANCE = 1e-3
/** The greatest summand at the greatest difficulty. */
const GREATEST = 200

const limits = { name: 'sums', inputs: [PAIRS], outputs: [SUMS], maxItems: 32 }

/** The least open task there is: pairs of numbers → their sums. */
export const sums: OpenTask = {
  ...limits,
  class: 'open',
  summary: 'Adds pairs of numbers',
  guess: 0,
  sizes: [8, 2, 1],
  pose(seed, sizes, difficulty = 0.5) {
    const random = createRandom(seed)
    const count = sizes.reduce((all, size) => all + size, 0)
    const summand = (): number => Math.fround(random.between(-1, 1) * difficulty * GREATEST)
    const requests = deal(
      Array.from({ length: count }, () => [summand(), summand()] as const),
      sizes,
    )
    return {
      requests: requests.map((pairs) => [pairsTensor(Float32Array.from(pairs.flat()))]),
      // The key is numbers of its own: what happens to the inputs later changes no judgement.
      judge: judgeEach(
        requests.map((pairs) => pairs.map(([a, b]) => a + b)),
        (outputs, key) => ({ sum: right(key, outputs), count: key.length }),
      ),
    }
  },
  async ask(words) {
    const numbers = 'texts' in words ? words.texts.map(Number) : []
    if (numbers.length !== 2 || !numbers.every(Number.isFinite)) throw new BadInputError('sums takes two numbers')
    return [pairsTensor(Float32Array.from(numbers))]
  },
  tell(_inputs, outputs) {
    return [...(findOutput(outputs, SUMS)?.data ?? [])].map((sum) => ({ label: String(sum), score: 1 }))
  },
  units: countItems,
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
