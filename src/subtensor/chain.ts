import type { Keypair } from '../crypto/keypair.ts'
import type { Sealed } from './commits.ts'
import type { EpochSchedule } from './epochs.ts'
import type { Hyperparameters, Metagraph } from './metagraph.ts'

/** A block of the chain; what is announced is final on the embedded chain. */
export type BlockRef = { readonly number: bigint; readonly hash: string }

/** One destination of a weights row; the greatest of a row is 65,535. */
export type Weight = { readonly uid: number; readonly weight: number }

/** A row that a hotkey committed to, by its hash in hex: in which epoch of the subnet, and in which block. */
export type Commit = { readonly hash: string; readonly epoch: bigint; readonly block: bigint }

/** What an epoch had to pay, paid, burned, and kept for the next, in rao: `issued = paid + burned + carried`. */
export type EpochEmission = {
  readonly block: bigint
  readonly issued: bigint
  readonly paid: bigint
  readonly burned: bigint
  readonly carried: bigint
}

/** Where a neuron can be asked, as published on the chain. */
export type Endpoint = { readonly ip: string; readonly port: number }

/**
 * The chain as the rest of this project knows it; no type of any chain library crosses this line.
 * Amounts are rao. Every call has a deadline and rejects with `DeadlineError`, `ExtrinsicError` (the
 * chain refused; names the pallet's error or spells out the pool's number) or `ChainUnreachableError`.
 * Calls that submit resolve when the extrinsic is in a block and succeeded.
 */
export interface Chain {
  readonly genesisHash: string
  readonly specVersion: number
  /** Milliseconds between two blocks, as the chain says. */
  readonly blockTimeMs: number

  head(): Promise<BlockRef>
  /** A block by its number; `undefined` when there is none yet. */
  block(number: bigint): Promise<BlockRef | undefined>
  /** Calls `onBlock` for every new block until the signal aborts, through lost connections too. */
  watch(onBlock: (block: BlockRef) => void, signal: AbortSignal): void
  /** Resolves at the first block with at least this number. */
  waitForBlock(number: bigint, signal?: AbortSignal): Promise<BlockRef>

  netuids(): Promise<readonly number[]>
  metagraph(netuid: number): Promise<Metagraph>
  hyperparameters(netuid: number): Promise<Hyperparameters>
  nextEpochBlock(netuid: number): Promise<bigint | undefined>
  /** All that decides when the subnet's next epochs run. */
  epochSchedule(netuid: number): Promise<EpochSchedule>
  /** What a hotkey has committed for the first mechanism and not revealed, oldest first, expired or not. */
  commits(netuid: number, hotkey: string): Promise<readonly Commit[]>
  /** The fields of a hotkey's last commitment; none when it made none. A field without bytes is empty. */
  commitment(netuid: number, hotkey: string): Promise<readonly Uint8Array[]>
  /** The last epoch's account; absent before the first. */
  epochEmission(netuid: number): Promise<EpochEmission | undefined>
  balance(address: string): Promise<bigint>
  /** What registering costs now. */
  burn(netuid: number): Promise<bigint>
  /** Whether the owner has started the subnet's emission. */
  isStarted(netuid: number): Promise<boolean>
  /** What creating a subnet costs now. */
  networkCost(): Promise<bigint>
  uid(netuid: number, hotkey: string): Promise<number | undefined>
  /** Names of broken invariants of the runtime; empty when all hold. */
  brokenInvariants(): Promise<readonly string[]>

  transfer(from: Keypair, args: { readonly to: string; readonly amount: bigint }): Promise<BlockRef>
  registerNetwork(coldkey: Keypair, args: { readonly hotkey: string }): Promise<number>
  startCall(coldkey: Keypair, args: { readonly netuid: number }): Promise<BlockRef>
  /** Resolves to the uid; a hotkey that already has one costs nothing and keeps it. */
  register(coldkey: Keypair, args: { readonly netuid: number; readonly hotkey: string }): Promise<number>
  addStake(
    coldkey: Keypair,
    args: { readonly netuid: number; readonly hotkey: string; readonly amount: bigint },
  ): Promise<BlockRef>
  removeStake(
    coldkey: Keypair,
    args: { readonly netuid: number; readonly hotkey: string; readonly amount: bigint },
  ): Promise<BlockRef>
  serveAxon(hotkey: Keypair, args: { readonly netuid: number; readonly endpoint: Endpoint }): Promise<BlockRef>
  setWeights(
    hotkey: Keypair,
    args: { readonly netuid: number; readonly weights: readonly Weight[]; readonly versionKey?: bigint },
  ): Promise<BlockRef>
  /**
   * Replaces what the hotkey of a neuron commits to, all of its fields; free. Rejects with `BadInputError` for more than
   * 3 fields or one of more than 128 bytes.
   */
  setCommitment(
    hotkey: Keypair,
    args: { readonly netuid: number; readonly fields: readonly Uint8Array[] },
  ): Promise<BlockRef>
  /** Commits to a row of weights by its `commitHash`, where the subnet has commit-reveal. */
  commitWeights(
    hotkey: Keypair,
    args: { readonly netuid: number; readonly mechanism: number; readonly hash: string },
  ): Promise<BlockRef>
  /** Sets the row that was committed to; when that is possible, `revealBlock` foretells. */
  revealWeights(hotkey: Keypair, row: Omit<Sealed, 'hotkey'>): Promise<BlockRef>

  close(): Promise<void>
}
