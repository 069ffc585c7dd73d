import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareInterfaces, describeInterface } from '../support/interface/describe.ts'
import { acceptedDifferences } from '../support/interface/finney.ts'
import { type Interface, readInterface } from '../support/interface/metadata.ts'

const ours = readInterface(readFileSync('chain/blob/metadata.scale'))
const finney = describeInterface(readInterface(readFileSync('test/vectors/finney-393.metadata.scale')))

describe('the interface of the committed runtime', () => {
  const lines = describeInterface(ours)
  const differences = compareInterfaces(lines, finney)

  it('is the committed one', async () => {
    const text = [...lines].map(([name, line]) => `${name}\n    ${line}\n`).join('')
    await expect(text).toMatchFileSnapshot('../vectors/interface.txt')
  })

  it('is that of Finney in all that both have, but for differences with a reason', () => {
    const unexplained = differences.filter(({ name }) => !acceptedDifferences.some(({ names }) => names.test(name)))
    expect(unexplained).toEqual([])
  })

  it('explains no difference that is not there', () => {
    const unused = acceptedDifferences.filter(({ names }) => !differences.some(({ name }) => names.test(name)))
    expect(unused).toEqual([])
  })

  it('shares most of what a subnet needs with Finney', () => {
    const shared = [...lines.keys()].filter((name) => finney.has(name))
    expect(shared.filter((name) => name.startsWith('call SubtensorModule.')).length).toBeGreaterThan(40)
    expect(shared.filter((name) => name.startsWith('storage SubtensorModule.')).length).toBeGreaterThan(100)
  })
})

describe('a planted change is found:', () => {
  it.each<[string, string, (runtime: Interface) => void]>([
    ['a hasher', 'storage SubtensorModule.Tempo', (runtime) => (mapOf(runtime, 'Tempo').hashers = ['Twox64Concat'])],
    ['the value of a map', 'storage SubtensorModule.Uids', (runtime) => (mapOf(runtime, 'Uids').value += 1)],
    [
      'the index of a call',
      'call SubtensorModule.add_stake',
      (runtime) => (variantOf(runtime, 'calls', 'add_stake').index += 100),
    ],
    [
      'the name of an argument',
      'call SubtensorModule.serve_axon',
      (runtime) => (variantOf(runtime, 'calls', 'serve_axon').fields[2]!.name = 'address'),
    ],
    [
      'a field of an event',
      'event SubtensorModule.StakeAdded',
      (runtime) => variantOf(runtime, 'events', 'StakeAdded').fields.pop(),
    ],
    ['the index of a pallet', 'pallet SubtensorModule', (runtime) => (subtensor(runtime).index = 8)],
    [
      'the result of a runtime API',
      'api NeuronInfoRuntimeApi.get_neurons_lite',
      (runtime) => (methodOf(runtime, 'NeuronInfoRuntimeApi', 'get_neurons_lite').output += 1),
    ],
  ])('%s', (_what, name, plant) => {
    const altered = structuredClone(ours)
    plant(altered)
    const found = compareInterfaces(describeInterface(altered), finney).map((difference) => difference.name)
    expect(found).toContain(name)
  })
})

const subtensor = (runtime: Interface) => runtime.pallets.find(({ name }) => name === 'SubtensorModule')!

const mapOf = (runtime: Interface, item: string) =>
  subtensor(runtime).storage!.items.find(({ name }) => name === item)!.type.map!

function variantOf(runtime: Interface, kind: 'calls' | 'events', variant: string) {
  const { def } = runtime.lookup.types[subtensor(runtime)[kind]!.type]!.type
  return def.variant!.variants.find(({ name }) => name === variant)!
}

const methodOf = (runtime: Interface, api: string, method: string) =>
  runtime.apis.find(({ name }) => name === api)!.methods.find(({ name }) => name === method)!
