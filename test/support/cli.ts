import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src/lib/root.ts'
import { type Ended, type Env, type Running, startProcess } from './process.ts'

export type { Env, Running } from './process.ts'

const CLI = fileURLToPath(builtFile('src/cli/yuma.ts'))

/** A command that should end by itself is killed after this long, in ms. */
const END_TIMEOUT_MS = 150_000

export type RunOptions = { readonly input?: string; readonly env?: Env }

/** Runs a command of the built CLI to its end; its stdin is empty when no input is given. */
export async function yuma(args: readonly string[], { input = '', env = {} }: RunOptions = {}): Promise<Ended> {
  const { child, ended } = startYuma(args, env)
  const late = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS)
  // A command that ends without reading closes the pipe under our hand.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  try {
    return await ended
  } finally {
    clearTimeout(late)
  }
}

/** Runs a command with `--json` that should succeed, and reads its answer; throws with what it said otherwise. */
export async function yumaJson(args: readonly string[], options: RunOptions = {}): Promise<unknown> {
  const { code, stdout, stderr } = await yuma([...args, '--json'], options)
  if (code !== 0) throw new Error(`yuma ${args.join(' ')} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout)
}

/** Starts a command of the built CLI. */
export function startYuma(args: readonly string[], env: Env = {}): Running {
  return startProcess(process.execPath, [CLI, ...args], { name: `yuma ${args[0]}`, env })
}
