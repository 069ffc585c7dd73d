/** A token bucket per key: `burst` at once, `perSecond` in the long run, for the `maxKeys` keys seen last. */
export type QuotaLimits = { readonly burst: number; readonly perSecond: number; readonly maxKeys: number }

type Bucket = { readonly tokens: number; readonly atMs: number }

/** Says who has asked too much. A key that falls out of the bound starts with a full bucket again. */
export class Quota {
  readonly #limits: QuotaLimits
  readonly #buckets = new Map<string, Bucket>()

  constructor(limits: QuotaLimits) {
    this.#limits = limits
  }

  /** Takes `cost` from the key's bucket; false, and nothing taken, when it holds less. */
  take(key: string, cost: number, nowMs: number): boolean {
    const tokens = this.#tokens(key, nowMs)
    if (tokens < cost) return false
    this.#keep(key, { tokens: tokens - cost, atMs: nowMs })
    return true
  }

  /** A fine: takes up to `cost`, whatever the bucket holds; false when it held less. */
  charge(key: string, cost: number, nowMs: number): boolean {
    const tokens = this.#tokens(key, nowMs)
    this.#keep(key, { tokens: Math.max(0, tokens - cost), atMs: nowMs })
    return tokens >= cost
  }

  #tokens(key: string, nowMs: number): number {
    const { burst, perSecond } = this.#limits
    const bucket = this.#buckets.get(key)
    if (bucket === undefined) return burst
    return Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond)
  }

  /** Sets the key anew, so that the map's order is that of last use and the first is the one to forget. */
  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > this.#limits.maxKeys) this.#buckets.delete(this.#buckets.keys().next().value!)
  }
}
