import type { Variant } from './codec.ts'
import type { Refusal, RpcError } from './errors.ts'

/**
 * Reasons for which Subtensor's transaction extension refuses in the pool, by their number in "Custom error: N".
 * Source: `CustomTransactionError` of Subtensor, `common/src/transaction_error.rs`; 255 is the runtime's own for
 * reasons without a number.
 */
const CUSTOM: Readonly<Record<number, readonly [name: string, text: string]>> = {
  0: ['ColdkeyInSwapSchedule', 'the coldkey is about to be swapped'],
  1: ['StakeAmountTooLow', 'the amount, or the stake behind the weights, is too low'],
  2: ['BalanceTooLow', 'the coldkey has not enough free balance'],
  3: ['SubnetNotExists', 'there is no such subnet'],
  4: ['HotkeyAccountDoesntExist', 'the hotkey is not known to the chain'],
  5: ['NotEnoughStakeToWithdraw', 'the hotkey has less stake than is to be withdrawn'],
  6: ['RateLimitExceeded', 'too soon after the last time, try again some blocks later'],
  7: ['InsufficientLiquidity', 'the pool is too small for the amount'],
  8: ['SlippageTooHigh', 'the price would move more than allowed'],
  9: ['TransferDisallowed', 'the subnet does not allow transfers'],
  10: ['HotKeyNotRegisteredInNetwork', 'the hotkey is not registered on the subnet'],
  11: ['InvalidIpAddress', 'the address is no public one; on one machine use 127.0.0.2'],
  12: ['ServingRateLimitExceeded', 'the axon was published too recently, try again some blocks later'],
  13: ['InvalidPort', 'the port is 0'],
  14: ['ZeroMaxAmount', 'the greatest amount allowed is zero'],
  15: ['InvalidRevealRound', 'the reveal round is in the past'],
  16: ['CommitNotFound', 'there is no such commit'],
  17: ['CommitBlockNotInRevealRange', 'the commit cannot be revealed now'],
  18: ['InputLengthsUnequal', 'the lists of the batch differ in length'],
  19: ['UidNotFound', 'the hotkey has no uid on the subnet'],
  20: ['EvmKeyAssociateRateLimitExceeded', 'the EVM key was associated too recently'],
  21: ['ColdkeySwapDisputed', 'the swap of the coldkey is disputed'],
  22: ['InvalidRealAccount', 'the proxied account is not valid'],
  23: ['FailedShieldedTxParsing', 'the shielded extrinsic cannot be read'],
  24: ['InvalidShieldedTxPubKeyHash', 'the shielded extrinsic is for another key'],
  25: ['NonAssociatedColdKey', 'the hotkey belongs to another coldkey'],
  26: ['DelegateTakeTooLow', 'the take is too low'],
  27: ['DelegateTakeTooHigh', 'the take is too high'],
  255: ['BadRequest', 'the call would fail for a reason that has no number'],
}

/** Refusals that end by themselves when blocks pass. */
const PASSING = new Set(['RateLimitExceeded', 'ServingRateLimitExceeded'])

/**
 * The texts Substrate gives as `data` of error 1010. Source: `impl From<InvalidTransaction> for &'static str` in
 * sp-runtime.
 */
const INVALID: readonly (readonly [start: string, name: string])[] = [
  ['Transaction call is not expected', 'Call'],
  ['Inability to pay some fees', 'Payment'],
  ['Transaction will be valid in the future', 'Future'],
  ['Transaction is outdated', 'Stale'],
  ['Transaction has a bad signature', 'BadProof'],
  ['Transaction has an ancient birth block', 'AncientBirthBlock'],
  ['Transaction would exhaust the block limits', 'ExhaustsResources'],
  ['A call was labelled as mandatory', 'BadMandatory'],
  ['Transaction dispatch is mandatory', 'MandatoryValidation'],
  ['Invalid signing address', 'BadSigner'],
  ['The implicit data was unable to be calculated', 'IndeterminateImplicit'],
  ['The transaction extension did not authorize any origin', 'UnknownOrigin'],
]

/** Codes of `author_submitExtrinsic`. Source: `sc-rpc-api`, `author/error.rs`. */
export const POOL_CODE = {
  invalid: 1010,
  unknown: 1011,
  banned: 1012,
  imported: 1013,
  priority: 1014,
  cycle: 1015,
  dropped: 1016,
} as const

const OTHER: Readonly<Record<number, Omit<Refusal, 'pallet'>>> = {
  [POOL_CODE.unknown]: { name: 'UnknownValidity', text: 'the pool cannot tell whether it is valid' },
  [POOL_CODE.banned]: { name: 'TemporarilyBanned', text: 'the same was refused a moment ago', retryable: true },
  [POOL_CODE.imported]: { name: 'AlreadyImported', text: 'the same waits in the pool already' },
  [POOL_CODE.priority]: {
    name: 'TooLowPriority',
    text: 'another with the same nonce waits in the pool',
    retryable: true,
  },
  [POOL_CODE.cycle]: { name: 'CycleDetected', text: 'it depends on itself' },
  [POOL_CODE.dropped]: { name: 'ImmediatelyDropped', text: 'the pool is full', retryable: true },
}

/** What the pool's answer means, or `undefined` when the error is no refusal of an extrinsic. */
export function poolRefusal(error: RpcError): Refusal | undefined {
  if (error.rpcCode === POOL_CODE.invalid) return invalid(error.data ?? error.message)
  const other = OTHER[error.rpcCode]
  return other && { pallet: 'Pool', ...other }
}

/** Whether a refusal says that the nonce is taken, so that a newer one may do. */
export function isNonceTaken(refusal: Pick<Refusal, 'name'>): boolean {
  return refusal.name === 'Stale' || refusal.name === 'TooLowPriority' || refusal.name === 'TemporarilyBanned'
}

/** What the end of an extrinsic in the pool means, by the word of `author_extrinsicUpdate`; `undefined` for other words. */
export function statusRefusal(status: string): Refusal | undefined {
  const text = ENDED[status]
  return text === undefined
    ? undefined
    : { pallet: 'Pool', name: status[0]!.toUpperCase() + status.slice(1), text, retryable: true }
}

const ENDED: Readonly<Record<string, string>> = {
  dropped: 'the pool made room for others',
  usurped: 'another with the same nonce took its place',
  invalid: 'it became invalid while it waited',
}

/** What a runtime's `TransactionValidityError` means, the same as the pool's answer that a node makes of it. */
export function transactionRefusal({ type, value }: Variant): Refusal {
  const [{ type: name, value: fields }] = Object.values(value) as [Variant]
  const [number] = Object.values(fields)
  if (name === 'Custom' && typeof number === 'bigint') return custom(Number(number))
  const text = INVALID.find(([, known]) => known === name)?.[0] ?? `the transaction is ${type.toLowerCase()}`
  return { pallet: 'Pool', name, text }
}

function invalid(reason: string): Refusal {
  const number = /Custom error: (\d+)/.exec(reason)?.[1]
  if (number !== undefined) return custom(Number(number))
  const name = INVALID.find(([start]) => reason.startsWith(start))?.[1] ?? 'Invalid'
  return { pallet: 'Pool', name, text: reason }
}

function custom(poolNumber: number): Refusal {
  const [name, text] = CUSTOM[poolNumber] ?? ['Custom', 'a reason that this client does not know']
  return { pallet: 'Pool', name, text, poolNumber, retryable: PASSING.has(name) }
}
