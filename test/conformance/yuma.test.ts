import { expect, test } from 'vitest'
import { epochWithTrace } from '../../src/consensus/epoch.ts'
import { epochLine } from '../../src/consensus/epoch-line.ts'
import { parseInputs, parseParams } from '../../src/consensus/epoch-parse.ts'
import { type Fix, toNumber } from '../../src/consensus/fix.ts'
import { parseIntegers } from '../../src/consensus/json-integers.ts'
import type { Matrix } from '../../src/consensus/matrix.ts'
import { prerank, type Trace } from '../../src/consensus/trace.ts'
import { printJson } from '../support/json.ts'
import { epochVectors, type Json, list } from '../support/yuma-vectors.ts'

/** The vectors print fractions to ten digits, the comments of the original tests to nine. */
const TOLERANCE = 1e-9
const COMMENT_TOLERANCE = 2e-9

const vectors = epochVectors().filter(({ steps }) => steps !== undefined)

test.each(vectors.map((vector) => [vector.id, vector] as const))('every step of %s is met', (id, vector) => {
  for (const [index, step] of list(vector.steps).entries()) meet(vector, step, `${id} step ${index}`)
})

test('all steps are there, with the figures that the original tests assert or print', () => {
  const steps = vectors.flatMap((vector) => list(vector.steps))
  expect(steps).toHaveLength(49)
  expect(steps.reduce((total, step) => total + figures(step), 0)).toBe(183)
})

function meet(vector: Json, step: Json, what: string): void {
  const initial = vector.initial as Json
  const reference = step.reference_trace as Json
  const params = parseParams(vector.params, vector.yuma_version)
  const inputs = parseInputs(step.epoch_inputs, step.block, initial.owner_uid)
  const { trace } = epochWithTrace(params, inputs)
  const { yuma_version, n, params: asked } = vector
  const { block, epoch_inputs } = step
  const line = printJson({ yuma_version, n, params: asked, owner_uid: initial.owner_uid, block, epoch_inputs })
  const outcome = parseIntegers(epochLine(line)) as Json
  for (const name of Object.keys(outcome)) expect(outcome[name], `${what}: ${name}`).toEqual(reference[name])
  expect(Object.keys(outcome), what).toHaveLength(6)

  for (const [name, got] of Object.entries(vectorsOf(trace))) {
    close(got, reference[name], TOLERANCE, `${what}: ${name}`)
    const comment = (step.expected_from_source_comment as Json | undefined)?.[name]
    if (comment !== undefined) close(got, comment, COMMENT_TOLERANCE, `${what}: comment on ${name}`)
  }
  closeMatrix(trace.weights, reference.weights_norm, `${what}: weights`)
  closeMatrix(trace.bonds, reference.ema_bonds, `${what}: bonds`)
  meetAsserted(outcome, trace, step, what)
}

function vectorsOf(trace: Trace): Record<string, readonly Fix[]> {
  const { stake, activeStake, consensus, validatorTrust, rank, incentive, dividends } = trace
  const named = { stake_norm: stake, active_stake: activeStake, validator_trust: validatorTrust }
  return { ...named, prerank: prerank(trace), consensus, rank, incentive, dividends }
}

/** What the original test asserts: by uid, as validator, neuron and bond, or with a tolerance. */
function meetAsserted(outcome: Json, trace: Trace, step: Json, what: string): void {
  const asserted = step.expected_asserted_in_test as Json | undefined
  const proportions = outcome.u16 as Json
  const byUid = {
    consensus_u16: proportions.consensus,
    incentive_u16: proportions.incentive,
    dividends_u16: proportions.dividends,
    emission: outcome.emission,
    validator_permit: outcome.new_validator_permit,
  }
  for (const [name, got] of Object.entries(byUid)) {
    for (const [uid, wanted] of Object.entries(asserted?.[name] ?? {})) {
      expect(list(got)[Number(uid)], `${what}: ${name} of ${uid}`).toBe(wanted)
    }
  }
  for (const [validator, neuron, bond] of list(asserted?.bonds_u16) as unknown as bigint[][]) {
    const row = list(list(outcome.bonds_u16)[Number(validator)]) as unknown as bigint[][]
    expect(row, what).toContainEqual([neuron, bond])
  }
  const dividends = asserted?.dividends as Json | undefined
  if (dividends !== undefined) close(trace.dividends, dividends.values, Number(dividends.tolerance), what)
  const comment = step.expected_from_source_comment as Json | undefined
  if (comment?.emission !== undefined) expect(outcome.emission, what).toEqual(comment.emission)
  if (asserted?.server_emission_equal !== undefined) {
    const [a, b] = outcome.server_emission as bigint[]
    expect(a! > 0n && a === b, `${what}: ${a} and ${b}`).toBe(true)
  }
}

/** How many figures of the original test a step carries. */
function figures(step: Json): number {
  const asserted = (step.expected_asserted_in_test ?? {}) as Json
  const names = ['consensus_u16', 'incentive_u16', 'dividends_u16', 'emission', 'validator_permit']
  const byUid = names.reduce((total, name) => total + Object.keys(asserted[name] ?? {}).length, 0)
  const single = ['dividends', 'server_emission_equal'].filter((name) => asserted[name] !== undefined).length
  const comments = Object.keys(step.expected_from_source_comment ?? {}).length
  return byUid + list(asserted.bonds_u16).length + single + comments
}

function close(got: readonly Fix[], wanted: unknown, tolerance: number, what: string): void {
  const numbers = list(wanted).map(Number)
  expect(got, what).toHaveLength(numbers.length)
  for (const [uid, value] of got.entries()) {
    expect(Math.abs(toNumber(value) - numbers[uid]!), `${what} of ${uid}`).toBeLessThanOrEqual(tolerance)
  }
}

function closeMatrix(got: Matrix, wanted: unknown, what: string): void {
  const rows = list(wanted) as unknown as [column: bigint, value: number][][]
  expect(got, what).toHaveLength(rows.length)
  for (const [uid, row] of got.entries()) {
    expect(
      row.map(([column]) => BigInt(column)),
      what,
    ).toEqual(rows[uid]!.map(([column]) => column))
    close(
      row.map(([, value]) => value),
      rows[uid]!.map(([, value]) => value),
      TOLERANCE,
      `${what} row ${uid}`,
    )
  }
}
