import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { additional } from '../support/interface/additional.ts'
import { readInterface, type SiType } from '../support/interface/metadata.ts'
import { spec425 } from '../support/interface/spec-425.ts'

const { lookup, pallets } = readInterface(readFileSync('chain/blob/metadata.scale'))
const pallet = (name: string) => pallets.find((one) => one.name === name)!
const variants = (id: number) => (lookup.types[id] as SiType).type.def.variant!.variants
const isAdditional = (wanted: string) => additional.some(({ names }) => names.includes(wanted))

describe('what the runtime has of spec version 425', () => {
  it.each(Object.keys(spec425.calls).filter((name) => pallet(name)?.calls))('has its calls of %s', (name) => {
    const known = spec425.calls[name]!
    const calls = variants(pallet(name).calls!.type).map(({ name, index, fields }) => {
      return [name, { index, args: fields.map((field) => field.name) }] as const
    })
    expect(Object.fromEntries(calls)).toEqual(Object.fromEntries(calls.map(([call]) => [call, known[call]])))
  })

  it.each(Object.keys(spec425.storage).filter((name) => pallet(name)?.storage))(
    'has its storage of %s, by its hashers',
    (name) => {
      const known = spec425.storage[name]!
      const items = pallet(name)
        .storage!.items.filter((item) => !isAdditional(`storage ${name}.${item.name}`))
        .map((item) => [item.name, item.type.map?.hashers ?? []] as const)
      expect(Object.fromEntries(items)).toEqual(Object.fromEntries(items.map(([item]) => [item, known[item]])))
    },
  )

  it('has its pallets, by their indices', () => {
    const indices = pallets.map(({ name, index }) => [name, index] as const)
    expect(Object.fromEntries(indices)).toEqual(
      Object.fromEntries(indices.map(([name]) => [name, spec425.pallets[name]])),
    )
  })

  it('has its errors in their order', () => {
    const errors = variants(pallet('SubtensorModule').errors!.type)
    expect(errors.sort((a, b) => a.index - b.index).map(({ name }) => name)).toEqual(spec425.errors)
  })
})
