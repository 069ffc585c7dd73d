import type { Tensor } from '../../src/lib/tensor.ts'
import type { OpenChallenge, OpenTask, ServedTask } from '../../src/tasks/task.ts'
import type { Ask } from './asks.ts'

/** How many requests are posed for each that is asked. */
const CHOICE = 24

type Requests = OpenChallenge['requests']
/** An ask of which is known how many bytes it should have. */
type Sized = Ask & { readonly bytes: number }

/** An open task's challenge of these asks: each request the one of many that is as long as people's, where that is known. Pure. */
export function poseAlike(task: OpenTask, seed: Uint8Array, asks: readonly Ask[], difficulty?: number): OpenChallenge {
  if (!isSized(task, asks)) return task.pose(seed, asks.map(itemsOf), difficulty)
  // Requests that are judged together have to be asked together, so such a task minds their length itself.
  if (task.mindsBytes === true || task.together === true) {
    const bytes = asks.map((ask) => ask.bytes)
    return task.pose(seed, asks.map(itemsOf), difficulty, bytes)
  }
  const { requests, judge } = task.pose(seed, manifold(asks), difficulty)
  const chosen = choose(requests, asks)
  return {
    requests: chosen.map((at) => requests[at]!),
    judge(answers) {
      const spread: (readonly Tensor[] | undefined)[] = requests.map(() => undefined)
      for (const [i, at] of chosen.entries()) spread[at] = answers[i]
      const judgements = judge(spread)
      return chosen.map((at) => judgements[at]!)
    },
  }
}

/** A served task's requests of these asks, chosen in the same manner. Pure. */
export function poseServedAlike(task: ServedTask, seed: Uint8Array, asks: readonly Ask[]): Requests {
  if (!isSized(task, asks)) return task.pose(seed, asks.map(itemsOf)).requests
  const { requests } = task.pose(seed, manifold(asks))
  return choose(requests, asks).map((at) => requests[at]!)
}

const itemsOf = ({ items }: Ask): number => items
const manifold = (asks: readonly Ask[]): number[] =>
  asks.flatMap(({ items }) => Array.from({ length: CHOICE }, () => items))

/** Numbers take as many bytes as their shape says; only texts are longer or shorter. */
function isSized({ inputs }: Pick<OpenTask, 'inputs'>, asks: readonly Ask[]): asks is readonly Sized[] {
  return inputs.some(({ datatype }) => datatype === 'BYTES') && asks.every(({ bytes }) => bytes !== undefined)
}

/** Of the requests posed for each the place of the one whose size is nearest, as a ratio. */
function choose(requests: Requests, asks: readonly Sized[]): readonly number[] {
  return asks.map(({ bytes }, i) => {
    let best = i * CHOICE
    let least = Number.POSITIVE_INFINITY
    for (let at = i * CHOICE; at < (i + 1) * CHOICE; at++) {
      const distance = Math.abs(Math.log(textBytes(requests[at]!) / bytes))
      if (distance < least) {
        least = distance
        best = at
      }
    }
    return best
  })
}

/** Bytes of a request's texts as they cross the wire, their lengths included. */
function textBytes(inputs: readonly Tensor[]): number {
  let bytes = 0
  for (const tensor of inputs) {
    if (tensor.datatype === 'BYTES') for (const text of tensor.data) bytes += 4 + Buffer.byteLength(text)
  }
  return bytes
}
