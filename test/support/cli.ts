import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src/lib/root.ts'

const CLI = fileURLToPath(builtFile('src/cli/yuma.ts'))

/** A command that should end by itself is killed after this long, in ms. */
const END_TIMEOUT_MS = 150_000

/** What a command that ended said; the code is null where a signal ended it. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type Env = Readonly<Record<string, string>>
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

/** A command that goes on until it is told to stop. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves to the first line, of stdout or stderr, that matches; rejects when the command ends before. */
  line(pattern: RegExp): Promise<string>
  /** The same, among the lines that are yet to come. */
  nextLine(pattern: RegExp): Promise<string>
  /** Sends Ctrl-C and waits for the end. */
  interrupt(): Promise<Ended>
}

/** Starts a command of the built CLI. */
export function startYuma(args: readonly string[], env: Env = {}): Running {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } })
  const said = { stdout: '', stderr: '' }
  const lines: string[] = []
  const waiting: {
    readonly pattern: RegExp
    readonly resolve: (line: string) => void
    readonly reject: (why: Error) => void
  }[] = []
  for (const stream of ['stdout', 'stderr'] as const) {
    createInterface({ input: child[stream] }).on('line', (line) => {
      said[stream] += `${line}\n`
      lines.push(line)
      for (const { resolve } of waiting.filter(({ pattern }) => pattern.test(line))) resolve(line)
    })
  }
  let over: Ended | undefined
  const early = (pattern: RegExp): Error => new Error(`yuma ${args[0]} ended before ${pattern}: ${said.stderr}`)
  const ended = once(child, 'close').then(([code]): Ended => {
    over = { code: code as number | null, ...said }
    for (const { pattern, reject } of waiting) reject(early(pattern))
    return over
  })
  const nextLine = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      if (over === undefined) waiting.push({ pattern, resolve, reject })
      else reject(early(pattern))
    })
  return {
    child,
    ended,
    nextLine,
    async line(pattern) {
      return lines.find((line) => pattern.test(line)) ?? nextLine(pattern)
    },
    interrupt() {
      child.kill('SIGINT')
      return ended
    },
  }
}
