import { expect, test } from 'vitest'
import { admission } from '../../miner/admission.ts'
import { metagraph, neuron } from '../support/neuron.ts'

const graph = metagraph(
  neuron({ uid: 1, hotkey: 'validator', validatorPermit: true, stake: 1_000n }),
  neuron({ uid: 2, hotkey: 'miner', stake: 1_000n }),
)

test('a validator with a permit is admitted', () => {
  expect(admission(graph, 'validator')).toBeUndefined()
})

test.each([
  ['a registered hotkey without a permit', 'miner'],
  ['a hotkey the subnet does not know', 'stranger'],
  ['nobody', ''],
])('%s is refused', (_, sender) => {
  expect(admission(graph, sender)).toBe('NOT_ADMITTED')
})

test('a validator with less stake than the miner asks for is refused', () => {
  expect(admission(graph, 'validator', { minStake: 1_000n })).toBeUndefined()
  expect(admission(graph, 'validator', { minStake: 1_001n })).toBe('NOT_ADMITTED')
})
