import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_BODY_BYTES } from '../../src/gateway/wire.ts'
import { tasks } from '../../src/tasks/index.ts'
import { yuma, yumaJson } from '../support/cli.ts'
import { blocks, documents } from '../support/documents.ts'
import { doorsOf, PAID_EPOCH, upArguments } from '../support/localnet.ts'
import { createStage, type Stage } from '../support/stage.ts'

let stage: Stage
let endpoint: string
let gateway: string
/** A validator, and where it gives away its rounds. */
let judge: string
let receipts: string
/** The wallets of everyone on the subnet by their hotkeys; a miner's is named after what it serves. */
let walletOf: ReadonlyMap<string, string>
/** Who holds which uid. */
let hotkeyOf: ReadonlyMap<number, string>

beforeAll(async () => {
  stage = await createStage()
  const up = stage.start(upArguments(`${stage.folder}/net`))
  const doors = await doorsOf(up)
  ;({ endpoint, gateway } = doors)
  const advice = (await up.line(/yuma audit /)).trim().split(' ')
  judge = advice[advice.indexOf('--validator') + 1]!
  receipts = advice[advice.indexOf('--from') + 1]!
  await up.line(PAID_EPOCH)
  const wallets = (await yumaJson(['wallet', 'list', '--wallet-path', `${stage.folder}/net/wallets`])) as Wallets
  walletOf = new Map(wallets.map(({ name, hotkeys }) => [hotkeys[0]!.address, name]))
  const metagraph = (await yumaJson(['subnet', 'metagraph', '--network', endpoint])) as { neurons: Holder[] }
  hotkeyOf = new Map(metagraph.neurons.map(({ uid, hotkey }) => [uid, hotkey]))
}, 120_000)
afterAll(() => stage?.end())

const PHRASE = 'a large grey animal with a trunk'

type Wallets = readonly { readonly name: string; readonly hotkeys: readonly { readonly address: string }[] }[]
type Holder = { readonly uid: number; readonly hotkey: string }
type Asked = Holder & { readonly score: number }

/** An answer is of a miner that serves the task and has a score. */
function expectMiner({ uid, hotkey, score }: Asked, task: string): void {
  expect(walletOf.get(hotkey)).toMatch(new RegExp(`^miner-${task}-`))
  expect(hotkeyOf.get(uid)).toBe(hotkey)
  expect(score).toBeGreaterThan(0)
  expect(score).toBeLessThanOrEqual(1)
}

/** Most epochs that pass before anything is asked here. */
const EPOCHS = 40

describe('yuma audit', () => {
  test('finds nothing wrong with a validator of npm start, whose task set nobody else has', async () => {
    const epochs = await Promise.all(
      Array.from({ length: EPOCHS }, async (_, epoch) => {
        const page = await fetch(`${receipts}/v1/receipts?round=${epoch}`)
        const { count = 0 } = page.ok ? ((await page.json()) as { count: number }) : {}
        return count > 0 ? [epoch] : []
      }),
    )
    const epoch = epochs.flat().at(-1)!
    const of = ['--netuid', '1', '--validator', judge, '--from', receipts, '--network', endpoint]
    const { stdout } = await yuma(['audit', ...of, '--epoch', String(epoch), '--deep', '--json'])
    const report = JSON.parse(stdout) as AuditReport
    expect(report).toMatchObject({ validator: judge })
    // A busy machine does not get round to asking all that was drawn, and the audit says so.
    expect(report.findings.filter(({ code }) => code !== 'MISSING')).toEqual([])
    expect(report.receipts).toBeGreaterThan(0)
    expect(report.row.some(({ weight }) => weight > 0)).toBe(true)
    expect(report.deep).toBeGreaterThan(0)
  })
})

type AuditReport = {
  readonly receipts: number
  readonly deep: number
  readonly findings: readonly { readonly code: string }[]
  readonly row: readonly { readonly weight: number }[]
}

describe('yuma query', () => {
  const ask = async (...args: string[]) =>
    (await yumaJson(['query', ...args, '--gateway', gateway])) as Asked & { answers: Record<string, unknown>[] }

  test('reads a digit off an image', async () => {
    const asked = await ask('digits', 'docs/seven.png')
    expect(asked.answers).toEqual([{ label: '7', score: expect.any(Number) }])
    expectMiner(asked, 'digits')
  })

  test('comes with a receipt that anybody can verify', async () => {
    const file = `${stage.folder}/receipt.json`
    const asked = await ask('digits', 'docs/seven.png', '--receipt', file)
    const [held] = (await yumaJson(['receipt', 'verify', file])) as { claim: { miner: string } }[]
    expect(held).toMatchObject({ signedBy: ['miner'], exchanges: 1, units: 1, claim: { miner: asked.hotkey } })
  })

  test('says what a definition defines', async () => {
    const asked = await ask('text-classification', PHRASE)
    expect(asked.answers).toMatchObject([{ label: 'animal' }])
    expectMiner(asked, 'text-classification')
  })

  test('gives a vector per text', async () => {
    const asked = await ask('embeddings', 'some text', 'another text')
    const vectors = asked.answers.map((answer) => Object.values(answer).find(Array.isArray) as number[])
    expect(vectors.map(({ length }) => length)).toEqual([384, 384])
    expectMiner(asked, 'embeddings')
  })

  test('tells people who answered', async () => {
    const { code, stdout } = await yuma(['query', 'digits', 'docs/seven.png', '--gateway', gateway])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^label 7 {2}score [\d.]+\nanswered by uid \d+ \(5\w+\), score 0\.\d+\n$/)
  })
})

describe('the HTTP door', () => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(gateway + path, { headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const infer = async (model: string, body: string) => {
    const response = await fetch(`${gateway}/v2/models/${model}/infer`, { method: 'POST', body })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const texts = (...data: unknown[]) =>
    JSON.stringify({ id: 'mine', inputs: [{ name: 'text', shape: [data.length], datatype: 'BYTES', data }] })

  test('answers as the Open Inference Protocol has it, with who answered', async () => {
    const { status, body } = await infer('text-classification', texts(PHRASE, 'a vehicle with two wheels'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ model_name: 'text-classification', id: 'mine', outputs: expect.any(Array) })
    const [scores] = body.outputs as { name: string; datatype: string; shape: number[]; data: number[] }[]
    expect(scores).toMatchObject({ datatype: 'FP32', shape: [2, expect.any(Number)] })
    expect(scores!.data).toHaveLength(2 * scores!.shape[1]!)
    expectMiner(body.parameters as Asked, 'text-classification')
  })

  test('lists the models and describes each', async () => {
    const { body } = await get('/v2/models')
    const models = body.models as { name: string }[]
    expect(models.map(({ name }) => name).sort()).toEqual([...tasks.keys()].sort())
    for (const model of models) {
      expect((await get(`/v2/models/${model.name}`)).body).toEqual(model)
      expect((await get(`/v2/models/${model.name}/ready`)).body).toEqual({ name: model.name, ready: true })
    }
  })

  test('says that it is there', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await get('/v2/health/ready')).toEqual({ status: 200, body: { ready: true } })
    expect((await get('/v2')).body).toMatchObject({ name: 'yumanet' })
  })

  test.each([
    ['a body that is not JSON', 'embeddings', '{"inputs":', 400, /not JSON/],
    ['a body without inputs', 'embeddings', '{}', 400, /inputs/],
    ['an input of another type', 'embeddings', texts(7), 400, /should hold texts/],
    ['an input that is missing', 'digits', texts('x'), 400, /"image" is missing/],
    ['a model that is not there', 'poetry', texts('x'), 404, /no model "poetry"; there are/],
    ['a body that is too large', 'embeddings', ' '.repeat(MAX_BODY_BYTES + 1), 413, /larger than/],
  ])('refuses %s', async (_, model, body, status, why) => {
    const answer = await infer(model, body)
    expect(answer.body.error).toMatch(why)
    expect(answer.status).toBe(status)
  })

  test('refuses paths it does not have', async () => {
    expect(await get('/v3/chat')).toMatchObject({ status: 404, body: { error: expect.stringMatching(/v2\/models/) } })
  })

  test('refuses pages of other origins and names of other hosts', async () => {
    expect((await get('/v2/models', { origin: 'https://example.org' })).status).toBe(403)
    expect((await get('/v2/models', { origin: gateway })).status).toBe(200)
    const asking = request(`${gateway}/v2/models`, { headers: { host: 'example.org' } }).end()
    const [response] = await once(asking, 'response')
    expect(response.statusCode).toBe(403)
    response.destroy()
  })
})

describe('what the README shows', () => {
  const readme = documents().find(({ path }) => path === 'README.md')!
  const commands = blocks(readme, 'sh')
    .flatMap((block) =>
      block
        .replaceAll(/\s*\\\n\s*/g, ' ')
        .trimEnd()
        .split('\n'),
    )
    .filter((line) => /yuma query|curl/.test(line))

  test.for(commands)('%s', async (command, { skip }) => {
    if (command.startsWith('curl') && spawnSync('curl', ['--version']).status !== 0) skip('there is no curl')
    const { code, stdout, stderr } = await shell(command.replaceAll('http://127.0.0.1:8080', gateway))
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/answered by uid|"uid":|"models":/)
  })

  test('are queries of every task, and over HTTP', () => {
    expect(commands.length).toBeGreaterThanOrEqual(5)
  })
})

/** Runs a line as a person would; where the gateway answers is told by the variable of the flag. */
async function shell(command: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn('sh', ['-c', command], { env: { ...process.env, YUMA_GATEWAY: gateway } })
  const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { code: code as number, stdout, stderr }
}
