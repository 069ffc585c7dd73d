import { execFile } from 'node:child_process'
import { basename } from 'node:path'
import { promisify } from 'node:util'

/** Longer than the slowest installation takes, in ms. */
const TIMEOUT_MS = 600_000
const OUTPUT_BYTES = 16 * 2 ** 20

const exec = promisify(execFile)

/** Runs a program to its end and returns what it wrote to stdout. Rejects with its last words when it fails. */
export async function run(
  file: string,
  args: readonly string[],
  { cwd, signal }: { readonly cwd?: string; readonly signal: AbortSignal },
): Promise<string> {
  try {
    const { stdout } = await exec(file, args, { cwd, signal, timeout: TIMEOUT_MS, maxBuffer: OUTPUT_BYTES })
    return stdout
  } catch (error) {
    throw new Error(`${basename(file)} ${args[0]}: ${lastWords(error)}`, { cause: error })
  }
}

function lastWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return said.split('\n').at(-1) || String(error)
}
