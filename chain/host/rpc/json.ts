import type { RuntimeVersion, StoredBlock } from '../backend.ts'
import { decodeHeader } from '../header.ts'
import { toHex } from '../hex.ts'

/** A header as JSON-RPC has it. */
export function headerJson(block: StoredBlock): unknown {
  const header = decodeHeader(block.header)
  return {
    parentHash: toHex(header.parentHash),
    number: `0x${header.number.toString(16)}`,
    stateRoot: toHex(header.stateRoot),
    extrinsicsRoot: toHex(header.extrinsicsRoot),
    digest: { logs: header.logs.map(toHex) },
  }
}

/** A block as JSON-RPC has it; every extrinsic is, byte for byte, what was submitted. */
export function blockJson(block: StoredBlock): unknown {
  return { block: { header: headerJson(block), extrinsics: block.body.map(toHex) }, justifications: null }
}

/** A runtime's version as JSON-RPC has it; `stateVersion` is what clients from before `systemVersion` read. */
export function versionJson(version: RuntimeVersion): unknown {
  return { ...version, stateVersion: version.systemVersion }
}
