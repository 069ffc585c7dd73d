import type { Clock } from '../../../src/lib/clock.ts'

/** For how long the bytes of a refused transaction are not looked at again; sc-transaction-pool's rotator has the same. */
const BANNED_MS = 30 * 60_000
/** How many refused transactions are remembered; the oldest are forgotten first. */
const MAX_BANNED = 2048

/** Remembers what was refused, so that asking again and again costs no validation. */
export class Bans {
  readonly #clock: Clock
  readonly #until = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  ban(hash: string): void {
    this.#until.delete(hash)
    this.#until.set(hash, this.#clock.now() + BANNED_MS)
    for (const oldest of this.#until.keys()) {
      if (this.#until.size <= MAX_BANNED) return
      this.#until.delete(oldest)
    }
  }

  has(hash: string): boolean {
    const until = this.#until.get(hash)
    if (until === undefined) return false
    if (this.#clock.now() < until) return true
    this.#until.delete(hash)
    return false
  }
}
