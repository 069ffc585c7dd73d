import type { RuntimeVersion } from '../backend.ts'
import { toHex } from '../hex.ts'
import { ScaleReader } from '../scale.ts'

/** Reads what `Core_version` answers. Throws `ScaleError`. */
export function decodeVersion(bytes: Uint8Array): RuntimeVersion {
  const reader = new ScaleReader(bytes)
  const text = (): string => Buffer.from(reader.bytes()).toString()
  return {
    specName: text(),
    implName: text(),
    authoringVersion: reader.u32(),
    specVersion: reader.u32(),
    implVersion: reader.u32(),
    apis: reader.vec(() => [toHex(reader.take(8)), reader.u32()] as const),
    transactionVersion: reader.u32(),
    systemVersion: reader.u8(),
  }
}
