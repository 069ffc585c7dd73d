import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent } from '../../src/lib/log.ts'
import { bringUp } from '../../src/localnet/bring-up.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { startTestChain, type TestChain } from '../support/live-chain.ts'
import { smallSubnet } from '../support/subnet.ts'

const { plan, cast } = smallSubnet(['miner-1', 'miner-2'], { 'validator-1': 60_000n, 'validator-2': 40_000n })
let node: TestChain
let chain: Chain

beforeAll(async () => {
  node = await startTestChain({ blockMs: 50, tempo: 20 })
  chain = await node.connect()
})
afterAll(() => node?.end())

/** The chain for somebody who is cut off at the n-th call of this name. */
function cutOff(name: 'startCall' | 'register' | 'addStake', at: number): Chain {
  let calls = 0
  return new Proxy(chain, {
    get: (target, property) => {
      if (property === name && ++calls >= at) return () => Promise.reject(new Error(`cut off at ${name}`))
      return Reflect.get(target, property)
    },
  })
}

test('a bring-up that was cut off goes on where it stopped, and one that is complete changes nothing', async () => {
  for (const [name, at] of [
    ['startCall', 1],
    ['register', 2],
    ['addStake', 1],
  ] as const) {
    await expect(bringUp({ chain: cutOff(name, at), log: silent }, plan, cast), name).rejects.toThrow('cut off')
  }
  const netuid = await bringUp({ chain, log: silent }, plan, cast)
  expect(await chain.netuids()).toEqual([0, netuid])
  expect(await chain.isStarted(netuid)).toBe(true)

  const { neurons } = await chain.metagraph(netuid)
  const stakeOf = (name: string) =>
    neurons.find(({ hotkey }) => hotkey === cast.neurons.get(name)?.hotkey.address)?.stake
  expect(neurons).toHaveLength(1 + cast.neurons.size)
  for (const { name, stake } of plan.validators) expect(stakeOf(name), name).toBeGreaterThanOrEqual(stake)
  for (const { name } of plan.miners) expect(stakeOf(name), name).toBeDefined()

  const money = await chain.balance(cast.bank.address)
  expect(await bringUp({ chain, log: silent }, plan, cast)).toBe(netuid)
  expect(await chain.balance(cast.bank.address)).toBe(money)
  expect(await chain.brokenInvariants()).toEqual([])
})
