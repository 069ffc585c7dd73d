import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Env, type Running, yumaJson } from '../support/cli.ts'
import { createStage, type Stage } from '../support/stage.ts'

/** Blocks come every 250 ms, so that an epoch is 2.5 s. */
const CHAIN = ['--block-ms', '250', '--tempo', '10']

/** How long an epoch that pays the miner may be in coming, in ms: a permit, a round, weights, and two cores for all. */
const PAID_WITHIN_MS = 60_000

type Wallet = { readonly coldkey: { address: string }; readonly hotkey: { address: string; mnemonic: string } }
type Neuron = { readonly uid: number; readonly hotkey: string; readonly incentive: number; readonly dividends: number }
type Role = 'owner' | 'mine' | 'judge' | 'auditor'

let stage: Stage
let env: Env
let chain: Running
let endpoint: string
let wallets: Readonly<Record<Role, Wallet>>
let netuid: number

const run = (...args: string[]): Promise<unknown> => yumaJson(args, { env })
const start = (...args: string[]): Running => stage.start([...args, '--json'], env)

/** Runs one of the plain scripts to its end and gives what it prints. Rejects when the chain ends before. */
async function script(name: string, args: readonly (string | number)[], more: Env = {}): Promise<string> {
  const options = { env: { ...process.env, ...more }, timeout: PAID_WITHIN_MS }
  const path = join('test/support', name)
  const running = promisify(execFile)(process.execPath, [path, endpoint, ...args.map(String)], options)
  const away = chain.ended.then(({ stderr }): never => {
    throw new Error(`the chain ended: ${stderr}`)
  })
  return (await Promise.race([running, away])).stdout
}

async function neuronOf(role: Role): Promise<Neuron | undefined> {
  const { neurons } = (await run('subnet', 'metagraph')) as { neurons: readonly Neuron[] }
  return neurons.find(({ hotkey }) => hotkey === wallets[role].hotkey.address)
}

beforeAll(async () => {
  stage = await createStage()
  chain = stage.start(['chain', 'run', '--data', join(stage.folder, 'chain'), '--port', '0', ...CHAIN, '--json'])
  endpoint = (JSON.parse(await chain.line(/"endpoint":.*"genesisHash"/)) as { endpoint: string }).endpoint
  env = {
    YUMA_NETWORK: endpoint,
    BT_WALLET_PATH: join(stage.folder, 'wallets'),
    XDG_STATE_HOME: join(stage.folder, 'state'),
  }
  const create = async (name: Role) => (await run('wallet', 'create', '--wallet', name, '--plain')) as Wallet
  const [owner, mine, judge, auditor] = await Promise.all([
    create('owner'),
    create('mine'),
    create('judge'),
    create('auditor'),
  ])
  wallets = { owner, mine, judge, auditor }
  const gifts = { owner: 1_100, mine: 50, judge: 3_000, auditor: 3_000 }
  await script(
    'fund.mjs',
    Object.entries(gifts).map(([role, tao]) => `${wallets[role as Role].coldkey.address}=${tao}`),
  )
  netuid = ((await run('subnet', 'create', '--wallet', 'owner')) as { netuid: number }).netuid
}, 90_000)
afterAll(() => stage?.end())

test('each role is a process of its own, and the miner is paid for what it answers', { timeout: 150_000 }, async () => {
  expect(netuid).toBe(1)
  await run('task', 'set', 'publish', '--wallet', 'owner')
  const miner = start('miner', 'run', 'digits/mlp64', '--wallet', 'mine', '--port', '0')
  const { uid } = JSON.parse(await miner.line(/"uid":\d+,"hotkey":"5\w+","coldkey"/)) as { uid: number }

  const registered = (await run('subnet', 'register', '--wallet', 'judge')) as { uid: number }
  expect(registered.uid).not.toBe(uid)
  await run('stake', 'add', '--wallet', 'judge', '--amount', '1500')
  const validator = start(
    'validator',
    'run',
    '--wallet',
    'judge',
    '--margin-blocks',
    '4',
    '--close-blocks',
    '4',
    '--port',
    '0',
  )
  await validator.line(/"weights set"/)

  const gateway = start('gateway', 'run', '--wallet', 'judge', '--port', '0')
  const { url } = JSON.parse(await gateway.line(/"url":/)) as { url: string }
  await expect
    .poll(async () => (await neuronOf('mine'))?.incentive, { timeout: PAID_WITHIN_MS, interval: 500 })
    .toBeGreaterThan(0)

  const asked = (await run('query', 'digits', 'docs/seven.png', '--gateway', url)) as {
    uid: number
    hotkey: string
    score: number
    answers: readonly { label: string }[]
  }
  expect(asked).toMatchObject({ uid, hotkey: wallets.mine.hotkey.address, answers: [{ label: '7' }] })
  expect(asked.score).toBeGreaterThan(0)

  for (const role of [gateway, validator, miner]) {
    const { code, stderr } = await role.interrupt()
    expect(code, stderr).toBe(130)
    expect(stderr).not.toMatch(/"level":"error"/)
  }
})

test('a plain script written for Subtensor reads the metagraph and sets weights', { timeout: 120_000 }, async () => {
  const { uid: owner } = (await neuronOf('owner'))!
  await run('subnet', 'register', '--wallet', 'auditor')
  await run('stake', 'add', '--wallet', 'auditor', '--amount', '2000')

  const said = await script('set-weights.mjs', [netuid, owner], {
    MNEMONIC: wallets.auditor.hotkey.mnemonic,
  })
  const report = JSON.parse(said) as {
    uid: number
    neurons: readonly { uid: number; hotkey: string; coldkey: string; permit: boolean }[]
    block: { hash: string }
    weights: readonly (readonly [uid: number, weight: number])[]
  }
  expect(report.neurons[owner]).toMatchObject({
    uid: owner,
    hotkey: wallets.owner.hotkey.address,
    coldkey: wallets.owner.coldkey.address,
  })
  expect(report.neurons[report.uid]).toMatchObject({ hotkey: wallets.auditor.hotkey.address, permit: true })
  expect(report.block.hash).toMatch(/^0x[0-9a-f]{64}$/)
  expect(report.weights).toEqual([[owner, 65_535]])
})
