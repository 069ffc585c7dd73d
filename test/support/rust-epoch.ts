import { execFile, spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CHAIN = new URL('../../chain/', import.meta.url)
/** From nothing it takes two minutes on two busy cores. */
const BUILD_DEADLINE_MS = 300_000
const RUN_DEADLINE_MS = 30_000
const OUTPUT_BYTES = 64 * 1024 * 1024

/** Consensus as the chain computes it: lines of JSON in, the lines that the Rust example prints out. */
export type RustEpoch = (lines: readonly string[]) => { readonly answers: readonly string[]; readonly refusal: string }

/** The Rust example, built, or the reason why this machine has none. Rejects when the sources do not compile. */
export async function buildRustEpoch(): Promise<{ readonly rust: RustEpoch } | { readonly reason: string }> {
  const target = process.env.YUMANET_TARGET ?? join(homedir(), '.cache/yumanet/target')
  const args = ['build', '--release', '-p', 'consensus', '--example', 'epoch', '--locked']
  const env = { ...process.env, CARGO_TARGET_DIR: target }
  try {
    await promisify(execFile)('cargo', args, { cwd: CHAIN, env, timeout: BUILD_DEADLINE_MS, maxBuffer: OUTPUT_BYTES })
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    if (reason.includes('could not compile `consensus`')) throw thrown
    return { reason: `cargo cannot build here: ${reason.trim()}` }
  }
  const program = join(target, 'release/examples/epoch')
  return { rust: (lines) => ask(program, lines) }
}

function ask(program: string, lines: readonly string[]): ReturnType<RustEpoch> {
  const options = { encoding: 'utf8', timeout: RUN_DEADLINE_MS, maxBuffer: OUTPUT_BYTES } as const
  const { error, stdout, stderr } = spawnSync(program, { ...options, input: lines.map((line) => `${line}\n`).join('') })
  if (error !== undefined) throw error
  return { answers: stdout.split('\n').slice(0, -1), refusal: stderr.trim() }
}
