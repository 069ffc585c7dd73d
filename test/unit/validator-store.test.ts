import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newEntry } from '../../src/consensus/reward/entry.ts'
import { openRevealed } from '../../validator/revealed.ts'
import { type Memory, openMemory, saveMemory } from '../../validator/round/memory.ts'
import { createRoundStore, type RoundStore } from '../../validator/round/store.ts'

let folder: string
let store: RoundStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rounds-'))
  store = createRoundStore(join(folder, 'rounds'))
})
afterEach(() => rm(folder, { recursive: true }))

const files = (what: string) => ({
  'round.json': `"${what}"`,
  'receipts.bin': Buffer.from(what),
  'bodies.bin': new Uint8Array(),
  'before.bin': new Uint8Array(),
  'after.bin': new Uint8Array(),
})

test('a round is there whole, for its owner only', async () => {
  await store.write(7n, files('seven'))
  expect(await store.list()).toEqual([7n])
  expect(Buffer.from((await store.read(7n, 'receipts.bin'))!).toString()).toBe('seven')
  expect(await store.read(8n, 'receipts.bin')).toBeUndefined()
  expect((await stat(join(folder, 'rounds', '7'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'rounds', '7', 'round.json'))).mode & 0o777).toBe(0o600)
})

test('one that was cut off while it was written is none, and makes way for the next', async () => {
  await mkdir(join(folder, 'rounds', '7.tmp'), { recursive: true })
  await writeFile(join(folder, 'rounds', '7.tmp', 'receipts.bin'), 'half of')
  expect(await store.list()).toEqual([])
  await store.write(7n, files('whole'))
  expect(Buffer.from((await store.read(7n, 'receipts.bin'))!).toString()).toBe('whole')
})

test('one that was written and never became what is known is forgotten at the next start', async () => {
  for (const epoch of [5n, 6n, 7n]) await store.write(epoch, files(`${epoch}`))
  await store.prune(6n)
  expect(await store.list()).toEqual([5n, 6n])
})

test('the last twenty are kept', async () => {
  for (let epoch = 1n; epoch <= 23n; epoch++) await store.write(epoch, files(`${epoch}`))
  await store.prune(23n)
  expect(await store.list()).toEqual(Array.from({ length: 20 }, (_, at) => BigInt(at + 4)))
})

test('what is known is read as it was written, and nothing is known at first', async () => {
  expect(await openMemory(folder)).toMatchObject({ last: undefined, announced: false, table: [], row: [] })
  const memory: Memory = {
    last: { epoch: 7n, root: Buffer.alloc(32, 1), count: 3, units: 2n ** 60n },
    announced: true,
    stateHash: Buffer.alloc(32, 2),
    table: [{ ...newEntry(1, 2, 'ab'.repeat(32)), score: 5n, judged: 9n }],
    taskSet: 'cd'.repeat(32),
    row: [{ uid: 2, weight: 65_535 }],
    slips: [{ miner: 'a miner', task: 'text-generation', looked: 640, slips: 1.5 }],
  }
  await saveMemory(folder, memory)
  expect(await openMemory(folder)).toEqual(memory)
})

test('which round everybody may know never goes back', async () => {
  const file = join(folder, 'revealed.json')
  const revealed = await openRevealed(file)
  expect(revealed.epoch()).toBeUndefined()
  await revealed.tell(7n)
  await revealed.tell(6n)
  expect((await openRevealed(file)).epoch()).toBe(7n)
})
