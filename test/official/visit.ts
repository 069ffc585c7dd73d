import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startYuma } from '../support/cli.ts'
import { cacheFolder } from './cache.ts'
import { type Client, OutOfReach } from './client.ts'
import { type Said, takeWalk } from './walk.ts'

/** Blocks of 250 ms, `//Alice` rich and sudo, and subnets as on the public network. */
const PRESET = 'compat'

export type VisitOptions = {
  readonly signal: AbortSignal
  /** Hears, in lines, how it goes. */
  readonly say: (line: string) => void
}

/** What the client said on a chain and in a home of its own; undefined when it could not be had. */
export async function visit(client: Client, { signal, say }: VisitOptions): Promise<readonly Said[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'yuma-official-'))
  const home = join(folder, 'home')
  const logs = join(cacheFolder(), 'logs')
  const log = join(logs, `${client.key}.log`)
  try {
    await mkdir(home)
    await mkdir(logs, { recursive: true })
    const program = await client.prepare(home, signal)
    return await withChain(join(folder, 'chain'), (endpoint) => {
      say(`${client.title} walks; what it prints is in ${log}`)
      const onStep = ({ step, ok, detail }: Said): void =>
        say(`${client.key} ${ok ? 'passes' : 'FAILS '} ${step}: ${detail}`)
      return takeWalk(program, { folder: home, endpoint, log, signal, onStep })
    })
  } catch (error) {
    if (!(error instanceof OutOfReach)) throw error
    say(`${client.title} is skipped: ${error.message}`)
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a chain, begun in that folder, for as long as the work takes. */
async function withChain<T>(folder: string, work: (endpoint: string) => Promise<T>): Promise<T> {
  const flags = ['--data', folder, '--port', '0', '--preset', PRESET, '--attached', '--json']
  const chain = startYuma(['chain', 'run', ...flags])
  try {
    const { endpoint } = JSON.parse(await chain.line(/"endpoint"/)) as { endpoint: string }
    return await work(endpoint)
  } finally {
    await chain.interrupt()
  }
}
