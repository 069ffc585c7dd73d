import { U16_MAX, U64_MAX } from './fix.ts'
import type { Outcome } from './outcome.ts'

/** An outcome with the rao that its mechanism shared out. */
export type MechanismPart = { readonly given: bigint; readonly outcome: Outcome }

/** One, as the part of a mechanism in the emission. */
const WHOLE = 1n << 64n

/**
 * Divides `emission` rao among `count` mechanisms, by `shares` of 65535 or else evenly. What rounding leaves, and what
 * the shares do not give away, is the first's.
 */
export function splitEmission(emission: bigint, count: number, shares: readonly number[] | undefined): bigint[] {
  const part = (place: number): bigint => {
    if (shares === undefined) return emission / BigInt(count)
    return (emission * BigInt(shares[place] ?? 0)) / BigInt(U16_MAX)
  }
  const parts = Array.from({ length: count }, (_, place) => part(place))
  const rest = emission - parts.reduce((sum, one) => sum + one, 0n)
  if (rest > 0n && count > 0) parts[0]! += rest
  return parts
}

/**
 * Sums the outcomes of a subnet's mechanisms as the chain does. Pay is added up; proportions, and the emission by which
 * neurons are pruned, are weighed by the mechanism's part of `emission`, each product rounded down; who is active or
 * has a permit in one has it in all. Bonds stay with the mechanisms: there are none in the sum.
 */
export function combine(parts: readonly MechanismPart[], emission: bigint): Outcome {
  const shares = parts.map(({ given }, place) => {
    if (emission > 0n) return (given * WHOLE) / emission
    return place === 0 ? WHOLE : 0n
  })
  const uids = [...(parts[0]?.outcome.active.keys() ?? [])]
  const weighed = (value: bigint, place: number): bigint => (value * shares[place]!) / WHOLE
  const amounts = (of: (outcome: Outcome) => readonly bigint[], count = (value: bigint, _place: number) => value) =>
    uids.map((uid) =>
      parts.reduce((sum, { outcome }, place) => limited(sum + count(of(outcome)[uid]!, place), U64_MAX), 0n),
    )
  const proportions = (of: (outcome: Outcome) => readonly number[]) =>
    uids.map((uid) => {
      const sum = (total: bigint, { outcome }: MechanismPart, place: number): bigint =>
        limited(total + weighed(BigInt(of(outcome)[uid]!), place), BigInt(U16_MAX))
      return Number(parts.reduce(sum, 0n))
    })
  const any = (of: (outcome: Outcome) => readonly boolean[]) =>
    uids.map((uid) => parts.some(({ outcome }) => of(outcome)[uid]))
  return {
    active: any(({ active }) => active),
    consensus: proportions(({ consensus }) => consensus),
    incentive: proportions(({ incentive }) => incentive),
    dividends: proportions(({ dividends }) => dividends),
    validatorTrust: proportions(({ validatorTrust }) => validatorTrust),
    stakeWeight: proportions(({ stakeWeight }) => stakeWeight),
    serverEmission: amounts(({ serverEmission }) => serverEmission),
    validatorEmission: amounts(({ validatorEmission }) => validatorEmission),
    emission: amounts(({ emission }) => emission, weighed),
    bonds: [],
    newValidatorPermit: any(({ newValidatorPermit }) => newValidatorPermit),
  }
}

function limited(value: bigint, most: bigint): bigint {
  return value > most ? most : value
}
