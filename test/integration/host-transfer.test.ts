import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StoredBlock } from '../../chain/host/backend.ts'
import { genesisHeader } from '../../chain/host/genesis.ts'
import { decodeHeader, encodeHeader } from '../../chain/host/header.ts'
import { toHex } from '../../chain/host/hex.ts'
import { encodeBytes } from '../../chain/host/scale.ts'
import { seal, unseal } from '../../chain/host/seal.ts'
import { exportBlocks } from '../../chain/host/transfer/export.ts'
import { type ImportReport, importBlocks } from '../../chain/host/transfer/import.ts'
import { readBlocks } from '../../chain/host/transfer/read-blocks.ts'
import { writeSpec } from '../../chain/host/transfer/spec.ts'
import { writeBlocks } from '../../chain/host/transfer/write-blocks.ts'
import { insert } from '../../chain/host/trie/edit.ts'
import type { Trie } from '../../chain/host/trie/node.ts'
import { verifyChain } from '../../chain/host/verify.ts'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { grow, openDevelopment, temporaryFolder } from '../support/embedded.ts'
import { createSigner } from '../support/signer.ts'

beforeAll(ready)

const BLOCKS = 27

/** A chain of 27 blocks with a transaction in the second, and a place for files beside it. */
async function grownChain(): Promise<{ dataDir: string; file: string; head: StoredBlock }> {
  const folder = temporaryFolder()
  const dataDir = join(folder, 'chain')
  const chain = await openDevelopment(dataDir)
  await grow(chain, 1)
  const bytes = createSigner(chain).sign('//Alice', 0, 'system.remark', `0x${'00'.repeat(100)}`)
  await grow(chain, 1, { ready: () => [{ hash: '0', bytes }], refused: () => expect.unreachable() })
  const head = await grow(chain, BLOCKS - 2)
  await chain.close()
  return { dataDir, file: join(folder, 'blocks.bin'), head }
}

const importInto = (dataDir: string, file: string): Promise<ImportReport> =>
  importBlocks({ log: silent }, { dataDir, file, settings: {} })

async function blocksIn(file: string): Promise<StoredBlock[]> {
  const blocks: StoredBlock[] = []
  for await (const block of readBlocks(file)) blocks.push(block)
  return blocks
}

test('a chain goes from folder to folder: every block holds there, and the head is the same', async () => {
  const { dataDir, file, head } = await grownChain()
  const { genesisHash, ...written } = await exportBlocks({ dataDir, file })
  expect(written).toEqual({ file, from: 1, to: BLOCKS, hash: head.hash })

  const other = temporaryFolder()
  const there = { ok: true, head: BLOCKS, hash: head.hash, genesisHash }
  expect(await importInto(other, file)).toEqual({ ...there, imported: BLOCKS, known: 0 })
  expect(await importInto(other, file)).toEqual({ ...there, imported: 0, known: BLOCKS })
  expect(await verifyChain({ log: silent }, { dataDir: other })).toMatchObject({ ok: true, head: head.hash })
})

test('a chain is carried on in parts', async () => {
  const { dataDir, file, head } = await grownChain()
  const other = temporaryFolder()
  await exportBlocks({ dataDir, file, to: 10 })
  expect(await importInto(other, file)).toMatchObject({ imported: 10, known: 0, head: 10 })
  await exportBlocks({ dataDir, file, from: 12, to: 12 })
  expect(await importInto(other, file)).toEqual({ ok: false, block: 12, reason: 'it does not follow its parent' })
  await exportBlocks({ dataDir, file, from: 9 })
  expect(await importInto(other, file)).toMatchObject({ imported: BLOCKS - 10, known: 2, hash: head.hash })
})

test('blocks that are not there are not written', async () => {
  const { dataDir, file } = await grownChain()
  for (const range of [{ from: 0 }, { to: BLOCKS + 1 }, { from: 5, to: 4 }]) {
    await expect(exportBlocks({ dataDir, file, ...range })).rejects.toThrow(/has blocks 1 to 27, not/)
  }
  await expect(exportBlocks({ dataDir: temporaryFolder(), file })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(exportBlocks({ dataDir, file: join(dataDir, 'none', 'x') })).rejects.toThrow(/cannot be written/)
  expect(existsSync(file)).toBe(false)
})

describe('a file', () => {
  // One block, whose first digest claims to be longer than any.
  const noBlock = Buffer.concat([
    Buffer.from('0100000000000000', 'hex'),
    new Uint8Array(97),
    Buffer.from('040002', 'hex'),
    new Uint8Array(20_000_000).fill(255),
  ])

  test.each<[string, (file: string) => void, RegExp]>([
    ['that is not there', () => {}, /cannot be read/],
    ['that is a folder', (file) => mkdirSync(file), /cannot be read/],
    ['that is empty', (file) => writeFileSync(file, ''), /no file of exported blocks/],
    ['of something else', (file) => writeFileSync(file, 'what is this?'), /no file of exported blocks/],
    ['that counts a block and has none', (file) => writeFileSync(file, noBlock), /no file of exported blocks/],
  ])('%s is refused', async (_, make, reason) => {
    const file = join(temporaryFolder(), 'blocks.bin')
    make(file)
    await expect(blocksIn(file)).rejects.toThrow(reason)
    await expect(blocksIn(file)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  test('that is cut off, or goes on after its last block, is refused when its blocks are read', async () => {
    const { dataDir, file } = await grownChain()
    await exportBlocks({ dataDir, file })
    const whole = readFileSync(file)
    truncateSync(file, whole.length - 1)
    await expect(blocksIn(file)).rejects.toThrow(/cut off: 1 of its blocks/)
    writeFileSync(file, whole)
    appendFileSync(file, 'x')
    await expect(blocksIn(file)).rejects.toThrow(/goes on after its last block/)
  })

  test('of blocks longer than what is read at once gives them back', async () => {
    const file = join(temporaryFolder(), 'blocks.bin')
    const header = unsealedHeader()
    const body = [600_000, 3, 900_000].map((length) => encodeBytes(new Uint8Array(length)))
    const block = { number: 7, hash: toHex(blake2_256(header)), header, body }
    await writeBlocks(file, [block, block, block], { count: 3 })
    // Named by their hashes: to compare megabytes item by item takes a minute.
    const named = (of: StoredBlock): unknown => [of.hash, of.body.map((bytes) => toHex(blake2_256(bytes)))]
    expect((await blocksIn(file)).map(named)).toEqual([block, block, block].map(named))
  })

  test('begins with the count as u64, and holds header, extrinsics and a proof that may be there', async () => {
    const file = join(temporaryFolder(), 'blocks.bin')
    const header = unsealedHeader()
    const block = { number: 7, hash: toHex(blake2_256(header)), header, body: [Uint8Array.of(8, 1, 2)] }
    await writeBlocks(file, [block], { count: 1 })
    const bytes = Buffer.concat([Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0), header, Uint8Array.of(4, 8, 1, 2, 0)])
    expect(readFileSync(file)).toEqual(bytes)
    const proof = Buffer.concat([Uint8Array.of(1, 4), Buffer.from('FRNK'), Uint8Array.of(8, 9, 9)])
    writeFileSync(file, Buffer.concat([bytes.subarray(0, -1), proof]))
    expect(await blocksIn(file)).toEqual([block])
  })
})

function unsealedHeader(): Uint8Array {
  const none = new Uint8Array(32)
  return encodeHeader({ parentHash: none, number: 7, stateRoot: none, extrinsicsRoot: none, logs: [] })
}

test('what comes before a block that does not hold stays', async () => {
  const { dataDir, file } = await grownChain()
  await exportBlocks({ dataDir, file })
  const blocks = await blocksIn(file)
  const open = decodeHeader(unseal(blocks[4]!.header)!.header)
  const forged = seal(encodeHeader({ ...open, stateRoot: new Uint8Array(32) }), keypairFromUri('//Alice'))
  blocks[4] = { ...blocks[4]!, header: forged }
  await writeBlocks(file, blocks, { count: blocks.length })
  const other = temporaryFolder()
  expect(await importInto(other, file)).toMatchObject({ ok: false, block: 5 })
  expect(await verifyChain({ log: silent }, { dataDir: other })).toMatchObject({ ok: true, blocks: 4 })
})

test('blocks of another chain are refused', async () => {
  const { dataDir, file } = await grownChain()
  await exportBlocks({ dataDir, file })
  const other = temporaryFolder()
  const chain = await openDevelopment(other, { tempo: 30 })
  await chain.close()
  expect(await importInto(other, file)).toMatchObject({ ok: false, block: 1, reason: 'it does not follow its parent' })
  const forked = await openDevelopment(other)
  const { hash } = await grow(forked, 1)
  await forked.close()
  expect(await importInto(other, file)).toMatchObject({ ok: false, block: 1, reason: expect.stringContaining(hash) })
})

test('the specification holds the state of block 0, of a chain that runs or of a new one', async () => {
  const file = join(temporaryFolder(), 'genesis.json')
  const { dataDir } = await grownChain()
  const settings = {}
  const { genesisHash } = await writeSpec({ log: silent }, { dataDir, file, settings })
  const chain = await openDevelopment(dataDir)
  const { runtime } = chain.tip()
  await chain.close()
  expect(genesisHash).toBe(chain.genesisHash)

  const spec = JSON.parse(readFileSync(file, 'utf8')) as { genesis: { raw: { top: Record<string, string> } } }
  let state: Trie
  for (const [key, value] of Object.entries(spec.genesis.raw.top)) {
    state = insert(state, key.slice(2), new Uint8Array(Buffer.from(value.slice(2), 'hex')))
  }
  expect(toHex(blake2_256(genesisHeader(runtime, state)))).toBe(genesisHash)

  const fresh = { dataDir: temporaryFolder(), file, settings: { blockMs: 500 } }
  const other = await writeSpec({ log: silent }, fresh)
  expect(other.genesisHash).not.toBe(genesisHash)
  expect(await writeSpec({ log: silent }, { ...fresh, settings: {} })).toEqual(other)
  await expect(writeSpec({ log: silent }, { ...fresh, settings: { tempo: 9 } })).rejects.toThrow(/was created with/)
  await expect(writeSpec({ log: silent }, { dataDir, settings, file: dataDir })).rejects.toThrow(/cannot be written/)
})
