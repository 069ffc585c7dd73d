import { beforeAll, describe, expect, it } from 'vitest'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { ChainUnreachableError } from '../../src/subtensor/errors.ts'
import { Inclusions } from '../../src/subtensor/inclusion.ts'
import type { Session } from '../../src/subtensor/session.ts'
import { settle } from '../support/clock.ts'

const BLOCK_MS = 250
const lost = new ChainUnreachableError('ws://node', 'gone')
beforeAll(ready)

/** A node that is asked for bodies and takes extrinsics, and can be gone. */
function node() {
  const state = {
    gone: false,
    bodies: new Map<string, string[]>(),
    sent: [] as string[],
    outage: (_: ChainUnreachableError): void => {},
  }
  const call = async (method: string, [param]: readonly unknown[]): Promise<unknown> => {
    if (state.gone) throw lost
    if (method === 'chain_getBlock') return { block: { extrinsics: state.bodies.get(String(param)) ?? [] } }
    state.sent.push(String(param))
    return '0x'
  }
  const link = {
    read: async <T>(work: (session: Session) => Promise<T>) => work({ rpc: { call } } as unknown as Session),
    onOutage: (listener: (error: ChainUnreachableError) => void) => {
      state.outage = listener
    },
  }
  return { state, inclusions: new Inclusions(link, silent) }
}

const signed = (hex: string) => ({
  hex,
  hash: `0x${Buffer.from(blake2_256(Buffer.from(hex.slice(2), 'hex'))).toString('hex')}`,
})
const block = (number: number) => ({ number: BigInt(number), hash: `h${number}` })

describe('Inclusions', () => {
  it('finds an extrinsic by its bytes, with its block and place', async () => {
    const { state, inclusions } = node()
    const { included } = inclusions.track(signed('0xbeef'), block(4), BLOCK_MS)
    state.bodies.set('h6', ['0x00', '0xbeef'])
    inclusions.onBlock(block(5))
    inclusions.onBlock(block(6))
    expect(await included).toEqual({ block: block(6), index: 1 })
  })

  it('reads no blocks when nothing is awaited', async () => {
    const { state, inclusions } = node()
    state.gone = true
    inclusions.onBlock(block(5))
    await settle()
    state.gone = false
    const { included } = inclusions.track(signed('0xbeef'), block(5), BLOCK_MS)
    state.bodies.set('h5', ['0xbeef'])
    state.bodies.set('h6', ['0xbeef'])
    inclusions.onBlock(block(6))
    expect((await included).block).toEqual(block(6))
  })

  it('gives up when the era is over, and not a block sooner', async () => {
    const { inclusions } = node()
    const { included } = inclusions.track(signed('0xbeef'), block(4), BLOCK_MS)
    let ended = false
    included.catch(() => {
      ended = true
    })
    inclusions.onBlock(block(4 + 64))
    await settle()
    expect(ended).toBe(false)
    inclusions.onBlock(block(4 + 65))
    await expect(included).rejects.toMatchObject({ code: 'DEADLINE', retryable: true })
  })

  it('reads after a lost connection what it could not read before, and sends the rest again', async () => {
    const { state, inclusions } = node()
    const first = inclusions.track(signed('0x01'), block(4), BLOCK_MS)
    const second = inclusions.track(signed('0x02'), block(4), BLOCK_MS)
    state.bodies.set('h5', ['0x01'])
    state.gone = true
    inclusions.onBlock(block(5))
    await settle()
    state.gone = false
    await inclusions.resume()
    expect((await first.included).block).toEqual(block(5))
    expect(state.sent).toEqual(['0x02'])
    state.bodies.set('h6', ['0x02'])
    inclusions.onBlock(block(6))
    expect((await second.included).block).toEqual(block(6))
  })

  it('rejects all that is awaited when the chain stays away', async () => {
    const { state, inclusions } = node()
    const { included } = inclusions.track(signed('0x01'), block(4), BLOCK_MS)
    state.outage(lost)
    await expect(included).rejects.toBe(lost)
    expect(inclusions.full).toBe(false)
  })

  it('lets whoever refuses an extrinsic end the wait for it', async () => {
    const { state, inclusions } = node()
    const tracked = inclusions.track(signed('0x01'), block(4), BLOCK_MS)
    tracked.fail(new Error('refused'))
    await expect(tracked.included).rejects.toThrow('refused')
    state.bodies.set('h5', ['0x01'])
    inclusions.onBlock(block(5))
  })
})
