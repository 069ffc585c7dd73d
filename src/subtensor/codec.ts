import type { ApiPromise } from '@polkadot/api'

/** A value of polkadot.js, which knows its own type. */
export type Codec = ReturnType<ApiPromise['registry']['createTypeUnsafe']>

/**
 * Makes a plain value of polkadot's: integers become `bigint`, compacts what they hold, options the value or
 * `undefined`, structs records with keys in camelCase, vectors and tuples arrays, account ids SS58 addresses,
 * texts strings, enums `{ type, value }`, bytes `Uint8Array`.
 */
export function plain(value: unknown): unknown {
  const codec = value as Shape
  if (typeof codec.toBigInt === 'function' && codec.unwrap === undefined) return codec.toBigInt()
  if (typeof codec.isSome === 'boolean') return codec.isSome ? plain(codec.unwrap?.()) : undefined
  if (typeof codec.unwrap === 'function') return plain(codec.unwrap())
  if (typeof codec.isTrue === 'boolean') return codec.isTrue
  if (typeof codec.inner === 'object' && typeof codec.type === 'string')
    return { type: codec.type, value: plain(codec.inner) }
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, item]) => [key, plain(item)]))
  if (value instanceof Uint8Array) return codec.toRawType?.() === 'AccountId' ? String(value) : Uint8Array.from(value)
  if (Array.isArray(value)) return value.map((item) => plain(item))
  if (value instanceof String) return value.toString()
  return undefined
}

type Shape = {
  toBigInt?: () => bigint
  isSome?: boolean
  unwrap?: () => unknown
  isTrue?: boolean
  inner?: unknown
  type?: unknown
  toRawType?: () => string
}
