import { encodeTable } from '../../src/consensus/reward/codec.ts'
import type { Keypair } from '../../src/crypto/keypair.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { toJson } from '../../src/lib/json.ts'
import type { Log } from '../../src/lib/log.ts'
import { responseHash } from '../../src/protocol/exchange-hash.ts'
import { receiptsStatement } from '../../src/protocol/statement.ts'
import type { Metagraph, Neuron } from '../../src/subtensor/metagraph.ts'
import { createRandom, SEED_BYTES } from '../../src/tasks/random.ts'
import type { Task } from '../../src/tasks/task.ts'
import type { Asker } from '../../src/transport/transport.ts'
import { habitsHash } from '../synth/habits.ts'
import { judgeQuery, type Sitting } from './bench.ts'
import { encodeBodies } from './body.ts'
import { closeRound } from './close.ts'
import type { Courts } from './court.ts'
import type { Exchange, Recorder } from './exchange.ts'
import { sealsToFile, toHex } from './file.ts'
import type { KeepModules, RoundOrder, RoundResult } from './keep.ts'
import { type Found, foundOf, leavesOf } from './leaves.ts'
import { Offers, pairsOf, publicHex } from './offers.ts'
import { type RoundFacts, roundSeed } from './plan.ts'
import { runRound } from './round.ts'
import { sealRound } from './seal.ts'
import { keepSlips } from './slips.ts'
import type { RoundStore } from './store.ts'

export type HoldModules = {
  readonly asker: Asker
  readonly recorder: Recorder
  readonly hotkey: Keypair
  readonly genesis: string
  readonly tasks: ReadonlyMap<string, Task>
  /** What is judged from this block on, with all that it takes. */
  readonly courts: (block: bigint) => Promise<Courts>
  readonly metagraph: () => Metagraph
  readonly head: () => bigint
  readonly nextBlock: (signal: AbortSignal) => Promise<unknown>
  readonly store: RoundStore
  readonly clock: Clock
  readonly log: Log
}

/** Part of the window, and most of it in ms, that is left for what is asked late: after the window nobody is asked. */
const SLACK = 0.1
const MAX_SLACK_MS = 30_000
/** Items of a challenge whose answers are judged together: with fewer, even blind guesses would often be right. */
const LEAST_TOGETHER = 16

export type HoldOptions = {
  readonly netuid: number
  /** Most miners asked in one round. */
  readonly sample: number
  readonly signal: AbortSignal
}

/** How a validator judges: asks what is planned, has the miners sign, and closes the round on disk before it tells anybody. */
export function createHolding(modules: HoldModules, options: HoldOptions): KeepModules['judge'] {
  const { asker, recorder, hotkey, genesis, metagraph, clock, log, store } = modules
  const { netuid, signal } = options
  const find = (address: string): Neuron | undefined => metagraph().neurons.find((each) => each.hotkey === address)
  const known = new Offers()

  return async (order: RoundOrder): Promise<RoundResult> => {
    const { memory, secret, seedBlock, window, closing } = order
    const { hash, courts, terms, carry } = await modules.courts(seedBlock.number)
    const before = await carry(memory.table, memory.taskSet)
    const blockHash = Buffer.from(seedBlock.hash.slice(2), 'hex')
    const miners = drawMiners(metagraph().neurons, { self: hotkey.address, secret, blockHash, sample: options.sample })
    const begun = clock.now()
    const wait = () => modules.nextBlock(closing)
    const offers = await known.ask({ asker, clock, wait }, miners, { windowMs: order.windowMs, signal })
    const pairs = pairsOf(courts, { miners, offers, table: before })
    const tasks = courts.map(({ task, challenges, burstMs }) => ({
      name: task.name,
      challenges,
      sizes: task.sizes,
      maxItems: task.maxItems,
      leastItems: task.class === 'open' && task.together === true ? LEAST_TOGETHER : 1,
      unitsPerItem: unitsPerItem(task),
      burstMs,
    }))
    const leftMs = Math.max(0, order.windowMs - (clock.now() - begun))
    const slackMs = Math.min(MAX_SLACK_MS, leftMs * SLACK)
    const windowMs = Math.floor(leftMs - slackMs)
    const facts: RoundFacts = { secret, blockHash, habits: habitsHash(), windowMs, tasks, pairs }
    const sitting: Sitting = {
      genesis,
      asker: hotkey.address,
      secret,
      responseHash: hashOf,
      signal,
    }
    const judged = await runRound({ recorder, courts, find, block: modules.head, clock, log }, facts, {
      sitting,
      slackMs,
      closing,
    })
    const found: Found[] = judged.plan.flatMap(({ pair }, challenge) =>
      judged.exchanges[challenge]!.flatMap((exchange, request): readonly Found[] => {
        const verdict = judged.verdicts[challenge]![request]
        if (exchange === undefined || verdict === undefined) return []
        return foundOf(exchange, verdict, { court: courts[pair.task]!, uid: pair.uid })
      }),
    )
    for (const exchange of recorder.takeQueries()) {
      const court = courts.find(({ task }) => task.name === exchange.request.task)
      const uid = find(exchange.miner)?.uid
      if (court === undefined || uid === undefined) continue
      const verdict = await judgeQuery(court, exchange, sitting)
      if (verdict !== undefined) found.push({ exchange, verdict, court, uid })
    }
    const round = Number(window.epoch)
    const answered = found.map(({ exchange }) => exchange).filter(({ response }) => response.ok)
    const seals = await sealRound({ ...modules, netuid, find }, { round, answered, signal })
    const isSealed = (miner: string): boolean => seals.has(miner)
    const { leaves, slips } = leavesOf({ ...modules, netuid }, found, { isSealed, slips: memory.slips })
    const { neurons, ownerHotkey } = metagraph()
    const holders = new Map(neurons.map(({ uid, hotkey: holder }) => [uid, publicHex(holder)]))
    const ownerUid = neurons.find((each) => each.hotkey === ownerHotkey)?.uid ?? 0
    const closed = closeRound(
      { before, stateHash: memory.stateHash, taskSetHash: hash, terms, capacities: pairs, holders, ownerUid },
      leaves,
    )
    const { root, count } = closed
    signal.throwIfAborted()
    await store.write(window.epoch, {
      'round.json': toJson({
        version: 1,
        netuid,
        genesis,
        judge: hotkey.address,
        epoch: window.epoch,
        secret: toHex(secret),
        seedBlock,
        habits: facts.habits,
        windowMs,
        taskSet: toHex(hash),
        tasks,
        pairs,
        holders: [...holders],
        ownerUid,
        seals: sealsToFile(seals.values()),
        slips: memory.slips,
        previousState: toHex(memory.stateHash),
        state: toHex(closed.stateHash),
        root: toHex(root),
        count,
        units: closed.units,
        signature: toHex(hotkey.sign(receiptsStatement({ netuid, round, root, count }))),
        row: closed.row,
      }),
      'receipts.bin': Buffer.concat(leaves.map(({ receipt }) => receipt)),
      'bodies.bin': encodeBodies(leaves.map(({ exchange }) => exchange)),
      'before.bin': encodeTable(before),
      'after.bin': encodeTable(closed.table),
    })
    log.info('round judged', { epoch: window.epoch, receipts: count, miners: miners.length })
    const kept = { miners: new Set(neurons.map((each) => each.hotkey)), tasks: new Set(tasks.map(({ name }) => name)) }
    return { ...closed, taskSet: toHex(hash), slips: keepSlips(slips, kept) }
  }
}

function hashOf({ request, response }: Exchange): Uint8Array {
  return responseHash(request.task, response.ok ? response.outputs : [])
}

type Draw = {
  readonly self: string
  readonly secret: Uint8Array
  readonly blockHash: Uint8Array
  readonly sample: number
}

/** The miners of a round: those that serve and are not the validator itself; when they are too many, some drawn by its seed. */
function drawMiners(neurons: readonly Neuron[], { self, sample, ...seed }: Draw): readonly Neuron[] {
  const miners = neurons.filter(({ hotkey, endpoint }) => endpoint !== undefined && hotkey !== self)
  return miners.length <= sample ? miners : createRandom(roundSeed(seed)).shuffle(miners).slice(0, sample)
}

/** Items from which the mean work of one is reckoned. */
const SAMPLED_ITEMS = 16

/** How much work an item of the task is asked for, in the mean. */
function unitsPerItem({ pose, units }: Task): number {
  const { requests } = pose(new Uint8Array(SEED_BYTES), Array(SAMPLED_ITEMS).fill(1))
  return requests.reduce((sum, inputs) => sum + units(inputs, undefined), 0) / requests.length
}
