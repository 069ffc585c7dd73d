import { ScaleReader } from '../scale.ts'

/** What the runtime says of a transaction it would apply, now or once its `requires` are provided. Tags are hex. */
export type Valid = {
  readonly priority: bigint
  readonly requires: readonly string[]
  readonly provides: readonly string[]
  /** For how many blocks the verdict holds. */
  readonly longevity: bigint
}

/** Why the runtime would not apply a transaction; `detail` is the text that a node of Substrate gives. */
export type Refusal = {
  readonly kind: 'invalid' | 'unknown'
  readonly detail: string
  /** Not its own fault: another block may take it. */
  readonly later: boolean
}

export type Validity = { readonly valid: Valid } | { readonly refusal: Refusal }

// Order and texts of `InvalidTransaction` and `UnknownTransaction` in sp_runtime::transaction_validity; custom
// reasons carry a number instead.
const INVALID = [
  'Transaction call is not expected',
  'Inability to pay some fees (e.g. account balance too low)',
  'Transaction will be valid in the future',
  'Transaction is outdated',
  'Transaction has a bad signature',
  'Transaction has an ancient birth block',
  'Transaction would exhaust the block limits',
  undefined,
  'A call was labelled as mandatory, but resulted in an Error.',
  'Transaction dispatch is mandatory; transactions must not be validated.',
  'Invalid signing address',
  'The implicit data was unable to be calculated',
  'The transaction extension did not authorize any origin',
]
const FUTURE = 2
const EXHAUSTS_RESOURCES = 6
const UNKNOWN = ['CannotLookup', 'NoUnsignedValidator']

/** Reads what `TaggedTransactionQueue_validate_transaction` returned. Throws `ScaleError`. */
export function decodeValidity(bytes: Uint8Array): Validity {
  const reader = new ScaleReader(bytes)
  if (reader.u8() !== 0) return { refusal: readRefusal(reader) }
  const tag = (): string => Buffer.from(reader.bytes()).toString('hex')
  const priority = reader.u64()
  const requires = reader.vec(tag)
  const provides = reader.vec(tag)
  return { valid: { priority, requires, provides, longevity: reader.u64() } }
}

/** Reads an encoded `TransactionValidityError`. Throws `ScaleError`. */
export function decodeRefusal(bytes: Uint8Array): Refusal {
  return readRefusal(new ScaleReader(bytes))
}

function readRefusal(reader: ScaleReader): Refusal {
  const kind = reader.u8() === 0 ? 'invalid' : 'unknown'
  const reason = reader.u8()
  if (kind === 'unknown') {
    return { kind, detail: UNKNOWN[reason] ?? `Custom(${reader.u8()})`, later: false }
  }
  const later = reason === FUTURE || reason === EXHAUSTS_RESOURCES
  return { kind, detail: INVALID[reason] ?? `Custom error: ${reader.u8()}`, later }
}
