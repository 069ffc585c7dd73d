import { integer, tao, text } from '../src/config/kind.ts'
import type { Options } from '../src/config/option.ts'

/** How a miner serves. */
export type MinerOptions = {
  readonly netuid: number
  /** Address to listen on, and port; 0 takes a free one. */
  readonly host: string
  readonly port: number
  /** What the chain is told; the listening address and port when absent. The chain refuses 127.0.0.1. */
  readonly publishIp?: string
  readonly publishPort?: number
  /** Requests run at once, and most that wait behind them; beyond that the miner says BUSY. */
  readonly concurrency: number
  readonly queue: number
  /** Least stake in rao of a validator that is answered. */
  readonly minStake: bigint
  /** Units a second the miner says it can hold in each of its tasks: no more than that is proven. */
  readonly capacity?: number
}

/** Units a second of a small model on one core, as models of the package do them: a claim that most can keep. */
export const DEFAULT_CAPACITY = 64

/** A miner's settings as a person gives them. */
export const minerSettings = {
  host: { help: 'address to listen on; the chain refuses 127.0.0.1 as an axon', type: text, default: '127.0.0.2' },
  port: { help: 'port to listen on, 0 for a free one', type: integer(0, 65_535), default: 8091 },
  publishIp: { help: 'address the chain is told, when it differs', type: text.optional() },
  publishPort: { help: 'port the chain is told, when it differs', type: integer(1, 65_535).optional() },
  threads: { help: 'worker threads for models', type: integer(1, 64), default: 1 },
  concurrency: { help: 'requests run at once', type: integer(1, 1_024), default: 2 },
  queue: { help: 'requests that may wait; beyond that the miner says BUSY', type: integer(0, 65_536), default: 32 },
  capacity: {
    help: 'units a second to offer: items, or tokens of text; load tests prove no more',
    type: integer(1, 4_294_967_295),
    default: DEFAULT_CAPACITY,
  },
  minStake: { help: 'least stake of a validator that is answered, in TAO', type: tao, default: 0n },
} as const satisfies Options
