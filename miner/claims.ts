import type { WireCode } from '../src/protocol/codes.ts'

/** A question is refused when the block its asker knew is so many blocks older, or younger, than the miner's. */
export const MAX_BLOCK_AGE = 64n
/** How long a claim can be sealed, in blocks: more than twice the longest epoch in use, 360. */
export const CLAIM_BLOCKS = 1_024n

/** How much is remembered: an asker at its full quota, and all askers together, about 100 MB. */
const LIMITS = { claimsPerAsker: 65_536, claims: 262_144 } as const

type Entry = { readonly atBlock: bigint; claim: Uint8Array | undefined }

/** The nonces that were used and what was answered to each, by asker, until they are too old to matter. */
export class ClaimLog {
  readonly #limits: { readonly claimsPerAsker: number; readonly claims: number }
  /** Each asker's entries in the order of their coming, so that the oldest are its first. */
  readonly #byAsker = new Map<string, Map<bigint, Entry>>()
  #size = 0

  constructor(limits: { readonly claimsPerAsker: number; readonly claims: number } = LIMITS) {
    this.#limits = limits
  }

  /**
   * Takes a nonce at the miner's newest block, or says why the question is refused. Nothing that might still be asked
   * again is forgotten to make room: a nonce serves once.
   */
  open(asker: string, { nonce, block }: { readonly nonce: bigint; readonly block: bigint }, head: bigint): Refused {
    if (block + MAX_BLOCK_AGE < head || block > head + MAX_BLOCK_AGE) return 'STALE'
    this.#forget(head - CLAIM_BLOCKS)
    const entries = this.#byAsker.get(asker) ?? new Map<bigint, Entry>()
    if (entries.has(nonce)) return 'NONCE_USED'
    // What came so long ago is stale if it comes again, wherever in time its asker said to be.
    const safe = head - 2n * MAX_BLOCK_AGE
    if (entries.size >= this.#limits.claimsPerAsker && !this.#dropFirst(entries, safe)) return 'BUSY'
    if (this.#size >= this.#limits.claims) {
      this.#forget(safe)
      if (this.#size >= this.#limits.claims) return 'BUSY'
    }
    entries.set(nonce, { atBlock: head, claim: undefined })
    this.#byAsker.set(asker, entries)
    this.#size += 1
    return undefined
  }

  /** Remembers what was answered to a nonce that was taken. */
  close(asker: string, nonce: bigint, claim: Uint8Array): void {
    const entry = this.#byAsker.get(asker)?.get(nonce)
    if (entry !== undefined) entry.claim = claim
  }

  /** The claim to a nonce, or `undefined` when there was no answer or it is forgotten. */
  find(asker: string, nonce: bigint): Uint8Array | undefined {
    return this.#byAsker.get(asker)?.get(nonce)?.claim
  }

  #forget(before: bigint): void {
    for (const [asker, entries] of this.#byAsker) {
      while (this.#dropFirst(entries, before));
      if (entries.size === 0) this.#byAsker.delete(asker)
    }
  }

  #dropFirst(entries: Map<bigint, Entry>, before: bigint): boolean {
    const [first] = entries
    if (first === undefined || first[1].atBlock >= before) return false
    entries.delete(first[0])
    this.#size -= 1
    return true
  }
}

type Refused = Extract<WireCode, 'STALE' | 'NONCE_USED' | 'BUSY'> | undefined
