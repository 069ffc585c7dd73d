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

/** How often a miner that never said anything is asked in a round: it may just have come, or not know of our permit yet. */
const TRIES = 3

export type OffersModules = {
  readonly asker: Asker
  readonly before: Known
  /** Resolves when it is worth asking once more. */
  readonly wait: () => Promise<unknown>
}

/**
 * Asks the miners what they do, all at once; who does not say keeps what it said before. Who never said anything is asked a
 * few times, until the signal aborts.
 */
export async function askOffers(
  modules: OffersModules,
  miners: readonly Neuron[],
  signal: AbortSignal,
): Promise<Known> {
  let known = modules.before
  let silent = miners
  for (let tries = 1; silent.length > 0 && !signal.aborted; tries++) {
    const said = await askOnce({ ...modules, before: known }, silent, signal)
    known = new Map([...known, ...said])
    silent = silent.filter(({ hotkey }) => said.get(hotkey) === undefined)
    if (tries === TRIES) break
    if (silent.length > 0) await modules.wait().catch(() => {})
  }
  return new Map(miners.map(({ hotkey }) => [hotkey, known.get(hotkey) ?? []]))
}

async function askOnce(
  { asker, before }: Omit<OffersModules, 'wait'>,
  miners: readonly Neuron[],
  signal: AbortSignal,
): Promise<Known> {
  const said = await Promise.all(
    miners.map(async ({ hotkey, endpoint }): Promise<readonly (readonly [string, readonly Offer[]])[]> => {
      if (endpoint === undefined) return []
      const answer = await asker.offers({ hotkey, ...endpoint }, { timeoutMs: OFFERS_TIMEOUT_MS, signal })
      const offers = answer.ok ? answer.offers : before.get(hotkey)
      return offers === undefined ? [] : [[hotkey, offers]]
    }),
  )
  return new Map(said.flat())
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
