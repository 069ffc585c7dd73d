import { modelHash } from '../inference/hash.ts'
import type { Manifest } from '../inference/model.ts'
import { RAO_PER_TAO } from '../lib/tao.ts'
import type { TaskSet } from '../tasks/set/schema.ts'

/**
 * Stakes of the three validators in TAO. Far above what a miner earns in hours: the permit goes to stakes of
 * at least 1,000 TAO, and paid miners should not gain one while the demonstration runs.
 */
const VALIDATOR_STAKES = [60_000n, 40_000n, 30_000n] as const

/** What a coldkey gets beside the stake: fees, and the price of a registration many times over. */
export const POCKET_MONEY = 200n * RAO_PER_TAO

/** What the owner's coldkey gets beside the price of the subnet. */
export const OWNER_MONEY = 100n * RAO_PER_TAO

export type PlannedMiner = {
  readonly name: string
  /** What it does, and with which model. */
  readonly task: string
  readonly manifest: Manifest
  /** Units a second that it says it can hold. */
  readonly capacity: number
  /** It draws the words of its texts by a seed of its own, and so picks what it says. */
  readonly cheats?: true
}
type PlannedValidator = { readonly name: string; readonly stake: bigint }

/** Units a second of a miner of an open task: what each of many on two cores can hold when all are tested at once. */
const OPEN_CAPACITY = 2
/** Those of the miners of a served model: it is pay for volume alone that tells them apart. */
const SERVED_CAPACITIES = [1, 2] as const

/** Who lives on the subnet: every model of an open task has a miner, every served model two; three validators judge. */
export type Plan = { readonly miners: readonly PlannedMiner[]; readonly validators: readonly PlannedValidator[] }

/** Pure: the same set and manifests give the same names, so that a second start finds its wallets again. */
export function planSubnet(set: TaskSet, manifests: readonly Manifest[]): Plan {
  const miners = set.tasks.flatMap((entry): PlannedMiner[] => {
    const { task } = entry
    if (entry.class === 'open') {
      const own = manifests.filter((manifest) => manifest.task === task)
      return own.map((manifest) => ({
        name: `miner-${task}-${manifest.name}`,
        task,
        manifest,
        capacity: OPEN_CAPACITY,
      }))
    }
    const manifest = manifests.find((each) => modelHash(each) === entry.model)
    if (manifest === undefined) return []
    const honest = SERVED_CAPACITIES.map((capacity, index) => ({
      name: `miner-${task}-${index + 1}`,
      task,
      manifest,
      capacity,
    }))
    if (manifest.runtime !== 'text-generation') return honest
    // A text can be anything that reads well: here it is worth seeing what becomes of who makes it up.
    return [...honest, { ...honest[0]!, name: `miner-${task}-cheat`, cheats: true }]
  })
  return {
    miners,
    validators: VALIDATOR_STAKES.map((stake, i) => ({ name: `validator-${i + 1}`, stake: stake * RAO_PER_TAO })),
  }
}
