import type { Keypair } from '../src/crypto/keypair.ts'
import { decodeAddress } from '../src/crypto/ss58.ts'
import { modelHash } from '../src/inference/hash.ts'
import type { Model } from '../src/inference/model.ts'
import { BadInputError } from '../src/lib/errors.ts'
import { Gate } from '../src/lib/gate.ts'
import { encodeClaim } from '../src/protocol/claim.ts'
import { claimOf } from '../src/protocol/exchange.ts'
import { merkleRoot } from '../src/protocol/merkle.ts'
import { fault, type Offer, type Request, type Response } from '../src/protocol/request.ts'
import { claimStatement, claimsStatement } from '../src/protocol/statement.ts'
import type { Task } from '../src/tasks/task.ts'
import type { ServerModules } from '../src/transport/transport.ts'
import { ClaimLog } from './claims.ts'

/** One kind of work a miner does, and the opened model it does it with. */
export type Work = { readonly task: Task; readonly model: Model }

export type AnsweringModules = {
  readonly works: readonly Work[]
  readonly hotkey: Keypair
  /** Hash of the chain's first block in hex. */
  readonly genesis: string
  /** The newest block. */
  readonly head: () => bigint
}

export type AnsweringOptions = {
  readonly netuid: number
  readonly concurrency: number
  readonly queue: number
  /** Units a second the miner says it can hold, in each of its tasks. */
  readonly capacity: number
}

/** What a miner says to those who may ask it. */
export type Answering = Pick<ServerModules, 'handle' | 'offers' | 'seal' | 'receipt'> & {
  /** Requests answered so far. */
  answers(): number
}

type Running = Work & { readonly modelHash: string; readonly gate: Gate }

/** Answers each nonce of an asker once, remembers what was answered, and signs for it when asked. */
export function createAnswering(modules: AnsweringModules, options: AnsweringOptions): Answering {
  const { hotkey, genesis, head } = modules
  const { netuid, concurrency, queue, capacity } = options
  const shared = new Gate({ running: concurrency, waiting: queue })
  // Models that take many runs at once would be kept idle by the others' limit, and keep the others waiting.
  const gateOf = ({ width = 1 }: Model): Gate => (width > 1 ? new Gate({ running: width, waiting: queue }) : shared)
  const works = new Map<string, Running>(
    modules.works.map((work) => {
      const facts = { modelHash: modelHash(work.model.manifest), gate: gateOf(work.model) }
      return [work.task.name, { ...work, ...facts }]
    }),
  )
  const claims = new ClaimLog()
  let answers = 0

  const work = async (found: Running, request: Request, { sender, emit, signal }: Context): Promise<Response> => {
    const { nonce, inputs } = request
    const asked = { genesis, asker: sender, miner: hotkey.address, nonce, inputs }
    try {
      const outputs = await found.task.run(found.model, request.inputs, { asked, emit, signal })
      const model = found.modelHash
      const units = found.task.units(inputs, outputs)
      const exchange = { netuid, miner: hotkey.address, asker: sender, ...request, answer: { outputs, model }, units }
      claims.close(sender, nonce, encodeClaim(claimOf(exchange)))
      answers++
      return { ok: true, outputs, model }
    } catch (thrown) {
      if (thrown instanceof BadInputError) return fault('MALFORMED', thrown.message)
      throw thrown
    }
  }

  return {
    answers: () => answers,
    offers: () =>
      [...works.values()].map(({ task, modelHash }): Offer => ({ task: task.name, model: modelHash, capacity })),
    async handle(request, context) {
      const found = works.get(request.task)
      if (found === undefined) return fault('UNKNOWN_TASK', 'this miner does not do the task')
      const refused = claims.open(context.sender, request, head())
      if (refused !== undefined) return fault(refused, REASONS[refused])
      const passed = found.gate.pass(() => work(found, request, context), context.signal)
      return (await passed) ?? fault('BUSY', 'the queue is full')
    },
    async seal(sender, { round, nonces }) {
      const leaves = nonces.map((nonce) => claims.find(sender, nonce))
      if (!leaves.every((leaf) => leaf !== undefined))
        return fault('UNKNOWN_NONCE', 'no answer to one of these is known')
      const root = merkleRoot(leaves)
      const statement = claimsStatement({ netuid, asker: decodeAddress(sender), round, root })
      return { ok: true, root, signature: hotkey.sign(statement) }
    },
    async receipt(sender, nonce) {
      const claim = claims.find(sender, nonce)
      if (claim === undefined) return fault('UNKNOWN_NONCE', 'no answer to this is known')
      return { ok: true, signature: hotkey.sign(claimStatement(claim)) }
    },
  }
}

type Context = Parameters<ServerModules['handle']>[1]

const REASONS = {
  STALE: 'the block is too far from the newest',
  NONCE_USED: 'this nonce was used before',
  BUSY: 'too many questions are remembered',
} as const
