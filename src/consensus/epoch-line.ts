import { epoch } from './epoch.ts'
import { field, long, parseInputs, parseParams } from './epoch-parse.ts'
import { parseIntegers } from './json-integers.ts'
import type { Outcome } from './outcome.ts'

/**
 * One epoch as a line of text, for tools and for comparison with other implementations. Takes the JSON
 * `{yuma_version, n, params, owner_uid, block, epoch_inputs}` with the fields of `test/vectors/yuma.json`;
 * gives the JSON of the outcome, without spaces, byte for byte as the example `epoch` of
 * `chain/consensus` prints it. Throws an `Error` that says what is wrong with the line.
 */
export function epochLine(line: string): string {
  const asked = parseIntegers(line)
  const params = parseParams(field(asked, 'params'), field(asked, 'yuma_version'))
  const inputs = parseInputs(field(asked, 'epoch_inputs'), field(asked, 'block'), field(asked, 'owner_uid'))
  const neurons = long(field(asked, 'n'), 'n')
  if (neurons !== BigInt(inputs.stake.length)) {
    throw new Error(`n is ${neurons}, but there are ${inputs.stake.length} stakes`)
  }
  return print(epoch(params, inputs))
}

/** The outcome with its keys in a fixed order, without spaces. */
function print(outcome: Outcome): string {
  const proportions = object([
    ['consensus', list(outcome.consensus)],
    ['incentive', list(outcome.incentive)],
    ['dividends', list(outcome.dividends)],
    ['validator_trust', list(outcome.validatorTrust)],
    ['stake_weight', list(outcome.stakeWeight)],
  ])
  return object([
    ['u16', proportions],
    ['server_emission', list(outcome.serverEmission)],
    ['validator_emission', list(outcome.validatorEmission)],
    ['emission', list(outcome.emission)],
    ['bonds_u16', list(outcome.bonds.map((row) => list(row.map(list))))],
    ['new_validator_permit', list(outcome.newValidatorPermit)],
  ])
}

function object(fields: readonly (readonly [name: string, value: string])[]): string {
  return `{${fields.map(([name, value]) => `"${name}":${value}`).join(',')}}`
}

function list(values: readonly (number | bigint | boolean | string)[]): string {
  return `[${values.join(',')}]`
}
