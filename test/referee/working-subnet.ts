import { startNode } from '../../chain/host/node.ts'
import { type Clock, systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { RAO_PER_TAO } from '../../src/lib/tao.ts'
import { bringUp } from '../../src/localnet/bring-up.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { connectChain } from '../../src/subtensor/connect.ts'
import { keysOf, reach, smallSubnet } from '../support/subnet.ts'

/** What the chain is begun with: slots that a native node on a busy machine can keep. */
export const SETTINGS = { preset: 'development', blockMs: 250, tempo: 20 } as const

/** So many blocks pass before somebody may weigh again: a hundred at a tempo of 360, and one more. */
const REST = 6n

/** How much faster than the machine's the embedded chain's clock runs: its blocks need a few milliseconds each. */
const SPEED = 4
/** How long ago it begins, in ms: a native node takes no block of a time that is yet to come. */
const BEGINS_BEFORE_MS = 3_600_000

const CONNECT_TIMEOUT_MS = 30_000

const MINERS = ['miner-1', 'miner-2', 'miner-3', 'miner-4', 'miner-5'] as const
const VALIDATORS = { 'validator-1': 60_000n, 'validator-2': 40_000n, 'validator-3': 30_000n }
const { plan, cast } = smallSubnet(MINERS, VALIDATORS)

/** Lets a subnet work on a new embedded chain in the folder until it has so many blocks; resolves to its netuid. */
export async function workEmbedded(dataDir: string, blocks: number): Promise<number> {
  const modules = { clock: fastClock(), log: silent }
  const node = await startNode(modules, { dataDir, port: 0, ...SETTINGS })
  try {
    return await withChain(node.endpoint, async (chain) => {
      const netuid = await bringUp({ chain, log: silent }, plan, cast)
      for (const [at, name] of MINERS.entries()) {
        await chain.serveAxon(keysOf(name).hotkey, { netuid, endpoint: { ip: '127.0.0.2', port: 9000 + at } })
      }
      const permitted = { within: 2 * SETTINGS.tempo, when: () => mayAllJudge(chain, netuid) }
      await reach(chain, 'permits for all validators', permitted)
      await work(chain, netuid, BigInt(blocks))
      return netuid
    })
  } finally {
    await node.close()
  }
}

/** Lets everybody do its work, an epoch after the other, until the chain has this block. */
export async function work(chain: Chain, netuid: number, until: bigint): Promise<void> {
  // They may have weighed just before, on another node.
  await chain.waitForBlock((await chain.head()).number + REST)
  for (let round = 0; (await chain.head()).number < until; round++) {
    await Promise.all([
      ...Object.keys(VALIDATORS).map((name, at) => judge(chain, netuid, { name, mood: round + at })),
      moveMoney(chain, netuid, round),
    ])
    const next = (await chain.head()).number + BigInt(SETTINGS.tempo)
    await chain.waitForBlock(next < until ? next : until)
  }
}

/** Whether every validator has its permit, which an epoch gives. */
async function mayAllJudge(chain: Chain, netuid: number): Promise<boolean> {
  const { neurons } = await chain.metagraph(netuid)
  const permitted = new Set(neurons.filter((neuron) => neuron.validatorPermit).map(({ hotkey }) => hotkey))
  return Object.keys(VALIDATORS).every((name) => permitted.has(keysOf(name).hotkey.address))
}

/** Weighs every miner, in each mood another one most. */
async function judge(
  chain: Chain,
  netuid: number,
  { name, mood }: { readonly name: string; readonly mood: number },
): Promise<void> {
  const uids = await Promise.all(MINERS.map((miner) => chain.uid(netuid, keysOf(miner).hotkey.address)))
  const weights = uids.flatMap((uid, at) =>
    uid === undefined ? [] : [{ uid, weight: 65_535 - 9_000 * ((at + mood) % MINERS.length) }],
  )
  await chain.setWeights(keysOf(name).hotkey, { netuid, weights })
}

/** A miner is given some TAO, stakes a part of it and takes a part of that back. */
async function moveMoney(chain: Chain, netuid: number, round: number): Promise<void> {
  const { coldkey, hotkey } = keysOf(MINERS[round % MINERS.length]!)
  await chain.transfer(cast.bank, { to: coldkey.address, amount: 3n * RAO_PER_TAO })
  await chain.addStake(coldkey, { netuid, hotkey: hotkey.address, amount: 2n * RAO_PER_TAO })
  await chain.removeStake(coldkey, { netuid, hotkey: hotkey.address, amount: RAO_PER_TAO })
}

/** What somebody does who is connected to the chain there. */
export async function withChain<T>(endpoint: string, act: (chain: Chain) => Promise<T>): Promise<T> {
  const modules = { clock: systemClock, log: silent }
  const chain = await connectChain(modules, { endpoint, timeoutMs: CONNECT_TIMEOUT_MS })
  try {
    return await act(chain)
  } finally {
    await chain.close()
  }
}

function fastClock(): Clock {
  const born = Date.now()
  return {
    now: () => born - BEGINS_BEFORE_MS + (Date.now() - born) * SPEED,
    sleep: (ms, signal) => systemClock.sleep(ms / SPEED, signal),
  }
}
