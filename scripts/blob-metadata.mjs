// Writes the V15 metadata a runtime blob describes itself with.
//
//   node scripts/blob-metadata.mjs BLOB OUT
//
// A runtime answers this call from its own code, so the host here has an allocator, the storage
// hashers and an empty state; any other host function ends the script with its name. Constants
// that lie in the state (the block time) show their value of a chain without one.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const METADATA_VERSION = 15
const PAGE_BYTES = 65536
/** What the allocator leaves free before each block: the runtime keeps the block's offset there. */
const HEADER_BYTES = 8
const decoder = new TextDecoder()

const require = createRequire(import.meta.url)
const { xxhashAsU8a, blake2AsU8a } = require('@polkadot/util-crypto')

const [blob, out] = process.argv.slice(2)
if (blob === undefined || out === undefined) {
  console.error('usage: blob-metadata.mjs BLOB OUT')
  process.exit(2)
}
writeFileSync(out, unwrap(call(readFileSync(blob), 'Metadata_metadata_at_version', u32(METADATA_VERSION))))

/** Calls an export of a runtime on an empty state and returns the bytes it answers with. */
function call(code, name, input) {
  const module = new WebAssembly.Module(code)
  const memory = new WebAssembly.Memory({ initial: 64 })
  let end = 0
  const alloc = (size) => {
    const at = end + HEADER_BYTES
    end = at + ((size + 7) & ~7)
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
    return at
  }
  const read = (span) => {
    const at = Number(span & 0xffffffffn)
    return new Uint8Array(memory.buffer).slice(at, at + Number((span >> 32n) & 0xffffffffn))
  }
  const write = (bytes) => {
    const at = alloc(bytes.length)
    new Uint8Array(memory.buffer).set(bytes, at)
    return at
  }
  const span = (bytes) => (BigInt(bytes.length) << 32n) | BigInt(write(bytes))
  const known = {
    memory,
    ext_allocator_malloc_version_1: alloc,
    ext_allocator_free_version_1: () => {},
    ext_hashing_twox_64_version_1: (data) => write(xxhashAsU8a(read(data), 64)),
    ext_hashing_twox_128_version_1: (data) => write(xxhashAsU8a(read(data), 128)),
    ext_hashing_blake2_128_version_1: (data) => write(blake2AsU8a(read(data), 128)),
    ext_logging_max_level_version_1: () => 0,
    ext_logging_log_version_1: (_level, target, text) => {
      throw new Error(`the runtime stopped: ${decoder.decode(read(target))}: ${decoder.decode(read(text))}`)
    },
    ext_storage_get_version_1: () => span(Uint8Array.of(0)),
    ext_storage_read_version_1: () => span(Uint8Array.of(0)),
  }
  const refuse = (host) => () => {
    throw new Error(`the metadata of this runtime needs the host function ${host}`)
  }
  const env = {}
  for (const { name: host } of WebAssembly.Module.imports(module)) env[host] = known[host] ?? refuse(host)
  const { exports } = new WebAssembly.Instance(module, { env })
  end = (exports.__heap_base.value + 7) & ~7
  return read(BigInt.asUintN(64, exports[name](write(input), input.length)))
}

/** The bytes inside a SCALE `Option<Vec<u8>>`, whose length takes four bytes for any metadata. */
function unwrap(bytes) {
  if (bytes[0] !== 1) throw new Error(`this runtime has no metadata of version ${METADATA_VERSION}`)
  if ((bytes[1] & 3) !== 2) throw new Error('the metadata has no length of four bytes')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true) >>> 2
  return bytes.subarray(5, 5 + length)
}

function u32(value) {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}
