import type { Table } from '../../src/consensus/reward/entry.ts'
import { decodeAddress } from '../../src/crypto/ss58.ts'
import type { Offer } from '../../src/protocol/request.ts'
import type { Neuron } from '../../src/subtensor/metagraph.ts'
import type { Asker } from '../../src/transport/transport.ts'
import type { Court } from './court.ts'
import type { Pair } from './plan.ts'

/** How long a miner may take to say what it does, in ms. */
const OFFERS_TIMEOUT_MS = 5_000

/** What each miner last said that it does, by hotkey. */
export type Known = ReadonlyMap<string, readonly Offer[]>

/** Asks the miners what they do, all at once; who does not say keeps what it said before. */
export async function askOffers(
  { asker, before }: { readonly asker: Asker; readonly before: Known },
  miners: readonly Neuron[],
  signal: AbortSignal,
): Promise<Known> {
  const said = await Promise.all(
    miners.map(async ({ hotkey, endpoint }): Promise<readonly [string, readonly Offer[]]> => {
      if (endpoint === undefined) return [hotkey, []]
      const answer = await asker.offers({ hotkey, ...endpoint }, { timeoutMs: OFFERS_TIMEOUT_MS, signal })
      return [hotkey, answer.ok ? answer.offers : (before.get(hotkey) ?? [])]
    }),
  )
  return new Map(said)
}

/**
 * Who is asked in which task: whoever offers it, and whoever was ever judged in it, so that nobody keeps what it earned by
 * not offering it any more. Sorted by task and uid. Pure.
 */
export function pairsOf(
  courts: readonly Court[],
  { miners, offers, table }: { readonly miners: readonly Neuron[]; readonly offers: Known; readonly table: Table },
): readonly Pair[] {
  const judged = new Map(table.map(({ task, uid, hotkey }) => [`${task}/${uid}`, hotkey]))
  return courts.flatMap(({ index, task }) =>
    miners
      .toSorted((one, other) => one.uid - other.uid)
      .flatMap(({ uid, hotkey }): Pair[] => {
        const offer = offers.get(hotkey)?.find((each) => each.task === task.name)
        const known = judged.get(`${index}/${uid}`) === publicHex(hotkey)
        return offer === undefined && !known ? [] : [{ task: index, uid, hotkey, capacity: offer?.capacity ?? 0 }]
      }),
  )
}

/** The public key of an address as 64 hex digits. */
export function publicHex(address: string): string {
  return Buffer.from(decodeAddress(address)).toString('hex')
}
