/** How long a nonce is remembered: longer than it stays fresh. Source: btauth/1. */
const RETENTION_MS = 60_000
const MAX_NONCES = 65_536

/** The nonces that were used, so that a signed request passes once. Bounded: when it is full nothing passes. */
export class ReplayStore {
  readonly #usedAtMs = new Map<string, number>()
  readonly #maxNonces: number

  constructor(maxNonces = MAX_NONCES) {
    this.#maxNonces = maxNonces
  }

  /** Remembers this use; false when the nonce was used before, or when there is no room to remember it. */
  use(hotkey: string, nonce: bigint, nowMs: number): boolean {
    // The map is in the order of use, so the expired are its first.
    for (const [key, atMs] of this.#usedAtMs) {
      if (nowMs - atMs < RETENTION_MS) break
      this.#usedAtMs.delete(key)
    }
    const key = `${hotkey} ${nonce}`
    if (this.#usedAtMs.has(key) || this.#usedAtMs.size >= this.#maxNonces) return false
    this.#usedAtMs.set(key, nowMs)
    return true
  }
}
