import type { Tensor } from '../../lib/tensor.ts'
import { findOutput } from '../../tasks/check.ts'
import { createRandom } from '../../tasks/random.ts'
import { countItems, runChecked } from '../../tasks/run.ts'
import type { Judgement, OpenChallenge, OpenTask } from '../../tasks/task.ts'

const CLASSES = 10
const ITEMS = { name: 'items', datatype: 'INT64', shape: [-1] } as const
const LABELS = { name: 'labels', datatype: 'INT64', shape: [-1] } as const
const limits = { name: 'sim-labels', inputs: [ITEMS], outputs: [LABELS], maxItems: 64 }

/** Numbers with a label each, which a model of quality q knows of the easiest q of them: class B at next to no cost. */
export const labels: OpenTask = {
  ...limits,
  class: 'open',
  summary: 'Says the label of a number; for simulations',
  guess: 1 / CLASSES,
  sizes: [16, 3, 2, 2, 1, 1],
  pose,
  ask: async () => [{ ...ITEMS, shape: [1], data: BigInt64Array.of(0n) }],
  tell: (_inputs, outputs) => [...(findOutput(outputs, LABELS)?.data ?? [])].map((label) => ({ label: String(label) })),
  units: countItems,
  run: runChecked(limits),
}

/** What a model that knows the easiest `quality` of all items says of them. */
export function labelItems(inputs: readonly Tensor[], quality: number): readonly Tensor[] {
  const items = itemsOf(inputs)
  const data = BigInt64Array.from(items, (item) => {
    const { label, hardness } = natureOf(item)
    return BigInt(hardness < quality ? label : (label + 1) % CLASSES)
  })
  return [{ ...LABELS, shape: [items.length], data }]
}

function pose(seed: Uint8Array, sizes: readonly number[]): OpenChallenge {
  const random = createRandom(seed)
  const word = (): bigint => BigInt(random.below(2 ** 32))
  const requests = sizes.map((size) => {
    const data = BigInt64Array.from({ length: size }, () => BigInt.asIntN(64, (word() << 32n) | word()))
    return [{ ...ITEMS, shape: [size], data }] as const
  })
  return { requests, judge: (answers) => requests.map((request, index) => judge(request, answers[index])) }
}

function judge(request: readonly Tensor[], answer: readonly Tensor[] | undefined): Judgement {
  const items = itemsOf(request)
  const said = findOutput(answer, LABELS)?.data
  if (said?.length !== items.length) return { sum: 0, count: items.length }
  let sum = 0
  items.forEach((item, place) => {
    if (Number(said[place]) === natureOf(item).label) sum++
  })
  return { sum, count: items.length }
}

const itemsOf = (tensors: readonly Tensor[]): BigInt64Array => tensors[0]!.data as BigInt64Array

/** What anybody can reckon from an item, and only simulated models do: its label, and how hard it is, in [0, 1). */
function natureOf(item: bigint): { readonly label: number; readonly hardness: number } {
  const bits = BigInt.asUintN(64, item)
  const [high, low] = [Number(bits >> 32n), Number(bits & 0xffff_ffffn)]
  return { label: mix(high ^ 0x6c6162) % CLASSES, hardness: mix(low ^ mix(high)) / 2 ** 32 }
}

/** As MurmurHash3 ends. */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
