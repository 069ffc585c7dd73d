import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { accountFor } from '../support/interface/account.ts'
import { additional } from '../support/interface/additional.ts'
import { knownNames, namesOf } from '../support/interface/known.ts'
import { leftOut } from '../support/interface/left-out.ts'
import { type Interface, readInterface } from '../support/interface/metadata.ts'

const known = knownNames()
const runtime = readInterface(readFileSync('chain/blob/metadata.scale'))
const account = (ours: Interface, list = leftOut) => accountFor(known, namesOf(ours), list)

/** The runtime, changed. */
function altered(change: (runtime: Interface) => void): Interface {
  const copy = structuredClone(runtime)
  change(copy)
  return copy
}

const pallet = (of: Interface, wanted: string) => of.pallets.find(({ name }) => name === wanted)!

const callsOf = (of: Interface, wanted: string) =>
  of.lookup.types[pallet(of, wanted).calls!.type]!.type.def.variant!.variants

describe('the list of what is left out of Subtensor', () => {
  it('names all that the committed runtime lacks, once, and nothing that it has', () => {
    expect(account(runtime)).toEqual({ unexplained: [], stale: [], twice: [] })
  })

  it('has a reason for each of its topics', () => {
    for (const { topic, why, names } of leftOut) {
      expect(why, topic).toMatch(/\w+ \w+/)
      expect(names.length, topic).toBeGreaterThan(0)
    }
  })

  it('would say if a call went', () => {
    const without = altered((ours) => {
      const calls = callsOf(ours, 'SubtensorModule')
      calls.splice(
        calls.findIndex(({ name }) => name === 'add_stake'),
        1,
      )
    })
    expect(account(without).unexplained).toEqual(['call SubtensorModule.add_stake'])
  })

  it('would say if a storage item, a constant, a runtime API or a pallet went', () => {
    const without = altered((ours) => {
      const module = pallet(ours, 'SubtensorModule')
      module.storage!.items = module.storage!.items.filter(({ name }) => name !== 'Tempo')
      module.constants = module.constants.filter(({ name }) => name !== 'InitialTempo')
      ours.apis = ours.apis.filter(({ name }) => name !== 'SubnetRegistrationRuntimeApi')
      ours.pallets = ours.pallets.filter(({ name }) => name !== 'Sudo')
    })
    expect(account(without).unexplained).toEqual(
      expect.arrayContaining([
        'storage SubtensorModule.Tempo',
        'constant SubtensorModule.InitialTempo',
        'api SubnetRegistrationRuntimeApi.get_network_registration_cost',
        'pallet Sudo',
        'call Sudo.sudo',
      ]),
    )
  })

  it('would say if a call came', () => {
    const withOne = altered((ours) => {
      const calls = callsOf(ours, 'SubtensorModule')
      calls.push({ ...calls[0]!, name: 'lock_stake' })
    })
    expect(account(withOne).stale).toEqual(['call SubtensorModule.lock_stake'])
  })

  it('would say if it named what nobody has, or something twice', () => {
    const list = [...leftOut, { topic: 'more', why: 'none', names: ['call EVM.call', 'call EVM.dance'] }]
    expect(account(runtime, list)).toEqual({ unexplained: [], stale: ['call EVM.dance'], twice: ['call EVM.call'] })
  })
})

describe('the list of what is additional', () => {
  it('names all that the committed runtime has beyond Subtensor, once, and nothing else', () => {
    expect(accountFor(namesOf(runtime), known, additional)).toEqual({ unexplained: [], stale: [], twice: [] })
  })

  it('would say if a storage item came', () => {
    const withOne = altered((ours) => {
      const { items } = pallet(ours, 'SubtensorModule').storage!
      items.push({ ...items[0]!, name: 'Surprise' })
    })
    const { unexplained } = accountFor(namesOf(withOne), known, additional)
    expect(unexplained).toEqual(['storage SubtensorModule.Surprise'])
  })
})
