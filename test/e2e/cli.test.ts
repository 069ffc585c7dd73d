import { readFileSync } from 'node:fs'
import { appendFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Env, yuma, yumaJson } from '../support/cli.ts'
import { closedPort } from '../support/ports.ts'
import { createStage, type Stage } from '../support/stage.ts'

let stage: Stage
let wallets: string
/** A chain that is there, and an address where there is none. */
let endpoint: string
let nowhere: string

beforeAll(async () => {
  stage = await createStage()
  wallets = join(stage.folder, 'wallets')
  nowhere = `127.0.0.1:${await closedPort()}`
  const chain = stage.start(['chain', 'run', '--data', join(stage.folder, 'chain'), '--port', '0', '--json'])
  endpoint = (JSON.parse(await chain.line(/"endpoint":.*"genesisHash"/)) as { endpoint: string }).endpoint
  await yumaJson(['wallet', 'create', '--wallet-path', wallets, '--wallet', 'mine', '--plain'])
})
afterAll(() => stage?.end())

/** Runs a command that should fail, and gives its exit code and what it says, which is to be one line. */
async function refused(args: readonly string[], env: Env = {}): Promise<{ code: number | null; line: string }> {
  const { code, stdout, stderr } = await yuma(args, { env })
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^yuma: [^\n]+\n$/)
  return { code, line: stderr.trim() }
}

describe('what is used wrongly is exit 2 and one line that says what would be right', () => {
  test.each([
    ['an unknown flag', ['wallet', 'list', '--wallet-pth', 'x'], /--wallet-pth'.*Did you mean --wallet-path/],
    ['an unknown command', ['upp'], /'upp'.*Did you mean up/],
    ['an unknown verb', ['chain', 'rnu'], /'rnu'.*Did you mean run/],
    ['a missing argument', ['miner', 'run'], /'models'/],
    ['a flag of the wrong kind', ['subnet', 'metagraph', '--netuid', 'x'], /--netuid: expected a whole number.*"x"/],
    ['a required flag that is missing', ['stake', 'add'], /--amount is required/],
    ['a bad endpoint', ['subnet', 'metagraph', '--network', 'nonsense'], /'nonsense' is no network.*ws:\/\//],
    ['no endpoint of a chain', ['subnet', 'metagraph', '--network', 'ws://:0'], /ws:\/\/127\.0\.0\.1:9944/],
    ['an unknown task', ['query', 'poetry', 'x'], /no task "poetry"; there are digits/],
    ['a file that is not there', ['query', 'digits', './none.png'], /cannot read \.\/none\.png/],
    ['a file that is no image', ['query', 'digits', 'package.json'], /not an image file.*PNG/],
    ['a gateway that is no address', ['query', 'embeddings', 'x', '--gateway', 'here'], /'here' is no address/],
    ['a file of settings that is not JSON', ['wallet', 'list', '--config', 'README.md'], /settings of README\.md/],
    ['a file for a folder', ['up', '--data', 'README.md', '--port', '0'], /README\.md cannot be used/],
    ['a folder of something else', ['up', '--data', 'docs', '--port', '0'], /docs holds something else/],
    ['a file for the folder of a chain', ['chain', 'run', '--data', 'README.md', '--port', '0'], /README\.md/],
    ['a folder without a chain', ['chain', 'verify', '--data', 'docs'], /no chain in 'docs'/],
  ])('%s', async (_, args, says) => {
    const { code, line } = await refused(args)
    expect(line).toMatch(says)
    expect(code).toBe(2)
  })

  test('a folder whose settings are of somebody else is not emptied either', async () => {
    const data = join(stage.folder, 'foreign')
    await mkdir(data)
    await writeFile(join(data, 'localnet.json'), '{"theirs":true}')
    const { code, line } = await refused(['up', '--data', data, '--port', '0', '--fresh'])
    expect(line).toMatch(/holds something else/)
    expect(code).toBe(2)
    expect(readFileSync(join(data, 'localnet.json'), 'utf8')).toBe('{"theirs":true}')
  })

  test('a subnet that does not exist', async () => {
    const { code, line } = await refused(['subnet', 'metagraph', '--network', endpoint, '--netuid', '77'])
    expect(line).toMatch(/77/)
    expect(code).toBe(2)
  })

  test('a missing wallet', async () => {
    const args = ['gateway', 'run', '--wallet-path', wallets, '--wallet', 'nobody', '--network', endpoint]
    const { code, line } = await refused(args)
    expect(line).toMatch(/nobody\/hotkeys\/default/)
    expect(code).toBe(2)
  })

  test('a corrupt key file', async () => {
    await writeFile(join(wallets, 'mine', 'hotkeys', 'broken'), '{"accountId":')
    const args = ['validator', 'run', '--wallet-path', wallets, '--wallet', 'mine', '--hotkey', 'broken']
    const { code, line } = await refused([...args, '--network', endpoint])
    expect(line).toMatch(/hotkeys\/broken/)
    expect(code).toBe(2)
  })

  test('a model that is not the one its manifest names', async () => {
    const model = join(stage.folder, 'linear')
    await cp('models/digits/linear', model, { recursive: true })
    await appendFile(join(model, 'model.onnx'), 'x')
    const args = ['miner', 'run', model, '--wallet-path', wallets, '--wallet', 'mine', '--network', endpoint]
    const { code, stderr } = await yuma([...args, '--port', '0'])
    expect(stderr).toMatch(/^yuma: .*sha256/m)
    expect(code).toBe(2)
  })
})

describe('what is away', () => {
  test('a chain that cannot be reached is exit 3', async () => {
    const { code, line } = await refused(['subnet', 'metagraph', '--network', `ws://${nowhere}`])
    expect(line).toContain(`the chain at ws://${nowhere} cannot be reached`)
    expect(code).toBe(3)
  })

  test('a gateway that does not answer is exit 1', async () => {
    const { code, line } = await refused(['query', 'embeddings', 'a text', '--gateway', `http://${nowhere}`])
    expect(line).toMatch(/no gateway answers at .*yuma up/)
    expect(code).toBe(1)
  })
})

test("Bittensor's dotted flags and variables are understood", async () => {
  const ways: readonly (readonly [args: readonly string[], env: Env])[] = [
    [['--subtensor.network', endpoint], {}],
    [[`--subtensor.chain_endpoint=${endpoint}`], {}],
    [[], { BT_SUBTENSOR_NETWORK: endpoint }],
    [[], { BT_CHAIN_ENDPOINT: endpoint }],
    [[], { YUMA_NETWORK: endpoint, BT_SUBTENSOR_NETWORK: `ws://${nowhere}` }],
  ]
  const answers = await Promise.all(
    ways.map(([args, env]) => refused(['subnet', 'metagraph', '--netuid', '77', ...args], env)),
  )
  for (const [at, { line }] of answers.entries()) {
    // Only a chain that was reached can say that it has no such subnet.
    expect(line, JSON.stringify(ways[at])).toMatch(/subnet 77/)
  }
  const made = (await yumaJson(['wallet', 'create', '--wallet.name', 'dotted', '--wallet.hotkey=first', '--plain'], {
    env: { BT_WALLET_PATH: wallets },
  })) as { hotkey: { address: string } }
  const file = JSON.parse(readFileSync(join(wallets, 'dotted', 'hotkeys', 'first'), 'utf8')) as { ss58Address: string }
  expect(file.ss58Address).toBe(made.hotkey.address)
})
