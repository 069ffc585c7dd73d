import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInterface, type SiType } from '../support/interface/metadata.ts'
import { additionalStorage, spec425 } from '../support/interface/spec-425.ts'

const { lookup, pallets } = readInterface(readFileSync('chain/blob/metadata.scale'))
const pallet = (name: string) => pallets.find((one) => one.name === name)!
const variants = (id: number) => (lookup.types[id] as SiType).type.def.variant!.variants

describe('what the runtime has of spec version 425', () => {
  it.each(Object.keys(spec425.calls).filter((name) => pallet(name)))('has its calls of %s', (name) => {
    const known = spec425.calls[name]!
    const calls = variants(pallet(name).calls!.type).map(({ name, index, fields }) => {
      return [name, { index, args: fields.map((field) => field.name) }] as const
    })
    expect(Object.fromEntries(calls)).toEqual(Object.fromEntries(calls.map(([call]) => [call, known[call]])))
  })

  it('has its storage, by its hashers', () => {
    const items = pallet('SubtensorModule')
      .storage!.items.filter(({ name }) => !(name in additionalStorage))
      .map(({ name, type }) => [name, type.map?.hashers ?? []] as const)
    expect(Object.fromEntries(items)).toEqual(Object.fromEntries(items.map(([item]) => [item, spec425.storage[item]])))
  })

  it('has its errors in their order', () => {
    const errors = variants(pallet('SubtensorModule').errors!.type)
    expect(errors.sort((a, b) => a.index - b.index).map(({ name }) => name)).toEqual(spec425.errors)
  })
})
