import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** What a command that ended said; the code is null where a signal ended it. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type Env = Readonly<Record<string, string>>

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

export type StartOptions = {
  /** How it is called when it ends too early. */
  readonly name: string
  readonly env?: Env
}

/** Starts a program. */
export function startProcess(file: string, args: readonly string[], { name, env = {} }: StartOptions): Running {
  const child = spawn(file, args, { env: { ...process.env, ...env } })
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
  const early = (pattern: RegExp): Error => new Error(`${name} ended before ${pattern}: ${said.stderr}`)
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
