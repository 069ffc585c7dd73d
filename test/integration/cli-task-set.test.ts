import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { publishTaskSet } from '../../src/localnet/task-set.ts'
import { decodeTaskSetField, encodeRoundField } from '../../src/protocol/commitment.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { taskSetHash } from '../../src/tasks/set/hash.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { standardTaskSet } from '../../src/tasks/set/standard.ts'
import { temporaryFolder } from '../support/embedded.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

let node: TestChain
let chain: Chain
let terminal: Terminal
let set: TaskSet

/** A file with the standard set, changed as the test says. */
async function fileWith(changes: Partial<TaskSet>): Promise<string> {
  const file = join(temporaryFolder(), 'set.json')
  await writeFile(file, JSON.stringify({ ...set, ...changes }))
  return file
}

beforeAll(async () => {
  await ready()
  set = await standardTaskSet()
  node = await startTestChain({ blockMs: 100, tempo: 20 })
  chain = await node.connect()
  terminal = await openTerminal({ YUMA_NETWORK: node.endpoint, YUMA_WALLET: 'owner' })
  const made = await terminal.typeJson('wallet', 'create', '--plain')
  const { address } = made.coldkey as { address: string }
  await chain.transfer(keypairFromUri('//Alice'), { to: address, amount: 5_000_000_000_000n })
  await terminal.typeJson('subnet', 'create')
})
afterAll(async () => {
  await terminal?.end()
  await node?.end()
})

it('is checked before it is published, and everything that is wrong is said', async () => {
  expect(await terminal.typeJson('task', 'set', 'check')).toMatchObject({ hash: taskSetHash(set) })
  const wrong = await fileWith({ tasks: [{ ...set.tasks[0]!, task: 'chess' }] })
  const { code, stderr } = await terminal.type('task', 'set', 'check', wrong)
  expect(code).toBe(2)
  expect(stderr).toMatch(/the weights sum to \d+ millionths, not 1000000/)
  expect((await terminal.type('task', 'set', 'forget')).code).toBe(2)
})

it('is published by the owner and shown to everybody; what holds later stands beside what holds now', async () => {
  expect(await terminal.typeJson('task', 'set', 'show')).toMatchObject({ sets: [] })
  const published = await terminal.typeJson('task', 'set', 'publish')
  expect(published).toMatchObject({ hash: taskSetHash(set), fromBlock: 0 })
  const later = { ...set, fromBlock: 100_000 }
  await terminal.typeJson('task', 'set', 'publish', await fileWith(later))
  expect((await terminal.typeJson('task', 'set', 'show')).sets).toEqual([
    { hash: taskSetHash(set), fromBlock: '0', holds: true },
    { hash: taskSetHash(later), fromBlock: '100000', holds: false },
  ])
})

it('is published by nobody else', async () => {
  await terminal.typeJson('wallet', 'create', '--plain', '--wallet', 'stranger')
  const { code, stderr } = await terminal.type('task', 'set', 'publish', '--wallet', 'stranger')
  expect(code).toBe(2)
  expect(stderr).toMatch(/only the hotkey of the owner/)
})

it('is published once by a subnet that is brought up again, beside what its owner commits to as a validator', async () => {
  const owner = keypairFromUri('//owner')
  const hash = new Uint8Array(32)
  let fields: readonly Uint8Array[] = [
    encodeRoundField({ epoch: 1, root: hash, count: 0, units: 0n, state: hash, next: hash }),
  ]
  let calls = 0
  const head = { number: 7n, hash: '0x' }
  const subnet: Pick<Chain, 'head' | 'commitment' | 'setCommitment'> = {
    head: async () => head,
    commitment: async () => fields,
    async setCommitment(_, args) {
      calls++
      fields = args.fields
      return head
    },
  }
  await publishTaskSet({ chain: subnet, log: silent }, { netuid: 1, owner, set })
  expect(fields.map((field) => decodeTaskSetField(field)?.fromBlock)).toEqual([0n, undefined])
  await publishTaskSet({ chain: subnet, log: silent }, { netuid: 1, owner, set })
  expect(calls).toBe(1)
})
