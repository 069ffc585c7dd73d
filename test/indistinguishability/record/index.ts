import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ready } from '../../../src/crypto/ready.ts'
import { keypairFromUri } from '../../../src/crypto/sr25519.ts'
import { startGateway } from '../../../src/gateway/http.ts'
import { createInference } from '../../../src/inference/pool.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { createClosing } from '../../../src/lib/closing.ts'
import { silent } from '../../../src/lib/log.ts'
import { builtFile, packageRoot } from '../../../src/lib/root.ts'
import type { Tensor } from '../../../src/lib/tensor.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { createAsker } from '../../../src/transport/asker.ts'
import type { Asker } from '../../../src/transport/transport.ts'
import type { Asked, Trace } from '../trace.ts'
import { habitsIn } from './habits.ts'
import { type Person, peopleOf } from './people.ts'
import { questionsOf } from './questions.ts'
import { startStage } from './stage.ts'

const ASKERS = 4
/** What comes before everybody has begun is not recorded. */
const WARM_UP_MS = 30_000
const FOLDER = join(packageRoot(), 'test/indistinguishability')
const HABITS = join(packageRoot(), 'validator/synth/data/habits.json')

/** What came is learnt from (`fit`), tested with (`unseen`), or the first half of it the one and the second the other. */
type Use = 'fit' | 'unseen' | 'halves'

/**
 * Lets real clients ask real gateways in front of a real miner for some minutes, and writes what came: what validators learn
 * from, and what they are tested with.
 */
async function record(use: Use, minutes: number): Promise<void> {
  await ready()
  const closing = createClosing(silent)
  const inference = createInference({ log: silent }, { threads: 1 })
  closing.add('models', () => inference.close())
  const keys = Array.from({ length: ASKERS }, (_, at) => keypairFromUri(`//recorded//${at}`))
  const { graph, names, close } = await startStage({ inference, askers: keys })
  closing.add('miner', close)
  const people = peopleOf(names)
  const sessions: Asked[][] = keys.map(() => [])
  const visitors: { person: Person; url: string }[] = []
  const from = Date.now() + WARM_UP_MS

  for (const [session, keypair] of keys.entries()) {
    const asker = createAsker({ keypair, clock: systemClock, log: silent })
    closing.add('asker', () => asker.close())
    for (const [index, person] of people.entries()) {
      const task = tasks.get(person.task)!
      const noted: Asker = {
        ...asker,
        async ask(peer, request, options) {
          const atMs = Date.now() - from
          const response = await asker.ask(peer, request, options)
          const tookMs = Date.now() - from - atMs
          const items = request.inputs[0]!.shape[0]!
          if (atMs >= 0)
            sessions[session]!.push([atMs, index, names.indexOf(task.name), items, bytesOf(request.inputs), tookMs])
          return response
        },
      }
      const modules = { asker: noted, hotkey: keypair.address, metagraph: () => graph, head: () => 100n, tasks: [task] }
      const gateway = await startGateway({ ...modules, log: silent }, { host: '127.0.0.1', port: 0, timeoutMs: 20_000 })
      closing.add(person.name, () => gateway.close())
      visitors.push({ person, url: `${gateway.url}/v2/models/${task.name}/infer` })
    }
  }

  const questions = Object.fromEntries(names.map((name) => [name, questionsOf(name)]))
  const yuma = fileURLToPath(builtFile('src/cli/yuma.ts'))
  const image = join(packageRoot(), 'docs/seven.png')
  const folder = await mkdtemp(join(tmpdir(), 'yuma-record-'))
  closing.add('orders', () => rm(folder, { recursive: true }))
  const orders = async (client: string, mine: typeof visitors): Promise<string> => {
    const file = join(folder, client)
    await writeFile(file, JSON.stringify({ visitors: mine, questions, yuma, image }))
    return file
  }
  const fetching = visitors.filter(({ person }) => person.client === 'fetch')
  const others = visitors.filter(({ person }) => person.client !== 'fetch')
  const script = fileURLToPath(builtFile('test/indistinguishability/record/fetch-client.ts'))
  const clients = [
    spawn(process.execPath, [script, await orders('fetch', fetching)], { stdio: 'inherit' }),
    spawn('python3', [join(FOLDER, 'record/client.py'), await orders('python', others)], { stdio: 'inherit' }),
  ]
  await systemClock.sleep(WARM_UP_MS + minutes * 60_000)
  for (const client of clients) client.kill()
  const lifeMs = minutes * 60_000
  const between = (beginMs: number, endMs: number): Trace => ({
    tasks: names,
    people: people.map(({ name, client, task }) => `${name} (${client}, ${task})`),
    sessions: sessions.map((asks) =>
      asks
        .filter(([atMs]) => atMs >= beginMs && atMs < endMs)
        .map(([atMs, ...rest]): Asked => [atMs - beginMs, ...rest])
        .sort(([one], [other]) => one - other),
    ),
  })
  const learntMs = use === 'fit' ? lifeMs : use === 'unseen' ? 0 : lifeMs / 2
  if (learntMs > 0) await writeFile(HABITS, `${JSON.stringify(habitsIn(between(0, learntMs), learntMs))}\n`)
  if (learntMs < lifeMs)
    await writeFile(join(FOLDER, 'traces/unseen.json'), `${JSON.stringify(between(learntMs, lifeMs))}\n`)
  await closing.close()
}

const bytesOf = (inputs: readonly Tensor[]): number =>
  inputs.reduce((sum, { data }) => sum + (Array.isArray(data) ? textBytes(data) : (data as Uint8Array).byteLength), 0)

const textBytes = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), 0)

const USES: readonly Use[] = ['fit', 'unseen', 'halves']
const wanted = USES.find((use) => use === (process.argv[2] ?? 'halves'))
if (wanted === undefined) throw new RangeError(`'${process.argv[2]}' is no use; expected one of ${USES.join(', ')}`)
await record(wanted, Number(process.argv[3] ?? 40))
