const MASK = 2n ** 64n - 1n

/** Repeatable random numbers, SplitMix64: the same seed gives the same sequence. */
export class Random {
  #state: bigint

  constructor(seed: number) {
    this.#state = BigInt(seed)
  }

  /** 64 random bits. */
  bits(): bigint {
    this.#state = (this.#state + 0x9e37_79b9_7f4a_7c15n) & MASK
    let mixed = ((this.#state ^ (this.#state >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK
    return mixed ^ (mixed >> 31n)
  }

  /** An integer from 0 to below `limit`. */
  below(limit: number): number {
    return Number(this.bits() % BigInt(limit))
  }

  /** Up to 64 random bits, every width as often as another. */
  wide(): bigint {
    return this.bits() >> BigInt(this.below(64))
  }

  /** One chance in two. */
  flag(): boolean {
    return this.below(2) === 1
  }

  /** One of several. */
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!
  }
}
