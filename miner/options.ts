/** How a miner serves; times in ms. */
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
}
