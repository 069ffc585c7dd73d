import { createAnswering } from '../../miner/answer.ts'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import type { Request, Response } from '../../src/protocol/request.ts'
import type { Chain } from '../../src/subtensor/chain.ts'
import { viewMetagraph } from '../../src/subtensor/view.ts'
import { digits } from '../../src/tasks/digits/index.ts'
import type { Task } from '../../src/tasks/task.ts'
import { serve } from '../../src/transport/server.ts'
import { answerOf, requestOf } from './exchange.ts'
import { manifestAt } from './subnet.ts'

/** A miner that answers as the test says: it takes part like any other, and is asked like any other. */
export type Hostile = {
  /** Requests it was sent. */
  asked(): number
  close(): Promise<void>
}

/** How a hostile miner answers; the signal aborts when nobody waits any more. */
export type Answering = (request: Request, signal: AbortSignal) => Promise<Response>

/** Starts a server for the hotkey and publishes where it is. */
export async function startHostile(
  { chain, hotkey }: { readonly chain: Chain; readonly hotkey: Keypair },
  netuid: number,
  answer: Answering,
): Promise<Hostile> {
  let asked = 0
  const stop = new AbortController()
  const view = await viewMetagraph({ chain }, { netuid, signal: stop.signal })
  // It offers digits and signs for what it says like any other miner.
  const task: Task = {
    ...digits,
    async run(_model, inputs, context) {
      asked++
      const response = await answer(requestOf('digits', inputs), context?.signal ?? stop.signal)
      if (!response.ok) throw new Error(response.reason)
      return response.outputs
    },
  }
  const model = { manifest: manifestAt('digits/cnn-m'), run: async () => [], close: async () => {} }
  const answering = createAnswering(
    { works: [{ task, model }], hotkey, genesis: chain.genesisHash, head: () => view.head().number },
    { netuid, concurrency: 64, queue: 256, capacity: 8 },
  )
  const server = await serve(
    { keypair: hotkey, clock: systemClock, log: silent, admit: async () => undefined, ...answering },
    { host: '127.0.0.2', port: 0 },
  )
  await chain.serveAxon(hotkey, { netuid, endpoint: { ip: server.host, port: server.port } })
  return {
    asked: () => asked,
    async close() {
      stop.abort()
      await server.close()
    },
  }
}

/** What a digits miner would answer with these scores. */
function digitScores({ inputs }: Request, of: (at: number) => number): readonly Tensor[] {
  const items = inputs[0]?.shape[0] ?? 0
  return [
    {
      name: 'scores',
      datatype: 'FP32',
      shape: [items, 10],
      data: Float32Array.from({ length: items * 10 }, (_, at) => of(at)),
    },
  ]
}

/** Says it does not do what it was not made for. */
export const UNKNOWN: Response = { ok: false, code: 'UNKNOWN_TASK', reason: 'not here' }

/** Scores drawn by chance, in the right shape. */
export const liar: Answering = async (request) =>
  request.task === 'digits' ? answerOf(digitScores(request, Math.random)) : UNKNOWN

/** Never answers. */
export const hanging: Answering = (_request, signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

/** Something else each time, none of it an answer. */
export function babbling(): Answering {
  let turn = 0
  const kinds: readonly ((request: Request) => readonly Tensor[])[] = [
    (request) => digitScores(request, () => Number.NaN),
    () => [{ name: 'scores', datatype: 'FP32', shape: [1, 10], data: new Float32Array(10) }],
    () => [{ name: 'scores', datatype: 'BYTES', shape: [2], data: ['seven', ''] }],
    () => [],
    ({ inputs }) => inputs,
    () => [{ name: 'scores', datatype: 'FP32', shape: [64, 10], data: new Float32Array(3) }],
  ]
  return async (request) => answerOf(kinds[turn++ % kinds.length]!(request))
}
