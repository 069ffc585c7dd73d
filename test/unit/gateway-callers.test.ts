import { expect, test } from 'vitest'
import { refuseMiners } from '../../src/gateway/callers.ts'
import { neuron } from '../support/neuron.ts'

const at = (ip: string) => ({ endpoint: { ip, port: 8091 } })
const miner = neuron({ uid: 1, ...at('203.0.113.7') })
const validator = neuron({ uid: 2, ...at('203.0.113.8'), validatorPermit: true })
const local = neuron({ uid: 3, ...at('127.0.0.2') })
const call = (address: string | undefined) => () => refuseMiners(address, { neurons: [miner, validator, local] })

test('a call from where a miner says to be is refused, in whatever form the address comes', () => {
  expect(call('203.0.113.7')).toThrow(expect.objectContaining({ status: 403 }))
  expect(call('::ffff:203.0.113.7')).toThrow(/miners of this subnet/)
})

test('everybody else is served: validators, people, and who is on this machine', () => {
  for (const address of ['203.0.113.8', '203.0.113.9', '127.0.0.2', '::1', undefined]) {
    expect(call(address), String(address)).not.toThrow()
  }
})
