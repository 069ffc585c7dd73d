import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Node, startNode } from '../../chain/host/node.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { connectDesk } from '../../src/subtensor/connect.ts'
import type { Desk } from '../../src/subtensor/desk.ts'

/** So many blocks lie between two questions whether all invariants hold. */
const BLOCKS_PER_CHECK = 100

/** An embedded chain of its own for a test, which can be stopped and started again on the same port. */
export type TestChain = {
  readonly endpoint: string
  readonly genesisHash: string
  connect(options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<Chain>
  /** As `connect`, for a person. */
  desk(options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<Desk>
  stop(): Promise<void>
  start(): Promise<void>
  /**
   * Closes every connection made here, stops the chain and removes its folder. Rejects with the invariants that did
   * not hold, if any: a chain that somebody is connected to is asked for them every 100 blocks, and now.
   */
  end(): Promise<void>
}

/** Starts a chain with the runtime of the package in a fresh folder, on a free port. */
export async function startTestChain(options: {
  readonly blockMs: number
  readonly tempo: number
  readonly preset?: string
}): Promise<TestChain> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chain-'))
  const modules = { clock: systemClock, log: silent }
  const chains: Chain[] = []
  const broken: string[] = []
  const watching = new AbortController()
  let node: Node | undefined = await startNode(modules, { dataDir, port: 0, ...options })
  const { endpoint, genesisHash } = node
  const stop = async (): Promise<void> => {
    await node?.close()
    node = undefined
  }
  const desk: TestChain['desk'] = async ({ timeoutMs = 20_000, signal } = {}) => {
    const connected = await connectDesk(modules, { endpoint, timeoutMs, ...(signal && { signal }) })
    if (chains.length === 0) watchInvariants(connected.chain, broken, watching.signal)
    chains.push(connected.chain)
    return connected
  }
  return {
    endpoint,
    genesisHash,
    connect: async (options) => (await desk(options)).chain,
    desk,
    stop,
    async start() {
      node = await startNode(modules, { dataDir, port: Number(new URL(endpoint).port), ...options })
    },
    async end() {
      watching.abort()
      if (node !== undefined && chains[0] !== undefined) await noteBroken(chains[0], broken)
      for (const chain of chains) await chain.close()
      await stop()
      await rm(dataDir, { recursive: true, force: true })
      if (broken.length > 0) throw new Error(broken.join('; '))
    },
  }
}

/** Asks for the invariants every so many blocks. */
function watchInvariants(chain: Chain, broken: string[], signal: AbortSignal): void {
  chain.watch(({ number }) => {
    if (Number(number) % BLOCKS_PER_CHECK === 0) void noteBroken(chain, broken)
  }, signal)
}

/** Notes the invariants that do not hold now. A chain that is away is not asked. */
async function noteBroken(chain: Chain, broken: string[]): Promise<void> {
  const sentences = await chain.brokenInvariants().catch(() => [])
  broken.push(...sentences)
}
