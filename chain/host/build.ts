import { blake2_256 } from '../../src/crypto/hash.ts'
import type { Log } from '../../src/lib/log.ts'
import type { ReadyTransaction, TransactionSource } from './backend.ts'
import { RuntimeError } from './executor/error.ts'
import type { Runtime } from './executor/runtime.ts'
import { encodeHeader } from './header.ts'
import { encodeBytes, encodeU64, encodeVec, ScaleReader } from './scale.ts'
import { slotDigest } from './seal.ts'
import { Session } from './state/session.ts'
import type { Trie } from './trie/node.ts'

/** So many transactions may not fit before a block counts as full. Source: sc-basic-authorship, MAX_SKIPPED_TRANSACTIONS. */
const MAX_SKIPPED = 8

// `TransactionValidityError::Invalid` and what of it is no fault of the transaction. Source: sp-runtime.
const INVALID = 0
const FUTURE = 2
const EXHAUSTS_RESOURCES = 6
/** `Invalid(Call)`: what is said of a transaction that the runtime could not end. */
const INVALID_CALL = Uint8Array.of(INVALID, 0)

/** Where a block is put: its parent, and the slot with the time at which it begins. */
export type Place = {
  readonly parent: { readonly header: Uint8Array; readonly number: number; readonly state: Trie }
  readonly slot: bigint
  /** Milliseconds since 1970. */
  readonly timestampMs: number
}

/** A block without its seal, and the state after it. */
export type Built = { readonly header: Uint8Array; readonly body: readonly Uint8Array[]; readonly state: Trie }

export type BuildOptions = {
  readonly transactions: TransactionSource
  /** Asked before each transaction; once it is false the block is closed. */
  readonly hasTime: () => boolean
}

/** Makes the next block: inherents, then transactions until it is full. Throws `RuntimeError` when it cannot be made. */
export function buildBlock(
  { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
  { parent, slot, timestampMs }: Place,
  { transactions, hasTime }: BuildOptions,
): Built {
  const session = new Session(parent.state)
  const start = encodeHeader({
    parentHash: blake2_256(parent.header),
    number: parent.number + 1,
    stateRoot: new Uint8Array(32),
    extrinsicsRoot: new Uint8Array(32),
    logs: [slotDigest(slot)],
  })
  const mode = runtime.call(session, 'Core_initialize_block', start)
  const body: Uint8Array[] = []
  for (const inherent of inherents(runtime, session, slot, timestampMs)) {
    const error = apply(runtime, session, inherent)
    if (error !== undefined) throw new RuntimeError('BlockBuilder_apply_extrinsic', `inherent refused with ${error}`)
    body.push(inherent)
  }
  const takesTransactions = mode.length === 0 || mode[0] === 0
  if (takesTransactions) body.push(...applyAll({ runtime, log }, session, { transactions, hasTime }))
  const header = runtime.call(session, 'BlockBuilder_finalize_block')
  return { header, body, state: session.trie }
}

function inherents(runtime: Runtime, session: Session, slot: bigint, timestampMs: number): Uint8Array[] {
  // A map, in the order of its keys. Sources: sp-consensus-aura and sp-timestamp, INHERENT_IDENTIFIER.
  const data = encodeVec([
    Buffer.concat([Buffer.from('auraslot'), encodeBytes(encodeU64(slot))]),
    Buffer.concat([Buffer.from('timstap0'), encodeBytes(encodeU64(BigInt(timestampMs)))]),
  ])
  const reader = new ScaleReader(runtime.call(session, 'BlockBuilder_inherent_extrinsics', data))
  // An extrinsic is a `Vec<u8>` itself, and its length belongs to it.
  return reader.vec(() => encodeBytes(reader.bytes()))
}

function applyAll(
  { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
  session: Session,
  { transactions, hasTime }: BuildOptions,
): Uint8Array[] {
  const applied: Uint8Array[] = []
  let skipped = 0
  for (const transaction of transactions.ready()) {
    if (!hasTime() || skipped === MAX_SKIPPED) break
    const error = tryApply({ runtime, log }, session, transaction)
    if (error === undefined) applied.push(transaction.bytes)
    else {
      // Also for one that only has to wait: what hangs on it need not be tried.
      transactions.refused(transaction, error)
      if (error[0] === INVALID && (error[1] === EXHAUSTS_RESOURCES || error[1] === FUTURE)) skipped++
    }
  }
  return applied
}

function tryApply(
  { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
  session: Session,
  { hash, bytes }: ReadyTransaction,
): Uint8Array | undefined {
  try {
    return apply(runtime, session, bytes)
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    log.warn('transaction ended the runtime', { hash })
    return INVALID_CALL
  }
}

/** Applies one extrinsic; gives the encoded `TransactionValidityError` when it may not be in the block. */
function apply(runtime: Runtime, session: Session, extrinsic: Uint8Array): Uint8Array | undefined {
  const mark = session.mark()
  const result = runtime.call(session, 'BlockBuilder_apply_extrinsic', extrinsic)
  if (result[0] === 0) return undefined
  session.restore(mark)
  return result.slice(1)
}
