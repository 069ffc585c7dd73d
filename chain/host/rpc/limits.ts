/** What the server takes on at most; sizes in bytes, times in milliseconds. */
export type RpcLimits = {
  /** One request or batch. */
  readonly messageBytes: number
  /** One response, a batch's together. */
  readonly responseBytes: number
  /** What may lie unsent for one subscriber before it is closed. */
  readonly unsentBytes: number
  readonly connections: number
  readonly subscriptionsPerConnection: number
  readonly batchLength: number
  /** Frames of one connection that wait while one is answered; then the connection is not read from. */
  readonly queuedFrames: number
  /** Between two pings; a connection that leaves three unanswered is closed. */
  readonly pingMs: number
  /** For one HTTP request to arrive in full. */
  readonly requestMs: number
  /** For connections to close by themselves when the server does. */
  readonly closeMs: number
}

// An extrinsic has at most 3.75 MiB (three quarters of a block) and 7.5 in hex; a block of 5 MiB has 10 in hex.
export const RPC_LIMITS: RpcLimits = {
  messageBytes: 10 << 20,
  responseBytes: 15 << 20,
  unsentBytes: 32 << 20,
  connections: 256,
  subscriptionsPerConnection: 1024,
  batchLength: 256,
  queuedFrames: 64,
  pingMs: 30_000,
  requestMs: 30_000,
  closeMs: 1000,
}
