import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSlotDuration } from '../../chain/host/aura.ts'
import { startAuthor } from '../../chain/host/author.ts'
import { type Chain, KEPT_STATES, openChain } from '../../chain/host/chain.ts'
import { decodeHeader } from '../../chain/host/header.ts'
import { ScaleReader } from '../../chain/host/scale.ts'
import { slotOf } from '../../chain/host/seal.ts'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { FakeClock } from '../support/clock.ts'
import { CODE, grow, NO_TRANSACTIONS, openDevelopment, temporaryFolder, timeOf } from '../support/embedded.ts'
import { createSigner } from '../support/signer.ts'

beforeAll(ready)

/** Twox128 of `System` and of `Number`. */
const NUMBER = Buffer.from('26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac', 'hex')

function numberIn(chain: Chain, hash: string): number | undefined {
  const value = chain.state(hash)?.get(NUMBER)
  return value === undefined ? undefined : new ScaleReader(value).u32()
}

test('genesis depends on nothing but code and settings, and its state holds the code', async () => {
  const [one, two] = await Promise.all([openDevelopment(temporaryFolder()), openDevelopment(temporaryFolder())])
  expect(one.genesisHash).toBe(two.genesisHash)
  expect(one.head()).toMatchObject({ number: 0, hash: one.genesisHash, body: [] })
  const code = one.state(one.genesisHash)?.get(Buffer.from(':code'))
  expect(Buffer.compare(code!, CODE)).toBe(0)
  await Promise.all([one.close(), two.close()])
})

test('blocks follow one another, are told when they are written, and are found by number and hash', async () => {
  const chain = await openDevelopment(temporaryFolder())
  const told: number[] = []
  chain.onBlock(({ number, hash }) => {
    expect(chain.head().hash).toBe(hash)
    told.push(number)
  })
  const head = await grow(chain, 5)
  expect(told).toEqual([1, 2, 3, 4, 5])
  expect(chain.hashOf(5)).toBe(head.hash)
  expect(chain.hashOf(6)).toBeUndefined()
  for (let number = 5; number > 0; number--) {
    const block = chain.block(chain.hashOf(number)!)!
    expect(block.number).toBe(number)
    expect(Buffer.from(decodeHeader(block.header).parentHash).toString('hex')).toBe(chain.hashOf(number - 1)!.slice(2))
  }
  await chain.close()
})

test('a chain that is opened again goes on, with its old states still to be read', async () => {
  const dataDir = temporaryFolder()
  const chain = await openDevelopment(dataDir)
  const old = await grow(chain, 3)
  const head = await grow(chain, 4)
  await chain.close()

  const again = await openDevelopment(dataDir)
  expect(again.head()).toEqual(head)
  expect(again.genesisHash).toBe(chain.genesisHash)
  expect(numberIn(again, old.hash)).toBe(3)
  expect((await grow(again, 1)).number).toBe(8)
  expect(numberIn(again, again.head().hash)).toBe(8)
  await again.close()
})

test('the states of the last blocks are read, called and listed; older ones are not kept', async () => {
  const dataDir = temporaryFolder()
  const chain = await openDevelopment(dataDir)
  await grow(chain, KEPT_STATES + 5)
  const check = (kept: Chain): void => {
    const oldest = kept.head().number - KEPT_STATES + 1
    for (const number of [oldest, oldest + 100, kept.head().number]) {
      const hash = kept.hashOf(number)!
      expect(numberIn(kept, hash)).toBe(number)
      expect(kept.state(hash)?.keys(NUMBER.subarray(0, 16), undefined, 100)).toContainEqual(new Uint8Array(NUMBER))
      expect(kept.call(hash, 'Core_version', new Uint8Array()).length).toBeGreaterThan(0)
    }
    const lost = kept.hashOf(oldest - 1)!
    expect(kept.state(lost)).toBeUndefined()
    expect(kept.block(lost)?.number).toBe(oldest - 1)
    expect(() => kept.call(lost, 'Core_version', new Uint8Array())).toThrow(/not kept/)
  }
  check(chain)
  await chain.close()
  const again = await openDevelopment(dataDir)
  check(again)
  await again.close()
})

describe('a data folder', () => {
  test('keeps the settings it was created with', async () => {
    const dataDir = temporaryFolder()
    await (await openDevelopment(dataDir, { blockMs: 500, tempo: 30 })).close()
    await expect(openDevelopment(dataDir, { blockMs: 250 })).rejects.toThrow(/was created with blockMs 500, not 250/)
    await expect(openDevelopment(dataDir, { tempo: 31 })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const again = await openDevelopment(dataDir, { blockMs: 500 })
    const { runtime, state } = again.tip()
    expect(readSlotDuration(runtime, state)).toBe(500)
    await again.close()
  })

  test('is begun from the preset that was named, and then needs no name', async () => {
    const dataDir = temporaryFolder()
    const open = (settings: { readonly preset?: string }): Promise<Chain> =>
      openChain({ log: silent }, { dataDir, code: CODE, settings })
    await expect(open({ preset: 'nowhere' })).rejects.toThrow("the runtime has no preset 'nowhere'")
    await (await open({ preset: 'local_testnet' })).close()
    const again = await open({})
    const { runtime, state } = again.tip()
    expect(readSlotDuration(runtime, state)).toBe(3_000)
    await again.close()
    await expect(open({ preset: 'development' })).rejects.toThrow(/was created with preset local_testnet/)
  })

  test('that is none, or holds something else, is refused with a reason', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(openDevelopment(file)).rejects.toMatchObject({
      code: 'STORE',
      message: expect.stringMatching(/cannot be a data folder/),
    })
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, 'chain'))
    writeFileSync(join(dataDir, 'chain', 'data.mdb'), 'no database'.repeat(1000))
    await expect(openDevelopment(dataDir)).rejects.toMatchObject({
      code: 'STORE',
      message: expect.stringMatching(/cannot be opened/),
    })
  })

  test('serves one at a time, and the next one after it is closed', async () => {
    const dataDir = temporaryFolder()
    const chain = await openDevelopment(dataDir)
    await expect(openDevelopment(dataDir)).rejects.toMatchObject({ code: 'LOCKED' })
    await chain.close()
    await (await openDevelopment(dataDir)).close()
  })
})

describe('an author', () => {
  test('leaves out the slots it is late for', async () => {
    const chain = await openDevelopment(temporaryFolder())
    const { runtime, state } = chain.tip()
    const slotMs = readSlotDuration(runtime, state)
    const clock = new LateClock(slotMs * 10_000_000 + 1)
    const key = keypairFromUri('//Alice')
    const nextSlot = (): Promise<bigint> => {
      return new Promise((resolve) => {
        // Told before the author looks at the clock again: it is asleep one turn later.
        const stop = chain.onBlock(({ header }) => {
          stop()
          setImmediate(() => resolve(slotOf(header)!))
        })
      })
    }
    let next = nextSlot()
    const author = startAuthor({ chain, transactions: NO_TRANSACTIONS, key, clock, log: silent })
    const first = await next
    const after: number[] = []
    for (const waitMs of [slotMs - 1, slotMs]) {
      next = nextSlot()
      await clock.advance(waitMs)
      after.push(Number((await next) - first))
    }
    // The timer of the third slot comes seven slots late.
    next = nextSlot()
    clock.lateMs = slotMs * 7.5
    await clock.advance(slotMs)
    after.push(Number((await next) - first))
    await author.close()
    expect(after).toEqual([1, 2, 10])
    expect(chain.head().number).toBe(4)
    expect(clock.sleeping).toBe(0)
    await chain.close()
  })

  test('needs the key of an authority', async () => {
    const chain = await openDevelopment(temporaryFolder())
    const modules = { chain, transactions: NO_TRANSACTIONS, clock: new FakeClock(), log: silent }
    expect(() => startAuthor({ ...modules, key: keypairFromUri('//Bob') })).toThrow(/no authority/)
    await chain.close()
  })

  test('puts transactions into the block byte for byte, and says which were refused', async () => {
    const chain = await openDevelopment(temporaryFolder())
    await grow(chain, 1)
    const { sign } = createSigner(chain)
    const stale = sign('//Bob', 0, 'system.remark', '0x02')
    const good = [sign('//Alice', 0, 'system.remark', '0x00'), sign('//Bob', 0, 'system.remark', '0x01')]
    const early = sign('//Alice', 5, 'system.remark', '0x03')
    const garbage = Uint8Array.of(8, 4, 0)
    const refused: [string, number[]][] = []
    const block = await grow(chain, 1, {
      ready: () => [...good, stale, garbage, early].map((bytes, at) => ({ hash: String(at), bytes })),
      refused: ({ hash }, error) => refused.push([hash, [...error]]),
    })
    expect(block.body.slice(1)).toEqual(good)
    // Stale, then what the runtime cannot even read, then what has to wait for other nonces.
    expect(refused).toEqual([
      ['2', [0, 3]],
      ['3', [0, 0]],
      ['4', [0, 2]],
    ])
    await chain.close()
  })

  test('closes the block when its time is up', async () => {
    const chain = await openDevelopment(temporaryFolder())
    await grow(chain, 1)
    const { sign } = createSigner(chain)
    const remarks = Array.from({ length: 5 }, (_, nonce) => sign('//Alice', nonce, 'system.remark', '0x00'))
    const clock = new LateClock(timeOf(chain) + readSlotDuration(chain.tip().runtime, chain.tip().state))
    const written = new Promise<number>((resolve) => chain.onBlock(({ body }) => resolve(body.length)))
    const author = startAuthor({
      chain,
      transactions: {
        *ready() {
          for (const [at, bytes] of remarks.entries()) {
            // The third is handed out when half of the slot and more has passed.
            if (at === 2) clock.lateMs = 1e6
            yield { hash: String(at), bytes }
          }
        },
        refused: () => expect.unreachable(),
      },
      key: keypairFromUri('//Alice'),
      clock,
      log: silent,
    })
    expect(await written).toBe(1 + 2)
    await author.close()
    await chain.close()
  })

  test('stops when the block is full and keeps what did not fit', async () => {
    const chain = await openDevelopment(temporaryFolder())
    await grow(chain, 1)
    const { sign } = createSigner(chain)
    const remarks = Array.from({ length: 16 }, (_, nonce) => sign('//Alice', nonce, 'system.remark', big(600_000)))
    const refused: number[][] = []
    const block = await grow(chain, 1, {
      ready: () => remarks.map((bytes, at) => ({ hash: String(at), bytes })),
      refused: (_transaction, error) => refused.push([...error]),
    })
    expect(block.body.length).toBeGreaterThan(3)
    expect(block.body.length).toBeLessThan(16)
    // `Invalid(ExhaustsResources)` or, for a later nonce, `Invalid(Future)`: nothing that forbids the next block.
    expect(refused[0]).toEqual([0, 6])
    for (const error of refused)
      expect([
        [0, 6],
        [0, 2],
      ]).toContainEqual(error)
    await chain.close()
  })
})

function big(bytes: number): `0x${string}` {
  return `0x${'00'.repeat(bytes)}`
}

/** A clock whose timers fire late. */
class LateClock extends FakeClock {
  lateMs = 0

  override now(): number {
    return super.now() + this.lateMs
  }
}
