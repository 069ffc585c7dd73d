import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { connectChain } from '../../src/subtensor/connect.ts'
import { residentMb } from './process-memory.ts'
import { startYuma, withFolder } from './yuma.ts'

const BLOCKS = 5_000n
/** The shortest block time that a chain takes, so that the measurement lasts four minutes and not longer. */
const BLOCK_MS = 50
/** A transfer goes through RPC and pool in every so many blocks. */
const BLOCKS_PER_TRANSFER = 5n

export type ChainProcessFigures = {
  readonly blocks: number
  readonly blockMs: number
  readonly transfers: number
  /** After the first hundred blocks, and after all of them. */
  readonly earlyMb: number
  readonly lateMb: number
  readonly peakMb: number
}

/**
 * Memory of `yuma chain run` after thousands of blocks, RPC server and transaction pool included: a client follows
 * every block over WebSocket, reads an account at it, and sends transfers.
 */
export function benchChainProcess(): Promise<ChainProcessFigures> {
  return withFolder(async (folder) => {
    await ready()
    const flags = ['--data', folder, '--port', '0', '--block-ms', String(BLOCK_MS), '--json']
    const { child, pid, ended } = await startYuma(['chain', 'run', ...flags])
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
    const { endpoint } = JSON.parse(line) as { endpoint: string }
    const chain = await connectChain({ clock: systemClock, log: silent }, { endpoint, timeoutMs: 15_000 })
    const alice = keypairFromUri('//Alice')
    const bob = keypairFromUri('//Bob').address
    let earlyMb = 0
    let peakMb = 0
    let transfers = 0
    try {
      for (
        let { number } = await chain.head();
        number < BLOCKS;
        number = (await chain.waitForBlock(number + 1n)).number
      ) {
        await chain.balance(alice.address)
        if (number % BLOCKS_PER_TRANSFER === 0n) {
          await chain.transfer(alice, { to: bob, amount: 1_000_000n })
          transfers++
        }
        const now = residentMb(pid)
        if (number <= 100n) earlyMb = now
        peakMb = Math.max(peakMb, now)
      }
      return { blocks: Number(BLOCKS), blockMs: BLOCK_MS, transfers, earlyMb, lateMb: residentMb(pid), peakMb }
    } finally {
      await chain.close()
      child.kill('SIGINT')
      await ended
    }
  })
}
