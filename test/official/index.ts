import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'
import { startYuma } from '../support/cli.ts'
import { cacheFolder } from './cache.ts'
import { type Client, OutOfReach } from './client.ts'
import { papi } from './papi.ts'
import { pythonClient } from './python.ts'
import { STEPS } from './steps.ts'
import { stepTable, withTable } from './table.ts'
import { faults } from './verdict.ts'
import { type Said, takeWalk } from './walk.ts'

const CLIENTS: readonly Client[] = [
  pythonClient({ key: 'sdk10', title: 'bittensor 10.5.0' }),
  pythonClient({ key: 'sdk11', title: 'bittensor 11.3.0' }),
  pythonClient({ key: 'btcli', title: 'bittensor-cli 9.23.2' }),
  papi,
]
const DOCUMENT = join(packageRoot(), 'docs', 'compatibility.md')
/** Blocks of 250 ms, `//Alice` rich and sudo, and subnets as on the public network. */
const PRESET = 'compat'

const say = (line: string): boolean => process.stderr.write(`${line}\n`)

/** Lets the genuine clients walk over the embedded chain, one after the other, and writes the table of steps. */
async function main(keys: readonly string[], signal: AbortSignal): Promise<number> {
  const chosen = CLIENTS.filter(({ key }) => keys.length === 0 || keys.includes(key))
  const unknown = keys.filter((key) => !CLIENTS.some((client) => client.key === key))
  if (unknown.length > 0)
    throw new Error(`no client ${unknown.join(', ')}: expected of ${CLIENTS.map(({ key }) => key)}`)
  const walks = new Map<string, readonly Said[]>()
  for (const client of chosen) {
    const said = await walkOf(client, signal)
    if (said !== undefined) walks.set(client.key, said)
  }
  const walked = chosen.filter(({ key }) => walks.has(key))
  if (walked.length === CLIENTS.length) {
    await writeFile(DOCUMENT, withTable(await readFile(DOCUMENT, 'utf8'), stepTable(STEPS, CLIENTS, walks)))
  }
  const wrong = faults(STEPS, walked, walks)
  for (const { client, step, why } of wrong) say(`${client}: ${step} has to pass: ${why}`)
  return wrong.length === 0 ? 0 : 1
}

/** What the client said on a chain and in a home of its own; undefined when it could not be had. */
async function walkOf(client: Client, signal: AbortSignal): Promise<readonly Said[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'yuma-official-'))
  const home = join(folder, 'home')
  const logs = join(cacheFolder(), 'logs')
  try {
    await mkdir(home)
    await mkdir(logs, { recursive: true })
    const program = await client.prepare(home, signal)
    const flags = ['--data', join(folder, 'chain'), '--port', '0', '--preset', PRESET, '--attached', '--json']
    const chain = startYuma(['chain', 'run', ...flags])
    try {
      const { endpoint } = JSON.parse(await chain.line(/"endpoint"/)) as { endpoint: string }
      const log = join(logs, `${client.key}.log`)
      say(`${client.title} walks; what it prints is in ${log}`)
      const onStep = ({ step, ok, detail }: Said): boolean => say(`  ${ok ? 'passes' : 'FAILS '} ${step}: ${detail}`)
      return await takeWalk(program, { folder: home, endpoint, log, signal, onStep })
    } finally {
      await chain.interrupt()
    }
  } catch (error) {
    if (!(error instanceof OutOfReach)) throw error
    say(`${client.title} is skipped: ${error.message}`)
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const asked = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => asked.abort())
process.exitCode = await main(process.argv.slice(2), asked.signal)
