import { beforeAll, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { factsOf } from '../../validator/round/file.ts'
import { planRound } from '../../validator/round/plan.ts'
import { drawnChallenges } from '../../validator/schedule.ts'
import { honestRound } from '../support/audit.ts'

beforeAll(ready)

const round = () => {
  const { round, set } = honestRound({ challenges: 40 })
  return { record: round.record, set }
}

test('who audits a round draws as many challenges for each miner as who held it', () => {
  const { record, set } = round()
  const held = planRound(factsOf(record)).filter(({ kind }) => kind === 'challenge')
  const drawn = drawnChallenges(record, set)!
  expect(drawn).toEqual(held.map(({ asks }) => asks.length))
  expect(new Set(drawn).size, 'not the same for everybody').toBeGreaterThan(1)
})

test('a validator that says there was less to ask is not believed', () => {
  const { record, set } = round()
  const honest = drawnChallenges(record, set)
  const fewer = record.tasks.map((task) => ({ ...task, challenges: 1, name: 'nothing' }))
  expect(drawnChallenges({ ...record, tasks: fewer }, set)).toEqual(honest)
  const foreign = record.pairs.map((pair) => ({ ...pair, task: 7 }))
  expect(drawnChallenges({ ...record, pairs: foreign }, set)).toEqual([0, 0, 0])
})

test('nobody draws a round of other habits', () => {
  const { record, set } = round()
  expect(drawnChallenges({ ...record, habits: '00'.repeat(32) }, set)).toBeUndefined()
})
