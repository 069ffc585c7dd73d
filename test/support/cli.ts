import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src/lib/root.ts'

const CLI = fileURLToPath(builtFile('src/cli/yuma.ts'))

/** What a command that ended said. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type RunOptions = { readonly input?: string; readonly env?: Readonly<Record<string, string>> }

/** Runs a command of the built CLI to its end. */
export async function yuma(args: readonly string[], { input, env = {} }: RunOptions = {}): Promise<Ended> {
  const running = startYuma(args, env)
  if (input !== undefined) running.child.stdin?.end(input)
  return running.ended
}

/** A command that goes on until it is told to stop. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves to the first line, of stdout or stderr, that matches; rejects when the command ends before. */
  line(pattern: RegExp): Promise<string>
  /** Sends Ctrl-C and waits for the end. */
  interrupt(): Promise<Ended>
}

/** Starts a command of the built CLI. */
export function startYuma(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
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
      for (const wait of waiting.filter(({ pattern }) => pattern.test(line))) wait.resolve(line)
    })
  }
  const ended = once(child, 'close').then(([code]): Ended => {
    const end = { code: code as number | null, ...said }
    for (const { pattern, reject } of waiting) reject(new Error(`ended before ${pattern}: ${said.stderr}`))
    return end
  })
  return {
    child,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const found = lines.find((line) => pattern.test(line))
        if (found !== undefined) resolve(found)
        else waiting.push({ pattern, resolve, reject })
      }),
    interrupt: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

/** A folder that is there for one test. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yuma-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
