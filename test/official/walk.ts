import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Program } from './client.ts'

/** The longest a whole walk may take, in ms. */
const WALK_TIMEOUT_MS = 900_000

const line = z.object({ step: z.string(), ok: z.boolean(), detail: z.string() })

/** What a client said of one step. */
export type Said = Readonly<z.infer<typeof line>>

export type WalkOptions = {
  /** Its working folder and home: nothing a client leaves there reaches the next one. */
  readonly folder: string
  readonly endpoint: string
  /** Where what the client prints goes. */
  readonly log: string
  readonly signal: AbortSignal
  readonly onStep: (said: Said) => void
}

/** Lets a client take its walk to the end; what it did not say by then it did not do. */
export async function takeWalk({ file, args, env }: Program, options: WalkOptions): Promise<readonly Said[]> {
  const { folder, endpoint, log, signal, onStep } = options
  const child = spawn(file, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env, HOME: folder, YUMA_ENDPOINT: endpoint },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(WALK_TIMEOUT_MS)]),
    killSignal: 'SIGKILL',
  })
  const ended = once(child, 'close').catch(() => {})
  child.stderr.pipe(createWriteStream(log))
  const said: Said[] = []
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const one = line.parse(JSON.parse(text))
      said.push(one)
      onStep(one)
    }
    await ended
  } finally {
    child.kill('SIGKILL')
  }
  signal.throwIfAborted()
  return said
}
