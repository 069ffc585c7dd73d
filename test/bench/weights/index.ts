import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ready } from '../../../src/crypto/ready.ts'
import { packageRoot } from '../../../src/lib/root.ts'
import { measure } from './measure.ts'
import { type Measured, weightsFile } from './rust.ts'
import { Stage } from './stage.ts'

// Measures what calls take and writes it to `src/weights.rs` of each pallet: `npm run weights`. With a folder as its argument
// it takes the runtime that was built there before, and with names of benchmarks too it prints those and writes nothing.
const [given, ...names] = process.argv.slice(2)
const folder = given ?? build()

await ready()
const stage = new Stage(new Uint8Array(readFileSync(join(folder, 'subtensor.wasm'))))
const wanted = stage.list().filter(({ name }) => names.length === 0 || names.includes(name))
const all: Measured[] = []
for (const benchmark of wanted) {
  const cost = measure(stage, benchmark)
  all.push({ benchmark, cost })
  process.stderr.write(`${JSON.stringify({ name: benchmark.name, ...cost })}\n`)
}
if (names.length === 0) {
  for (const pallet of new Set(all.map(({ benchmark }) => benchmark.pallet))) {
    const measured = all.filter(({ benchmark }) => benchmark.pallet === pallet)
    writeFileSync(fileOf(pallet), weightsFile(pallet, measured))
  }
}

/** Builds the runtime with its benchmarks, outside the checkout; returns the folder. */
function build(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const out = join(process.env.YUMANET_TARGET ?? join(cache, 'yumanet', 'target'), 'benchmarks')
  execFileSync(join(packageRoot(), 'scripts', 'build-blob'), [out, 'runtime-benchmarks'], { stdio: 'inherit' })
  return out
}

/** Where a pallet's weights are, by the name of its crate. */
function fileOf(pallet: string): string {
  const name = pallet.replace(/^pallet_/, '').replaceAll('_', '-')
  return join(packageRoot(), 'chain', 'pallets', name, 'src', 'weights.rs')
}
