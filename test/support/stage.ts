import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Env, type Running, startYuma } from './cli.ts'

/** A folder and the commands started in it, for a test or a file of tests. */
export type Stage = {
  readonly folder: string
  /** Starts a command that lives no longer than the stage. */
  start(args: readonly string[], env?: Env): Running
  /** Kills what still runs, last first, and removes the folder. */
  end(): Promise<void>
}

export async function createStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'yuma-'))
  const running: Running[] = []
  return {
    folder,
    start(args, env) {
      const one = startYuma(args, env)
      running.push(one)
      return one
    },
    async end() {
      for (const { child, ended } of running.reverse()) {
        child.kill('SIGKILL')
        await ended
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A stage for one test. */
export async function withStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await createStage()
  try {
    return await work(stage)
  } finally {
    await stage.end()
  }
}
