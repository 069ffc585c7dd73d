import type { SiType } from './metadata.ts'

/** Types that hold the whole runtime, and differ with the pallets that it has. */
const WHOLE_RUNTIME = /^(RuntimeCall|RuntimeEvent|RuntimeError|OriginCaller|UncheckedExtrinsic|RuntimeHoldReason)$/

/**
 * How values of the types of a runtime lie in bytes and what their fields are called, as a text per type.
 *
 * Types that lie the same in bytes have the same text: a struct around one value without a name is that value. A type that
 * contains itself, and one that lists the pallets of the runtime, is its name.
 */
export function layouts(types: readonly SiType[]): (id: number) => string {
  const known = new Map<number, string>()
  const open = new Set<number>()

  function layout(id: number): string {
    const text = known.get(id)
    if (text !== undefined) return text
    const { path, def } = types[id]!.type
    const name = path.at(-1) ?? ''
    if (open.has(id) || WHOLE_RUNTIME.test(name)) return name
    open.add(id)
    const fresh = written(def)
    open.delete(id)
    known.set(id, fresh)
    return fresh
  }

  function written(def: SiType['type']['def']): string {
    if (def.primitive) return def.primitive.toLowerCase()
    if (def.compact) return `Compact<${layout(def.compact.type)}>`
    if (def.sequence) return `Vec<${layout(def.sequence.type)}>`
    if (def.array) return `[${layout(def.array.type)}; ${def.array.len}]`
    if (def.tuple) return def.tuple.length === 1 ? layout(def.tuple[0]!) : `(${def.tuple.map(layout).join(', ')})`
    if (def.composite) return struct(def.composite.fields)
    if (def.variant) return `enum { ${variants(def.variant.variants).join(', ')} }`
    return Object.keys(def)[0]!
  }

  function variants(all: NonNullable<SiType['type']['def']['variant']>['variants']): string[] {
    const inOrder = [...all].sort((a, b) => a.index - b.index)
    return inOrder.map(({ name, index, fields }) => `${index} ${name}${fields.length > 0 ? struct(fields, true) : ''}`)
  }

  function struct(fields: readonly { name: string | null; type: number }[], keepsOne = false): string {
    const [first, ...others] = fields
    if (first && others.length === 0 && first.name === null)
      return keepsOne ? `(${layout(first.type)})` : layout(first.type)
    if (fields.every(({ name }) => name === null)) return `(${fields.map(({ type }) => layout(type)).join(', ')})`
    return `{ ${fields.map(({ name, type }) => `${name}: ${layout(type)}`).join(', ')} }`
  }

  return layout
}
