import { describe, expect, it } from 'vitest'
import { type Explained, explanationLines } from '../../src/cli/explanation.ts'
import { parseInputs, parseParams } from '../../src/consensus/epoch-parse.ts'
import { explain } from '../../src/consensus/explain.ts'
import type { Inputs } from '../../src/consensus/inputs.ts'
import type { Params } from '../../src/consensus/params.ts'
import { epochVectors, type Json, list } from '../support/yuma-vectors.ts'

/** Three validators of stake 50, 30 and 20, and two miners. */
const INPUTS: Inputs = {
  block: 100n,
  ownerUid: undefined,
  stake: [50n, 30n, 20n, 0n, 0n],
  lastUpdate: [90n, 90n, 90n, 0n, 0n],
  blockAtRegistration: [1n, 1n, 1n, 1n, 1n],
  validatorPermit: [true, true, true, false, false],
  weights: [
    [
      [3, 65_535],
      [4, 65_535],
    ],
    [
      [3, 65_535],
      [4, 65_535],
    ],
    [[4, 65_535]],
    [],
    [],
  ],
  bonds: [[], [], [], [], []],
  commitBlock: [],
}
const PARAMS: Params = {
  yuma3: false,
  kappa: 32_767,
  bondsPenalty: 65_535,
  bondsMovingAverage: 0n,
  liquidAlpha: undefined,
  tempo: 10,
  activityCutoff: 50n,
  stakeThreshold: 0n,
  maxAllowedValidators: 3,
  lastStepBlock: 80n,
  commitReveal: false,
  emission: 1_000n,
}

describe('an explanation', () => {
  it('has the published figures for every neuron of every vector', () => {
    let seen = 0
    for (const vector of epochVectors()) {
      const owner = (vector.initial as Json | undefined)?.owner_uid
      for (const [index, step] of list(vector.steps).entries()) {
        const reference = step.reference_trace as Json
        const params = parseParams(vector.params, vector.yuma_version)
        const inputs = parseInputs(step.epoch_inputs, step.block, owner)
        for (const uid of inputs.stake.keys()) {
          const { consensus, rank, incentive, storedAs, judges } = explain(params, inputs, uid)
          const what = `${vector.id} step ${index} uid ${uid}`
          expect(consensus, what).toBeCloseTo(Number(list(reference.consensus)[uid]), 8)
          expect(rank, what).toBeCloseTo(Number(list(reference.rank)[uid]), 8)
          expect(incentive, what).toBeCloseTo(Number(list(reference.incentive)[uid]), 8)
          expect(BigInt(storedAs), what).toBe(list((reference.u16 as Json).incentive)[uid])
          // What validators add is the rank; each product is cut once.
          expect(
            judges.reduce((sum, { adds }) => sum + adds, 0),
            what,
          ).toBeCloseTo(rank, 6)
          seen += 1
        }
      }
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('clips what a validator gives beyond what half the stake grants', () => {
    const { consensus, rank, judges } = explain(PARAMS, INPUTS, 4)
    expect(consensus).toBeCloseTo(0.5, 8)
    expect(rank).toBeCloseTo(0.5, 8)
    expect(judges.map(({ uid, gives, counts }) => [uid, gives, counts])).toEqual([
      [0, expect.closeTo(0.5, 8), expect.closeTo(0.5, 8)],
      [1, expect.closeTo(0.5, 8), expect.closeTo(0.5, 8)],
      [2, expect.closeTo(1, 8), expect.closeTo(0.5, 8)],
    ])
    expect(judges.reduce((sum, { bond }) => sum + bond, 0)).toBeCloseTo(1, 8)
  })

  it('says why a validator’s word does not count', () => {
    const silent = (changes: Partial<Inputs>, uid = 4): (string | undefined)[] =>
      explain(PARAMS, { ...INPUTS, ...changes }, uid)
        .judges.toSorted((a, b) => a.uid - b.uid)
        .map(({ silence }) => silence)
    expect(silent({})).toEqual([undefined, undefined, undefined])
    expect(silent({ validatorPermit: [false, true, true, false, false] })).toEqual(['no permit', undefined, undefined])
    expect(silent({ lastUpdate: [90n, 20n, 90n, 0n, 0n] })).toEqual([undefined, 'inactive', undefined])
    expect(silent({ blockAtRegistration: [1n, 1n, 1n, 1n, 90n] })).toEqual(Array(3).fill('older than the neuron'))
    expect(silent({ stake: [50n, 30n, 0n, 0n, 0n] })).toEqual([undefined, undefined, 'no stake'])
    const own = { weights: [[[0, 65_535]], ...INPUTS.weights.slice(1)] } as Partial<Inputs>
    expect(silent(own, 0)).toEqual(['its own', undefined, undefined])
  })

  it('of nobody is an error', () => {
    expect(() => explain(PARAMS, INPUTS, 5)).toThrow('there is no uid 5')
  })
})

describe('its lines', () => {
  const explained = (facts: Partial<Explained> = {}): Explained => {
    const { judges, ...rest } = explain(PARAMS, INPUTS, 4)
    return {
      ...rest,
      netuid: 1,
      mechanism: 0,
      hotkey: 'miner',
      basis: 'last epoch',
      block: 99n,
      stored: { epoch: 100n, incentive: rest.storedAs, emission: 1_500_000_000n },
      agrees: true,
      changedSince: [],
      judges: judges.map((judge) => ({ ...judge, hotkey: `validator-${judge.uid}` })),
      ...facts,
    }
  }

  it('tell a miner the way from weights to pay', () => {
    expect(explanationLines(explained())).toEqual([
      'uid 4 of subnet 1: miner',
      'as the epoch in block 100 saw it',
      '',
      'validator  hotkey       voice    gives     counts   adds     bond',
      '0          validator-0  50.00 %  50.00 %   50.00 %  25.00 %  50.00 %',
      '1          validator-1  30.00 %  50.00 %   50.00 %  15.00 %  30.00 %',
      '2          validator-2  20.00 %  100.00 %  50.00 %  10.00 %  20.00 %  clipped',
      '',
      '3 validators with 100.00 % of the voting stake give this neuron weight.',
      'At least 50.00 % of that stake grants it 50.00 %: its consensus. What one gives beyond does not count.',
      'Its rank is 50.00 %, of 90.00 % that all neurons have: 55.56 % of what miners earn.',
      'The epoch in block 100 found 55.56 % and paid 1.5 alpha in all.',
    ])
  })

  it('say why the computation is not what the chain has stored', () => {
    const other = { agrees: false, stored: { epoch: 100n, incentive: 1, emission: 0n } }
    expect(explanationLines(explained({ ...other, changedSince: [2] })).at(-1)).toContain(
      'validators 2 set weights since',
    )
    expect(explanationLines(explained({ ...other, basis: 'present state' })).at(-1)).toContain(
      'stake, permits or registrations',
    )
    const unknown = explained({ judges: [], ranks: 0, rank: 0, consensus: 0, incentive: 0 })
    expect(explanationLines(unknown).join('\n')).toMatch(/No validator votes.*No weight is granted.*paid by stake/s)
    const none = explained({ stored: { epoch: 0n, incentive: 0, emission: 0n } })
    expect(explanationLines(none).at(-1)).toBe('No epoch has run yet on this subnet.')
  })
})
