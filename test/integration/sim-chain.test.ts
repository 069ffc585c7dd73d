import { expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { silent } from '../../src/lib/log.ts'
import { fault } from '../../src/protocol/request.ts'
import { openSimulatedChain } from '../../src/sim/chain.ts'
import { seedEntropy } from '../../src/sim/entropy.ts'
import { Machine } from '../../src/sim/machine.ts'
import { createNetwork } from '../../src/sim/network.ts'
import { createSeats } from '../../src/sim/seat.ts'
import { World } from '../../src/sim/world.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { answerOf, requestOf, signsNothing } from '../support/exchange.ts'

const BORN = 1_800_000_000_000

/** The blocks of a little life on a chain, and what is left of the money. */
async function live(seed: number): Promise<readonly unknown[]> {
  await ready()
  const restore = seedEntropy(String(seed))
  try {
    const world = new World({ seed, bornMs: BORN })
    const { desk, made, close } = await openSimulatedChain({ world, log: silent }, { tempo: 10, blockMs: 12_000 })
    const seat = createSeats({ world, chain: desk.chain })
    const blocks: unknown[] = []
    const [one, other] = [seat('one'), seat('other')]
    one.watch(({ number }) => void blocks.push([number, made().transactions]), new AbortController().signal)
    const [alice, bob] = [keypairFromUri('//Alice'), keypairFromUri('//Bob')]
    const pay = async (): Promise<void> => {
      for (let i = 0; i < 3; i++) await one.transfer(alice, { to: bob.address, amount: 1_000_000_000n })
    }
    const payBack = async (): Promise<void> => {
      await other.waitForBlock(2n)
      await other.transfer(bob, { to: alice.address, amount: 500_000_000n })
    }
    await world.finish(Promise.all([pay(), payBack()]))
    await world.finish(other.waitForBlock(10n))
    blocks.push(await one.balance(bob.address))
    await close()
    return blocks
  } finally {
    restore()
  }
}

test('the real runtime and client run on simulated time, and the same seed fills the same blocks', async () => {
  const first = await live(1)
  expect(first.length).toBeGreaterThanOrEqual(8)
  expect(await live(1)).toEqual(first)
})

test('sessions cross the simulated network as they cross the real one, as late as it is far', async () => {
  await ready()
  const world = new World({ seed: 1, bornMs: BORN })
  const clock = world.clockOf('all')
  const network = createNetwork(world, () => 20)
  const [client, stranger, owner] = ['//asker', '//stranger', '//miner'].map(keypairFromUri) as [Key, Key, Key]
  const machine = new Machine(world, 'machine', { unitsPerSecond: 10 })
  const server = await network.serve(
    {
      keypair: owner,
      clock,
      log: silent,
      admit: async (sender) => (sender === client.address ? undefined : 'NOT_ADMITTED'),
      handle: async ({ inputs }, { signal }) => {
        await machine.work(5, signal)
        return answerOf(inputs)
      },
      ...signsNothing,
    },
    { host: '127.0.0.2', port: 0 },
  )
  const peer = { hotkey: owner.address, ip: server.host, port: server.port }
  const ask = async (keypair: Key, at: typeof peer, timeoutMs: number) => {
    const asker = createAsker({ keypair, clock, log: silent, connect: network.connect })
    const began = world.now()
    const response = await world.finish(asker.ask(at, requestOf('echo', []), { timeoutMs }))
    return { response, tookMs: world.now() - began }
  }

  // Two ways for the handshake, two for the question, and half a second for the work.
  expect(await ask(client, peer, 5_000)).toMatchObject({ response: { ok: true }, tookMs: 4 * 20 + 500 })
  expect(await ask(client, peer, 300)).toMatchObject({ response: { code: 'TIMEOUT' }, tookMs: 300 })
  expect((await ask(stranger, peer, 5_000)).response).toMatchObject({ code: 'NOT_ADMITTED' })
  expect((await ask(client, { ...peer, port: 99 }, 5_000)).response).toEqual(
    fault('UNREACHABLE', 'nobody listens there'),
  )
  expect((await ask(client, { ...peer, hotkey: client.address }, 5_000)).response.ok).toBe(false)
})

type Key = ReturnType<typeof keypairFromUri>
