import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src/lib/root.ts'

/** A command of the built CLI under way; `pid` is there once it was started. */
export type Yuma = { readonly child: ChildProcess; readonly pid: number; readonly ended: Promise<number | null> }

/** Starts a command; its stdout is to be read, what it says on stderr is shown. */
export async function startYuma(args: readonly string[]): Promise<Yuma> {
  const child = spawn(process.execPath, [fileURLToPath(builtFile('src/cli/yuma.ts')), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child, 'spawn')
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, pid: child.pid!, ended }
}

/** A folder that is there for one measurement. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yuma-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
