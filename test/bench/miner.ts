import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { ready } from '../../src/crypto/ready.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { builtFile } from '../../src/lib/root.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { bringUp } from '../../src/localnet/bring-up.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { createAsker } from '../../src/transport/asker.ts'
import type { Asker, Peer } from '../../src/transport/transport.ts'
import { requestOf } from '../support/exchange.ts'
import { startTestChain } from '../support/live-chain.ts'
import { keysOf, reach, smallSubnet } from '../support/subnet.ts'

/** As many as it takes to ask a lot before the quota of any of them is used up. */
const VALIDATORS = 16
const WARM_UP_EACH = 50
const REQUESTS_EACH = 200
const STAKE = 5_000n
const BLOCK_MS = 250
const TEMPO = 10

export type MinerFigures = { readonly requests: number; readonly cpuMs: number }

/**
 * What a request over an open session costs a real miner beyond its model: admission, session, queue, checks of the
 * task, and its share of following the chain.
 */
export async function benchMiner(): Promise<MinerFigures> {
  await ready()
  const names = Array.from({ length: VALIDATORS }, (_, at) => `validator-${at}`)
  const node = await startTestChain({ blockMs: BLOCK_MS, tempo: TEMPO })
  const chain = await node.connect()
  const { plan, cast } = smallSubnet(['miner'], Object.fromEntries(names.map((name) => [name, STAKE])))
  const netuid = await bringUp({ chain, log: silent }, plan, cast)
  await reach(chain, 'all validators have a permit', {
    within: 5 * TEMPO,
    when: async () =>
      (await chain.metagraph(netuid)).neurons.filter(({ validatorPermit }) => validatorPermit).length >= VALIDATORS,
  })
  const child = fork(builtFile('test/bench/miner-process.ts'), [node.endpoint, String(netuid)])
  const askers = names.map((name) => createAsker({ keypair: keysOf(name).hotkey, clock: systemClock, log: silent }))
  try {
    const [port] = (await once(child, 'message')) as [number]
    const peer = { hotkey: keysOf('miner').hotkey.address, ip: '127.0.0.2', port }
    await Promise.all(askers.map((asker) => askMany({ asker, peer, chain }, WARM_UP_EACH)))
    const before = await cpuMs(child)
    await Promise.all(askers.map((asker) => askMany({ asker, peer, chain }, REQUESTS_EACH)))
    const requests = VALIDATORS * REQUESTS_EACH
    return { requests, cpuMs: ((await cpuMs(child)) - before) / requests }
  } finally {
    await Promise.all(askers.map((asker) => asker.close()))
    child.kill()
    await node.end()
  }
}

type Asking = { readonly asker: Asker; readonly peer: Peer; readonly chain: Chain }

async function askMany({ asker, peer, chain }: Asking, times: number): Promise<void> {
  const { number: block } = await chain.head()
  const image: Tensor = { name: 'image', datatype: 'UINT8', shape: [1, 28, 28], data: new Uint8Array(784).fill(100) }
  for (let at = 0; at < times; at++) {
    const answer = await asker.ask(peer, requestOf('digits', [image], block), { timeoutMs: 10_000 })
    if (!answer.ok) throw new Error(`no answer: ${answer.code} ${answer.reason}`)
  }
}

async function cpuMs(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage]
  return (user + system) / 1000
}
