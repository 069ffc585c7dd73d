/** The state after one block, as far back as the host keeps it. */
export interface StateView {
  get(key: Uint8Array): Uint8Array | undefined
  /** Keys that begin with `prefix` and are greater than `after`, ascending, at most `count`. */
  keys(prefix: Uint8Array, after: Uint8Array | undefined, count: number): Uint8Array[]
}

/** A block as it lies in the store: the encoded header with its seal, and the extrinsics byte for byte as submitted. */
export type StoredBlock = {
  readonly number: number
  /** `0x` hex of the blake2-256 hash of `header`. */
  readonly hash: string
  readonly header: Uint8Array
  readonly body: readonly Uint8Array[]
}

/** What the runtime says of itself. `apis` pairs an 8-byte API id in `0x` hex with its version. */
export type RuntimeVersion = {
  readonly specName: string
  readonly implName: string
  readonly authoringVersion: number
  readonly specVersion: number
  readonly implVersion: number
  readonly apis: readonly (readonly [string, number])[]
  readonly transactionVersion: number
  readonly systemVersion: number
}

/** The chain to those who serve and feed it: the pool and the RPC. Hashes are `0x` hex. */
export interface Backend {
  readonly genesisHash: string
  head(): StoredBlock
  /** Hash of the block with this number; absent above the head. */
  hashOf(number: number): string | undefined
  block(hash: string): StoredBlock | undefined
  /** State after the block; absent for an unknown block or one whose state is no longer kept. */
  state(hash: string): StateView | undefined
  /** Runs a runtime function on the state after the block and throws its writes away. Throws `RuntimeError`. */
  call(hash: string, method: string, input: Uint8Array): Uint8Array
  runtimeVersion(hash: string): RuntimeVersion
  /** Called after the block's write is on disk; returns how to stop. */
  onBlock(listener: (block: StoredBlock) => void): () => void
}

/** A transaction that is ready for the next block. */
export type ReadyTransaction = { readonly hash: string; readonly bytes: Uint8Array }

/** Where the author takes transactions from, and says what became of them. */
export interface TransactionSource {
  /** In the order in which they may be applied; read lazily while the block has room. */
  ready(): Iterable<ReadyTransaction>
  /** The block could not take it, for good or for now: encoded `TransactionValidityError`. */
  refused(transaction: ReadyTransaction, error: Uint8Array): void
}
