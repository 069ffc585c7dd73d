import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredBlock } from '../../chain/host/backend.ts'
import { decodeHeader, encodeHeader } from '../../chain/host/header.ts'
import { startNode } from '../../chain/host/node.ts'
import { seal, unseal } from '../../chain/host/seal.ts'
import { type ExportReport, exportBlocks } from '../../chain/host/transfer/export.ts'
import { importBlocks } from '../../chain/host/transfer/import.ts'
import { readBlocks } from '../../chain/host/transfer/read-blocks.ts'
import { writeSpec } from '../../chain/host/transfer/spec.ts'
import { writeBlocks } from '../../chain/host/transfer/write-blocks.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { type NativeNode, nativeBinary, nativeInfo, runNative, startNative } from '../support/native-node.ts'
import { answersAbout } from './answers.ts'
import { blocksOfRandomCalls } from './random-calls.ts'
import { SETTINGS, withChain, work, workEmbedded } from './working-subnet.ts'

/** Blocks the embedded chain makes, and blocks the native node puts on them. */
const EMBEDDED = 300
const NATIVE = 60
/** Random calls that it runs besides. */
const RANDOM_CALLS = 2_000
/** So many of its last transactions are asked for their fees: an epoch's and more. */
const ASKED = 60
/** The block whose state root is altered, for the native node to find. */
const PLANTED = 150

const binary = nativeBinary()
if (binary === undefined) {
  console.warn(
    'no native node: build it as chain/node/README.md says, or name one with YUMA_NODE; its tests are skipped',
  )
}

describe.skipIf(binary === undefined)('the native node, a host that shares no code with ours,', () => {
  let folder: string
  let dataDir: string
  let blocks: string
  let node: NativeNode
  let netuid: number
  let genesisHash: string
  let exported: ExportReport

  const another = (name: string): NativeNode => ({ ...node, basePath: join(folder, name) })

  beforeAll(async () => {
    await ready()
    folder = await mkdtemp(join(tmpdir(), 'referee-'))
    dataDir = join(folder, 'embedded')
    blocks = join(folder, 'blocks.bin')
    node = { binary: binary!, spec: join(folder, 'genesis.json'), basePath: join(folder, 'native') }
    netuid = await workEmbedded(dataDir, EMBEDDED)
    genesisHash = (await writeSpec({ log: silent }, { dataDir, file: node.spec, settings: {} })).genesisHash
    exported = await exportBlocks({ dataDir, file: blocks, to: EMBEDDED })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('begins with the same block 0', async () => {
    const { code, stdout, stderr } = await runNative(node, 'export-state', '0')
    expect(code, stderr).toBe(0)
    expect((await nativeInfo(node)).genesis_hash).toBe(genesisHash)
    const state = (json: string): unknown => JSON.parse(json).genesis.raw.top
    expect(state(stdout)).toEqual(state(await readFile(node.spec, 'utf8')))
  })

  test('comes to the same state root in every block of a working subnet', async () => {
    const { code, stderr } = await runNative(node, 'import-blocks', '--binary', blocks)
    expect(code, stderr).toBe(0)
    expect(await nativeInfo(node)).toMatchObject({ best_number: EMBEDDED, best_hash: exported.hash })
  })

  test('writes the blocks as we do, byte for byte', async () => {
    const theirs = join(folder, 'theirs.bin')
    const { code, stderr } = await runNative(node, 'export-blocks', '--binary', theirs)
    expect(code, stderr).toBe(0)
    expect(Buffer.compare(await readFile(theirs), await readFile(blocks))).toBe(0)
  })

  test('refuses a block that names another state root, and stays at the one before', async () => {
    const forged: StoredBlock[] = []
    for await (const block of readBlocks(blocks)) forged.push(block.number === PLANTED ? withAnotherRoot(block) : block)
    const file = join(folder, 'forged.bin')
    await writeBlocks(file, forged, { count: forged.length })
    const victim = another('victim')
    const { code, stderr } = await runNative(victim, 'import-blocks', '--binary', file)
    expect(code).not.toBe(0)
    expect(stderr).toMatch(/[Ss]torage root|state root/)
    expect((await nativeInfo(victim)).best_number).toBe(PLANTED - 1)
  })

  test('comes to the same state root in every block of random calls', async () => {
    const settings = { preset: 'compat' }
    const made = blocksOfRandomCalls(settings, { seed: 425, calls: RANDOM_CALLS })
    const file = join(folder, 'random.bin')
    await writeBlocks(file, made, { count: made.length })
    const other: NativeNode = { ...another('random'), spec: join(folder, 'compat.json') }
    await writeSpec({ log: silent }, { dataDir: join(folder, 'compat'), file: other.spec, settings })
    const { code, stderr } = await runNative(other, 'import-blocks', '--binary', file)
    expect(code, stderr).toBe(0)
    const { number, hash } = made.at(-1)!
    expect(await nativeInfo(other)).toMatchObject({ best_number: number, best_hash: hash })
    expect(number).toBeGreaterThan(EMBEDDED)
  })

  test('answers about a block as we do', async () => {
    const copy = join(folder, 'copy')
    await cp(dataDir, copy, { recursive: true })
    const host = await startNode({ clock: systemClock, log: silent }, { dataDir: copy, port: 0 })
    const { running, endpoint } = startNative(node, { author: false })
    try {
      const about = { hash: exported.hash, transactions: await lastTransactions(blocks) }
      const theirs = await answersAbout(await endpoint, about)
      const ours = await answersAbout(host.endpoint, about)
      for (const [question, answer] of theirs) expect(ours.get(question), question).toEqual(answer)
      expect(ours.size).toBe(theirs.size)
    } finally {
      await running.interrupt()
      await host.close()
    }
  })

  test('goes on where the host stopped, and the host comes to its state roots', async () => {
    const { running, endpoint } = startNative(node, { author: true })
    try {
      await withChain(await endpoint, async (chain) => {
        expect(chain.genesisHash).toBe(genesisHash)
        await work(chain, netuid, BigInt(EMBEDDED + NATIVE))
        expect(await chain.brokenInvariants()).toEqual([])
      })
    } finally {
      await running.interrupt()
    }
    const theirs = join(folder, 'native.bin')
    const { code, stderr } = await runNative(node, 'export-blocks', '--binary', theirs)
    expect(code, stderr).toBe(0)
    const { best_number: head, best_hash: hash } = await nativeInfo(node)
    expect(head).toBeGreaterThanOrEqual(EMBEDDED + NATIVE)
    const replay = { dataDir: join(folder, 'replayed'), file: theirs, settings: SETTINGS }
    const report = await importBlocks({ log: silent }, replay)
    expect(report).toEqual({ ok: true, imported: head, known: 0, head, hash, genesisHash })
  })
})

/** Some transactions of the last blocks: free ones and such as cost something, and inherents. */
async function lastTransactions(file: string): Promise<readonly Uint8Array[]> {
  const all: Uint8Array[] = []
  for await (const { body } of readBlocks(file)) all.push(...body)
  return all.slice(-ASKED)
}

/** The block with one bit of its state root turned over, and a seal that is right for it. */
function withAnotherRoot(block: StoredBlock): StoredBlock {
  const open = decodeHeader(unseal(block.header)!.header)
  const stateRoot = open.stateRoot.slice()
  stateRoot[0]! ^= 1
  return { ...block, header: seal(encodeHeader({ ...open, stateRoot }), keypairFromUri('//Alice')) }
}
