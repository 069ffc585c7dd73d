import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'
import type { Client } from './client.ts'
import { papi } from './papi.ts'
import { pythonClient } from './python.ts'
import { NOTE, STEPS } from './steps.ts'
import { stepTable, withTable } from './table.ts'
import { faults } from './verdict.ts'
import { visit } from './visit.ts'
import type { Said } from './walk.ts'

const CLIENTS: readonly Client[] = [
  pythonClient({ key: 'sdk10', title: 'bittensor 10.5.0' }),
  pythonClient({ key: 'sdk11', title: 'bittensor 11.3.0' }),
  pythonClient({ key: 'btcli', title: 'bittensor-cli 9.23.2' }),
  papi,
]
const DOCUMENT = join(packageRoot(), 'docs', 'compatibility.md')
/** What a shell expects of a program that was interrupted. */
const INTERRUPTED = 130

const say = (line: string): boolean => process.stderr.write(`${line}\n`)

/** Lets the genuine clients walk, each over an embedded chain of its own; true when none failed where it must not. */
async function main(keys: readonly string[], signal: AbortSignal): Promise<boolean> {
  const walks = await visitAll(choose(keys), signal)
  const walked = CLIENTS.filter(({ key }) => walks.has(key))
  // A table of some of the clients would take the others' columns away.
  if (walked.length === CLIENTS.length) {
    const table = `${stepTable(STEPS, CLIENTS, walks)}\n\n${NOTE}`
    await writeFile(DOCUMENT, withTable(await readFile(DOCUMENT, 'utf8'), table))
  }
  const wrong = faults(STEPS, walked, walks)
  for (const { client, step, why } of wrong) say(`${client}: ${step} has to pass: ${why}`)
  return wrong.length === 0
}

/** What each said. They spend their time waiting for blocks, so they walk at once. */
async function visitAll(clients: readonly Client[], signal: AbortSignal): Promise<Map<string, readonly Said[]>> {
  const stop = new AbortController()
  const walks = new Map<string, readonly Said[]>()
  const visits = clients.map(async (client) => {
    const said = await visit(client, { signal: AbortSignal.any([signal, stop.signal]), say })
    if (said !== undefined) walks.set(client.key, said)
  })
  try {
    await Promise.all(visits)
  } catch (error) {
    stop.abort()
    await Promise.allSettled(visits)
    throw error
  }
  return walks
}

function choose(keys: readonly string[]): readonly Client[] {
  const known = CLIENTS.map(({ key }) => key)
  const unknown = keys.filter((key) => !known.includes(key))
  if (unknown.length > 0) throw new Error(`no client '${unknown.join(', ')}'. Should be one of: ${known.join(', ')}`)
  return CLIENTS.filter(({ key }) => keys.length === 0 || keys.includes(key))
}

const asked = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => asked.abort())
try {
  process.exitCode = (await main(process.argv.slice(2), asked.signal)) ? 0 : 1
} catch (error) {
  if (!asked.signal.aborted) throw error
  process.exitCode = INTERRUPTED
}
