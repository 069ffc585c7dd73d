import { tao } from '../config/kind.ts'
import { suggest } from '../config/suggest.ts'
import { BadInputError } from '../lib/errors.ts'
import type { CallShape } from '../subtensor/extrinsic.ts'
import { addressOf } from './keys.ts'

/** Calls of the pallets that set hyperparameters, as the chain's metadata lists them. */
export type Calls = Readonly<Record<'AdminUtils' | 'SubtensorModule', readonly CallShape[]>>

/** The call that sets one hyperparameter, and the type of its last argument. */
export type Setter = {
  readonly name: string
  readonly pallet: keyof Calls
  readonly call: string
  readonly arg: Argument
}
type Argument = CallShape['args'][number]

/** Calls named otherwise than `sudo_set_` and the hyperparameter's name. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  alpha_high: 'sudo_set_alpha_values',
  alpha_low: 'sudo_set_alpha_values',
  bonds_moving_avg: 'sudo_set_bonds_moving_average',
  commit_reveal_period: 'sudo_set_commit_reveal_weights_interval',
  max_regs_per_block: 'sudo_set_max_registrations_per_block',
  max_validators: 'sudo_set_max_allowed_validators',
  min_childkey_take: 'sudo_set_min_childkey_take_per_subnet',
  registration_allowed: 'sudo_set_network_registration_allowed',
  subnet_is_active: 'sudo_set_subtoken_enabled',
  target_regs_per_interval: 'sudo_set_target_registrations_per_interval',
  transfers_enabled: 'sudo_set_toggle_transfer',
  weights_rate_limit: 'sudo_set_weights_set_rate_limit',
  weights_version: 'sudo_set_weights_version_key',
  yuma_version: 'sudo_set_yuma3_enabled',
}

/** Set by the owner with a call of the main pallet; the one of AdminUtils is for root alone. */
const OWNERS: Readonly<Record<string, string>> = {
  tempo: 'set_tempo',
  activity_cutoff_factor: 'set_activity_cutoff_factor',
}

/** Amounts of TAO. */
const AMOUNTS = new Set(['min_burn', 'max_burn'])
/** Fixed-point numbers, by their fractional bits. */
const FIXED: Readonly<Record<string, number>> = { burn_increase_mult: 64 }

/** The call that sets a hyperparameter of this name; `undefined` when the chain has none. */
export function callFor(name: string, calls: Calls, asRoot = false): Setter | undefined {
  const own = asRoot ? undefined : OWNERS[name]
  const [pallet, call] =
    own !== undefined && calls.SubtensorModule.some((one) => one.call === own)
      ? (['SubtensorModule', own] as const)
      : (['AdminUtils', NAMED_OTHERWISE[name] ?? `sudo_set_${name}`] as const)
  const args = calls[pallet].find((one) => one.call === call)?.args
  const arg = args?.find((one) => one.name === name) ?? args?.at(-1)
  // Calls without a netuid are not about one subnet.
  if (args?.[0]?.name !== 'netuid' || arg === undefined || args.length < 2) return undefined
  return { name: `${pallet}.${call}`, pallet, call, arg }
}

/** Names of all that can be set on this chain, those of the hyperparameters first. */
export function settable(names: readonly string[], calls: Calls): readonly string[] {
  const known = names.filter((name) => callFor(name, calls) !== undefined)
  const taken = new Set(known.map((name) => callFor(name, calls)!.call))
  const more = calls.AdminUtils.filter(({ call }) => call.startsWith('sudo_set_') && !taken.has(call))
    .map(({ call }) => call.slice('sudo_set_'.length))
    .filter((name) => callFor(name, calls) !== undefined)
  return [...new Set([...known, ...more])]
}

/** Throws `BadInputError` for a hyperparameter that cannot be set, with the name that was probably meant. */
export function setterOf(
  name: string,
  names: readonly string[],
  { calls, asRoot }: { calls: Calls; asRoot: boolean },
): Setter {
  const found = callFor(name, calls, asRoot)
  if (found !== undefined) return found
  const meant = suggest(name, names)
  const hint = meant === undefined ? '; yuma subnet set lists what can be set' : `, did you mean ${meant}?`
  throw new BadInputError(`this chain has no call that sets '${name}'${hint}`)
}

/** The value a person wrote, as the call takes it. Throws `BadInputError` when it is none of that type. */
export function readValue(name: string, written: string, { type }: Argument): unknown {
  if (name === 'yuma_version') return choice(written, { '2': false, '3': true })
  if (AMOUNTS.has(name)) return parsed(tao.safeParse(written))
  const fraction = FIXED[name]
  if (fraction !== undefined) return { bits: fixed(written, fraction) }
  if (type === 'bool') return choice(written, { true: true, false: false, yes: true, no: false })
  if (/^[ui]\d+$/.test(type)) return whole(written, type)
  if (type === 'AccountId32') return addressOf(written)
  return json(written, type)
}

function choice(written: string, of: Readonly<Record<string, boolean>>): boolean {
  const value = Object.hasOwn(of, written) ? of[written] : undefined
  if (value === undefined) throw new BadInputError(`expected one of ${Object.keys(of).join(', ')}, got '${written}'`)
  return value
}

function whole(written: string, type: string): bigint {
  const bits = BigInt(type.slice(1))
  const [least, end] = type[0] === 'u' ? [0n, 1n << bits] : [-(1n << (bits - 1n)), 1n << (bits - 1n)]
  const value = /^-?\d{1,40}$/.test(written) ? BigInt(written) : undefined
  if (value !== undefined && value >= least && value < end) return value
  throw new BadInputError(`expected a whole number from ${least} to ${end - 1n}, got '${written}'`)
}

/** A decimal number times two to the fraction's bits, rounded down. */
function fixed(written: string, fraction: number): bigint {
  const parts = /^(\d{1,10})(?:\.(\d{1,18}))?$/.exec(written)
  if (parts === null) throw new BadInputError(`expected a decimal number such as 1.26, got '${written}'`)
  const [, integer, decimals = ''] = parts
  return (BigInt(integer! + decimals) << BigInt(fraction)) / 10n ** BigInt(decimals.length)
}

function json(written: string, type: string): unknown {
  try {
    return JSON.parse(written)
  } catch (cause) {
    throw new BadInputError(`expected JSON of the type ${type}, got '${written}'`, { cause })
  }
}

function parsed<T>(
  result: { success: true; data: T } | { success: false; error: { issues: { message: string }[] } },
): T {
  if (result.success) return result.data
  throw new BadInputError(result.error.issues[0]?.message ?? 'expected an amount')
}
