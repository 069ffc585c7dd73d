import { layouts } from './layout.ts'
import type { Interface } from './metadata.ts'

/**
 * A runtime's interface as lines by name: `call Pallet.name` → index and arguments, `storage Pallet.Item` → hashers, keys and
 * value, `default Pallet.Item` → the value of an absent key, `api Api.method` → arguments and result, and pallets, events,
 * errors, constants and transaction extensions in the same way.
 */
export function describeInterface({ lookup, pallets, apis, extrinsic }: Interface): Map<string, string> {
  const layout = layouts(lookup.types)
  const variants = (id: number) => lookup.types[id]!.type.def.variant?.variants ?? []
  const fields = (all: readonly { name: string | null; type: number }[]) =>
    `(${all.map(({ name, type }) => (name === null ? layout(type) : `${name}: ${layout(type)}`)).join(', ')})`
  const lines = new Map<string, string>()
  for (const { name: pallet, index, storage, calls, events, errors, constants } of pallets) {
    lines.set(`pallet ${pallet}`, String(index))
    for (const call of calls ? variants(calls.type) : [])
      lines.set(`call ${pallet}.${call.name}`, `${call.index} ${fields(call.fields)}`)
    for (const event of events ? variants(events.type) : [])
      lines.set(`event ${pallet}.${event.name}`, fields(event.fields))
    for (const error of errors ? variants(errors.type) : [])
      lines.set(`error ${pallet}.${error.name}`, String(error.index))
    for (const { name, type } of constants) lines.set(`constant ${pallet}.${name}`, layout(type))
    for (const { name, modifier, fallback, type } of storage?.items ?? []) {
      const value = type.map
        ? `${type.map.hashers.map(hasherName).join(' ')} ${layout(type.map.key)} => ${layout(type.map.value)}`
        : layout(type.plain!)
      lines.set(`storage ${pallet}.${name}`, `${modifier} ${value}`)
      lines.set(`default ${pallet}.${name}`, fallback)
    }
  }
  for (const { name: api, methods } of apis)
    for (const { name, inputs, output } of methods)
      lines.set(`api ${api}.${name}`, `${fields(inputs)} -> ${layout(output)}`)
  for (const { identifier, type, implicit } of extrinsic.transactionExtensions)
    lines.set(`extension ${identifier}`, `${layout(type)} ${layout(implicit)}`)
  return lines
}

/** @polkadot/types writes a hasher as its name, or as an object with the name as its key. */
function hasherName(hasher: string | object): string {
  return typeof hasher === 'string' ? hasher : Object.keys(hasher)[0]!
}

/** A line that two interfaces have and do not agree on. */
export interface Difference {
  name: string
  ours: string
  theirs: string
}

/** Where two interfaces differ in what both have. */
export function compareInterfaces(ours: Map<string, string>, theirs: Map<string, string>): Difference[] {
  return [...ours].flatMap(([name, line]) => {
    const other = theirs.get(name)
    return other === undefined || other === line ? [] : [{ name, ours: line, theirs: other }]
  })
}
