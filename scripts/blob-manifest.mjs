// Says which sources a runtime blob was built from, and whether they still are the sources here.
//
//   node scripts/blob-manifest.mjs write DIR RUSTC WASM_OPT    writes DIR/manifest.json
//   node scripts/blob-manifest.mjs check DIR                   exit 1 and one line when they part
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the bytes of the blob depend on, besides the toolchain; relative to the repository. */
const SOURCES = [
  'chain/Cargo.lock',
  'chain/Cargo.toml',
  'chain/consensus',
  'chain/pallets',
  'chain/runtime',
  'scripts/build-blob',
]
/** Folders of a crate that never become part of its library. */
const NOT_LIBRARY = new Set(['tests', 'examples', 'benches', 'target'])

const root = fileURLToPath(new URL('..', import.meta.url))
const [action, dir, rustc, wasmOpt] = process.argv.slice(2)

if (action === 'write' && dir !== undefined && wasmOpt !== undefined) write()
else if (action === 'check' && dir !== undefined) check()
else {
  console.error('usage: blob-manifest.mjs write DIR RUSTC WASM_OPT | check DIR')
  process.exit(2)
}

function write() {
  const manifest = { ...describe(), toolchain: { rustc, wasmOpt } }
  writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function check() {
  const stated = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  const parted = Object.entries(describe()).filter(([key, value]) => stated[key] !== value)
  if (parted.length === 0) return
  const names = parted.map(([key]) => key).join(', ')
  console.error(`${dir}: ${names} differ from manifest.json: run scripts/build-blob and commit what it writes`)
  process.exit(1)
}

function describe() {
  const blob = readFileSync(join(dir, 'subtensor.wasm'))
  return {
    blob: sha256(blob),
    metadata: sha256(readFileSync(join(dir, 'metadata.scale'))),
    sources: sourcesHash(),
    specVersion: specVersion(blob),
  }
}

/** Hash over path, length and bytes of each source, in order of path. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap(files).sort()) {
    const bytes = readFileSync(join(root, path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

function files(path) {
  if (/(^|\/)(Cargo\.(toml|lock)|build-blob|[^/]+\.rs)$/.test(path)) return [path]
  if (/\.[^/]*$/.test(path)) return []
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() && NOT_LIBRARY.has(entry.name)))
    .flatMap((entry) => files(`${path}/${entry.name}`))
}

/** Reads spec_version from the section in which a runtime states its version. */
function specVersion(blob) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(blob), 'runtime_version')
  if (section === undefined) throw new Error('the blob does not state its version')
  const view = new DataView(section)
  const specName = view.getUint8(0) >> 2
  const implName = view.getUint8(1 + specName) >> 2
  return view.getUint32(1 + specName + 1 + implName + 4, true)
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
