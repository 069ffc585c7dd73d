import type { Manifest, Runtime } from '../inference/model.ts'
import { RAO_PER_TAO } from '../lib/tao.ts'

/**
 * Stakes of the three validators in TAO. Far above what a miner earns in hours: the permit goes to stakes of
 * at least 1,000 TAO, and paid miners should not gain one while the demonstration runs.
 */
const VALIDATOR_STAKES = [60_000n, 40_000n, 30_000n] as const

/** What a coldkey gets beside the stake: fees, and the price of a registration many times over. */
export const POCKET_MONEY = 200n * RAO_PER_TAO

/** What the owner's coldkey gets beside the price of the subnet. */
export const OWNER_MONEY = 100n * RAO_PER_TAO

export type PlannedMiner = { readonly name: string; readonly manifest: Manifest }
type PlannedValidator = { readonly name: string; readonly stake: bigint }

/** What takes 400 MB a process is not started unasked. */
const LEFT_OUT: readonly Runtime[] = ['text-generation']

/** Who lives on the subnet: every model of every task has a miner, but for the large ones; three validators judge. */
export type Plan = { readonly miners: readonly PlannedMiner[]; readonly validators: readonly PlannedValidator[] }

/** Pure: the same manifests give the same names, so that a second start finds its wallets again. */
export function planSubnet(manifests: readonly Manifest[]): Plan {
  const started = manifests.filter(({ runtime }) => !LEFT_OUT.includes(runtime))
  return {
    miners: started.map((manifest) => ({ name: `miner-${manifest.task}-${manifest.name}`, manifest })),
    validators: VALIDATOR_STAKES.map((stake, i) => ({ name: `validator-${i + 1}`, stake: stake * RAO_PER_TAO })),
  }
}
