import { describe, expect, it } from 'vitest'
import { silent } from '../../src/lib/log.ts'
import type { BlockRef } from '../../src/subtensor/chain.ts'
import { Heads } from '../../src/subtensor/heads.ts'
import type { Rpc } from '../../src/subtensor/rpc.ts'
import { settle } from '../support/clock.ts'

/** A node with as many blocks as it is told to have, and one connection to it. */
function node(height: number, branch = 'a') {
  const gone = new AbortController()
  let tell: (header: unknown) => void = () => {}
  const rpc: Rpc = {
    gone: gone.signal,
    call: async (method, [number]) => (method === 'chain_getHeader' ? height : `${branch}${number}`),
    subscribe: async (_names, _params, onEvent) => {
      tell = onEvent
      return () => {}
    },
    close: () => gone.abort(),
  }
  return {
    session: {
      rpc,
      runtime: {
        block: (header: unknown) => ({ number: BigInt(Number(header)), hash: `${branch}${header}` }),
        parent: (header: unknown) => ({ number: BigInt(Number(header)) - 1n, hash: `${branch}${Number(header) - 1}` }),
      },
    },
    async reach(number: number): Promise<void> {
      height = number
      tell(number)
      await settle()
    },
    lose: () => gone.abort(),
  }
}

function listening() {
  const heads = new Heads(silent)
  const seen: string[] = []
  heads.listen((block: BlockRef) => seen.push(block.hash))
  return { heads, seen }
}

describe('Heads', () => {
  it('announces the head there is and every block after it, once', async () => {
    const { heads, seen } = listening()
    const chain = node(5)
    await heads.follow(chain.session)
    await chain.reach(5)
    await chain.reach(6)
    await chain.reach(7)
    expect(seen).toEqual(['a5', 'a6', 'a7'])
    expect(heads.last).toEqual({ number: 7n, hash: 'a7' })
  })

  it('announces the blocks between two heads, and those missed while the connection was gone', async () => {
    const { heads, seen } = listening()
    const before = node(1)
    await heads.follow(before.session)
    await before.reach(3)
    before.lose()
    await before.reach(9)
    await heads.follow(node(6).session)
    expect(seen).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6'])
  })

  it('skips what is too old to catch up with', async () => {
    const { heads, seen } = listening()
    const chain = node(1)
    await heads.follow(chain.session)
    await chain.reach(1_001)
    expect(seen).toHaveLength(1 + 257)
    expect(seen[1]).toBe('a745')
    expect(seen.at(-1)).toBe('a1001')
  })

  it('announces the block that takes the place of another', async () => {
    const { heads, seen } = listening()
    const chain = node(4)
    await heads.follow(chain.session)
    await heads.follow(node(5, 'b').session)
    expect(seen).toEqual(['a4', 'b5'])
  })

  it('knows the block before the newest, on the branch of the newest', async () => {
    const { heads } = listening()
    const chain = node(5)
    await heads.follow(chain.session)
    await chain.reach(9)
    expect(heads.parent).toEqual({ number: 8n, hash: 'a8' })
    await heads.follow(node(10, 'b').session)
    expect(heads.parent).toEqual({ number: 9n, hash: 'b9' })
  })

  it('goes on when a listener fails, and leaves out who has stopped listening', async () => {
    const { heads, seen } = listening()
    const stop = new AbortController()
    const left: string[] = []
    heads.listen(() => {
      throw new Error('a listener of its own mind')
    })
    heads.listen((block) => left.push(block.hash), stop.signal)
    const chain = node(1)
    await heads.follow(chain.session)
    stop.abort()
    await chain.reach(2)
    expect(seen).toEqual(['a1', 'a2'])
    expect(left).toEqual(['a1'])
  })
})
