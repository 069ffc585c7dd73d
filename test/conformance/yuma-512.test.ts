import { expect, test } from 'vitest'
import { epoch } from '../../src/consensus/epoch.ts'
import type { Row } from '../../src/consensus/inputs.ts'
import type { Params } from '../../src/consensus/params.ts'
import { maxUpscale } from '../../src/consensus/upscale.ts'
import { epochVectors, type Json } from '../support/yuma-vectors.ts'

/** Validators 0 to 63 weigh servers 64 to 511 equally; the vectors describe this subnet instead of listing it. */
const SIZE = 512
const VALIDATORS = 64

test('a full subnet of 512 pays as published', () => {
  const vector = epochVectors().find(({ id }) => id === 'yuma2_512_graph')!
  const generator = vector.generator as Record<string, bigint>
  const wanted = vector.expected_asserted_in_test as Record<string, Json>
  const params: Params = {
    yuma3: false,
    kappa: Number(generator.kappa_u16),
    bondsPenalty: Number(generator.bonds_penalty_u16),
    bondsMovingAverage: generator.bonds_moving_average_per_million!,
    liquidAlpha: undefined,
    tempo: Number(generator.tempo),
    activityCutoff: 5000n,
    stakeThreshold: 0n,
    maxAllowedValidators: SIZE,
    lastStepBlock: 0n,
    commitReveal: false,
    emission: generator.emission!,
  }
  const raw = Array<number>(SIZE - VALIDATORS).fill(Number(generator.weight_value_raw))
  const row = maxUpscale(raw).map((value, index) => [VALIDATORS + index, value] as const)
  const neurons = [...Array(SIZE).keys()]
  const votes = (uid: number) => uid < VALIDATORS
  const silent = {
    block: 1n,
    ownerUid: undefined,
    stake: neurons.map((uid) => (votes(uid) ? generator.stake_per_validator! : 0n)),
    lastUpdate: neurons.map(() => 1n),
    blockAtRegistration: neurons.map(() => 0n),
    validatorPermit: [],
    weights: [],
    bonds: [],
    commitBlock: [],
  }
  const permitted = { ...silent, validatorPermit: epoch(params, silent).newValidatorPermit }
  const voting = { ...permitted, weights: neurons.map((uid) => (votes(uid) ? row : [])) }

  let bonds: readonly Row[] = []
  for (let round = 0n; round < generator.epochs!; round++) {
    const outcome = epoch(params, { ...voting, bonds })
    for (const uid of neurons) {
      const role = wanted[votes(uid) ? 'validator' : 'server']!
      const { consensus, incentive, dividends, emission } = outcome
      const got = [consensus[uid], incentive[uid], dividends[uid], emission[uid]].map(String)
      const due = [role.consensus_u16, role.incentive_u16, role.dividends_u16, role.emission].map(String)
      expect(got, `epoch ${round}, uid ${uid}`).toEqual(due)
      const held = votes(uid) ? row.map(([to]) => [to, Number(role.bond_u16_to_server)]) : []
      expect(outcome.bonds[uid], `epoch ${round}, bonds of ${uid}`).toEqual(held)
    }
    bonds = outcome.bonds
  }
})
