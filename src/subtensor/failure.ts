import type { Variant } from './codec.ts'
import type { Refusal } from './errors.ts'

/** Errors of the runtime itself, which have no words in the metadata. */
const SAYS: Readonly<Record<string, string>> = {
  BadOrigin: 'the signer may not make this call',
  FundsUnavailable: 'the account has not enough free balance',
  NotExpendable: 'the account would be left with less than it has to keep',
}

/** What an error means that is no pallet's. */
export function runtimeRefusal(type: string, detail: Variant | undefined): Refusal {
  const name = detail?.type ?? type
  return { pallet: detail === undefined ? 'Runtime' : type, name, text: SAYS[name] ?? 'the runtime says no more' }
}

/** The error of a call that failed, by the event that says so; one made by sudo succeeds whatever came of it. */
export function failureIn(event: string, said: unknown): Variant | undefined {
  if (event === 'System.ExtrinsicFailed') return said as Variant
  if (event !== 'Sudo.Sudid') return undefined
  const { type, value } = said as Variant
  return type === 'Err' ? (Object.values(value)[0] as Variant) : undefined
}
