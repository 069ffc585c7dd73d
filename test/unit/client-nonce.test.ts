import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Nonces } from '../../src/subtensor/nonce.ts'

class Taken extends Error {}

/** A node's pool for one key: takes a nonce once, not below its own next one, and tells the next that is free. */
function pool(start = 0n) {
  const taken = new Set<bigint>()
  const state = {
    taken,
    asked: 0,
    next: async () => {
      state.asked += 1
      let next = start
      while (taken.has(next)) next += 1n
      return next
    },
    take: async (nonce: bigint) => {
      await Promise.resolve()
      if (nonce < start || taken.has(nonce)) throw new Taken()
      taken.add(nonce)
      return nonce
    },
  }
  const nonces = new Nonces({ next: state.next, isTaken: (error) => error instanceof Taken })
  return { state, nonces }
}

describe('Nonces', () => {
  it('gives extrinsics that hurry in parallel each its own, in order, and asks the node once', async () => {
    const { state, nonces } = pool(7n)
    const given = await Promise.all(Array.from({ length: 20 }, () => nonces.take('ann', state.take)))
    expect(given).toEqual(Array.from({ length: 20 }, (_, at) => 7n + BigInt(at)))
    expect(state.asked).toBe(1)
  })

  it('asks again when nothing waited, since another process may have signed', async () => {
    const { state, nonces } = pool()
    await nonces.take('ann', state.take)
    state.taken.add(1n)
    expect(await nonces.take('ann', state.take)).toBe(2n)
  })

  it('counts anew when the nonce is taken by somebody else', async () => {
    const { state, nonces } = pool()
    let meddled = false
    const [, second] = await Promise.all([
      nonces.take('ann', state.take),
      nonces.take('ann', async (nonce) => {
        if (!meddled) state.taken.add(nonce)
        meddled = true
        return state.take(nonce)
      }),
    ])
    expect(second).toBe(2n)
  })

  it('gives up when the nonce is taken every time', async () => {
    const { nonces } = pool()
    let sends = 0
    const send = async (): Promise<never> => {
      sends += 1
      throw new Taken()
    }
    await expect(nonces.take('ann', send)).rejects.toBeInstanceOf(Taken)
    expect(sends).toBe(4)
  })

  it('passes a refusal on to its own extrinsic only and reuses its nonce', async () => {
    const { state, nonces } = pool()
    const refuse = async (): Promise<bigint> => {
      throw new RangeError('refused')
    }
    const outcomes = await Promise.allSettled([
      nonces.take('ann', state.take),
      nonces.take('ann', refuse),
      nonces.take('ann', state.take),
    ])
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'refused'))).toEqual([
      0n,
      'refused',
      1n,
    ])
  })

  it('holds a bounded number of one key and does not mind the others', async () => {
    const { state, nonces } = pool()
    let open = (): void => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const waiting = Array.from({ length: 512 }, () => nonces.take('ann', (nonce) => gate.then(() => state.take(nonce))))
    await expect(nonces.take('ann', state.take)).rejects.toMatchObject({ code: 'TOO_MANY_EXTRINSICS' })
    const other = pool()
    expect(await nonces.take('bob', other.state.take)).toBe(0n)
    open()
    expect(new Set(await Promise.all(waiting)).size).toBe(512)
  })

  it('never leaves a gap and never gives a nonce twice, whatever is refused or taken meanwhile', async () => {
    const event = fc.constantFrom('send', 'refused', 'meddle', 'pause')
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), fc.nat(5), async (events, start) => {
        const { state, nonces } = pool(BigInt(start))
        const sends: Promise<unknown>[] = []
        for (const kind of events) {
          if (kind === 'pause') await Promise.allSettled(sends)
          else if (kind === 'meddle') state.taken.add(await state.next())
          else if (kind === 'send') sends.push(nonces.take('ann', state.take))
          else sends.push(nonces.take('ann', () => Promise.reject(new RangeError())))
        }
        const outcomes = await Promise.allSettled(sends)
        const refused = outcomes.filter(({ status }) => status === 'rejected').length
        expect(refused).toBe(events.filter((kind) => kind === 'refused').length)
        const used = [...state.taken].sort((left, right) => (left < right ? -1 : 1))
        expect(used).toEqual(used.map((_, at) => BigInt(start + at)))
      }),
    )
  })
})
