import type { Table } from '../../src/consensus/reward/entry.ts'
import { decodeAddress } from '../../src/crypto/ss58.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Offer } from '../../src/protocol/request.ts'
import type { Neuron } from '../../src/subtensor/metagraph.ts'
import type { Asker } from '../../src/transport/transport.ts'
import type { Court } from './court.ts'
import type { Pair } from './plan.ts'

/** How long a miner may take to say what it does, in ms. */
const OFFERS_TIMEOUT_MS = 5_000
/** How long a round waits for those who are slow to say it, as a share of its window; then what they said before counts. */
const PATIENCE = 0.1
/** How often a round waits a block for somebody to say something: miners may not know of the permit yet. */
const TRIES = 3

/** What each miner last said that it does, by hotkey. */
export type Known = ReadonlyMap<string, readonly Offer[]>

export type OffersModules = {
  readonly asker: Asker
  readonly clock: Clock
  /** Resolves when it is worth asking once more. */
  readonly wait: () => Promise<unknown>
}

/** What miners say that they do, asked anew for each round. */
export class Offers {
  readonly #known = new Map<string, readonly Offer[]>()

  /**
   * Asks these miners, all at once, and gives what is known when all have said something or the round has waited long enough.
   * Who is slow holds nobody up: what it says counts in the next round.
   */
  async ask(
    { asker, clock, wait }: OffersModules,
    miners: readonly Neuron[],
    { windowMs, signal }: { readonly windowMs: number; readonly signal: AbortSignal },
  ): Promise<Known> {
    for (let tries = 1; tries <= TRIES; tries++) {
      const over = new AbortController()
      const asked = Promise.allSettled(miners.map((miner) => this.#ask(asker, miner, signal)))
      const patience = clock.sleep(windowMs * PATIENCE, AbortSignal.any([signal, over.signal])).catch(() => {})
      await Promise.race([asked, patience])
      over.abort()
      if (signal.aborted || miners.length === 0 || miners.some(({ hotkey }) => this.#known.has(hotkey))) break
      if (tries < TRIES) await wait().catch(() => {})
    }
    const here = new Set(miners.map(({ hotkey }) => hotkey))
    for (const hotkey of this.#known.keys()) if (!here.has(hotkey)) this.#known.delete(hotkey)
    return new Map(this.#known)
  }

  async #ask(asker: Asker, { hotkey, endpoint }: Neuron, signal: AbortSignal): Promise<void> {
    if (endpoint === undefined) return
    const answer = await asker.offers({ hotkey, ...endpoint }, { timeoutMs: OFFERS_TIMEOUT_MS, signal })
    if (answer.ok) this.#known.set(hotkey, answer.offers)
  }
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
