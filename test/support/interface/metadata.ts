import { Metadata, TypeRegistry } from '@polkadot/types'

/** A type of the registry of types, as @polkadot/types writes it in JSON. */
export interface SiType {
  type: {
    path: string[]
    def: {
      primitive?: string
      compact?: { type: number }
      sequence?: { type: number }
      array?: { len: number; type: number }
      tuple?: number[]
      composite?: { fields: Field[] }
      variant?: { variants: Variant[] }
    }
  }
}

interface Field {
  name: string | null
  type: number
}

interface Variant {
  name: string
  index: number
  fields: Field[]
}

interface StorageItem {
  name: string
  modifier: string
  fallback: string
  type: { plain?: number; map?: { hashers: string[]; key: number; value: number } }
}

/** What is compared of metadata, of whatever version it is. */
export interface Interface {
  lookup: { types: SiType[] }
  pallets: {
    name: string
    index: number
    storage: { items: StorageItem[] } | null
    calls: { type: number } | null
    events: { type: number } | null
    errors: { type: number } | null
    constants: { name: string; type: number }[]
  }[]
  apis: { name: string; methods: { name: string; inputs: { name: string; type: number }[]; output: number }[] }[]
  extrinsic: { transactionExtensions: { identifier: string; type: number; implicit: number }[] }
}

/**
 * Reads SCALE-encoded metadata of version 14, 15 or 16.
 *
 * What @polkadot/types makes of older metadata loses what an extension signs beside the transaction, so that it is read
 * from the metadata as it came.
 */
export function readInterface(bytes: Uint8Array): Interface {
  const metadata = new Metadata(new TypeRegistry(), bytes)
  const latest = metadata.asLatest.toJSON() as unknown as Interface
  if (metadata.version > 15) return latest
  const { signedExtensions } = metadata.asV15.extrinsic
  const transactionExtensions = signedExtensions.map(({ identifier, type, additionalSigned }) => ({
    identifier: identifier.toString(),
    type: type.toNumber(),
    implicit: additionalSigned.toNumber(),
  }))
  return { ...latest, extrinsic: { transactionExtensions } }
}
