import { epoch } from './epoch.ts'
import { field, long, parseInputs, parseMechanisms, parseParams } from './epoch-parse.ts'
import { parseIntegers } from './json-integers.ts'
import { combine, splitEmission } from './mechanisms.ts'
import type { Outcome } from './outcome.ts'

/**
 * One epoch as a line of text, for tools and for comparison with other implementations. Takes the JSON
 * `{yuma_version, n, params, owner_uid, block, epoch_inputs}` with the fields of `test/vectors/yuma.json`;
 * gives the JSON of the outcome, without spaces, byte for byte as the example `epoch` of
 * `chain/consensus` prints it. `mechanisms` lists what further mechanisms have instead of the first's weights, bonds,
 * updates and commits, and `emission_split` their shares; then the outcome is that of all, with those of each under
 * `mechanisms`. Throws an `Error` that says what is wrong with the line.
 */
export function epochLine(line: string): string {
  const asked = parseIntegers(line)
  const params = parseParams(field(asked, 'params'), field(asked, 'yuma_version'))
  const inputs = parseInputs(field(asked, 'epoch_inputs'), field(asked, 'block'), field(asked, 'owner_uid'))
  const neurons = long(field(asked, 'n'), 'n')
  if (neurons !== BigInt(inputs.stake.length)) {
    throw new Error(`n is ${neurons}, but there are ${inputs.stake.length} stakes`)
  }
  const { others, shares } = parseMechanisms(field(asked, 'mechanisms'), field(asked, 'emission_split'))
  if (others.length === 0) return object(fields(epoch(params, inputs)))
  const given = splitEmission(params.emission, others.length + 1, shares)
  const parts = [inputs, ...others].map((votes, place) => ({
    given: given[place]!,
    outcome: epoch({ ...params, emission: given[place]! }, { ...inputs, ...votes }),
  }))
  const each = parts.map(({ outcome }) => object(fields(outcome)))
  return object([...fields(combine(parts, params.emission)), ['mechanisms', list(each)]])
}

/** The outcome's parts, in a fixed order, without spaces. */
function fields(outcome: Outcome): (readonly [name: string, value: string])[] {
  const proportions = object([
    ['consensus', list(outcome.consensus)],
    ['incentive', list(outcome.incentive)],
    ['dividends', list(outcome.dividends)],
    ['validator_trust', list(outcome.validatorTrust)],
    ['stake_weight', list(outcome.stakeWeight)],
  ])
  return [
    ['u16', proportions],
    ['server_emission', list(outcome.serverEmission)],
    ['validator_emission', list(outcome.validatorEmission)],
    ['emission', list(outcome.emission)],
    ['bonds_u16', list(outcome.bonds.map((row) => list(row.map(list))))],
    ['new_validator_permit', list(outcome.newValidatorPermit)],
  ]
}

function object(fields: readonly (readonly [name: string, value: string])[]): string {
  return `{${fields.map(([name, value]) => `"${name}":${value}`).join(',')}}`
}

function list(values: readonly (number | bigint | boolean | string)[]): string {
  return `[${values.join(',')}]`
}
