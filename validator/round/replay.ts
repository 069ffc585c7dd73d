import type { RoundRecord } from '../../src/audit/wire.ts'
import { decodeTable } from '../../src/consensus/reward/codec.ts'
import { decodeAddress } from '../../src/crypto/ss58.ts'
import { SubnetError } from '../../src/lib/errors.ts'
import { requestHash, responseHash } from '../../src/protocol/exchange-hash.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { decodeReceipts } from '../../src/protocol/receipts.ts'
import { reasonOf } from '../../src/tasks/reason.ts'
import { judgeChallenge, judgeQuery, type Sitting } from './bench.ts'
import { type Body, decodeBodies } from './body.ts'
import { closeRound, type Leaf } from './close.ts'
import type { Court, Courts } from './court.ts'
import { factsOf, readRecord, toHex } from './file.ts'
import { byPlace, exchangeOf, placeKey } from './heard.ts'
import { type Found, foundOf, leavesOf } from './leaves.ts'
import { type PlannedChallenge, planRound } from './plan.ts'
import { poseRequests } from './pose.ts'
import type { RoundStore } from './store.ts'

/** A round that is not there, or whose files are not what a validator writes. */
class BadRoundError extends SubnetError {
  readonly code = 'BAD_ROUND'
}

/** A receipt that came out otherwise, by its number. */
type Difference = {
  readonly receipt: number
  readonly what: 'request' | 'verdict'
  readonly was: string
  readonly is: string
}

/** What posing and judging a round again gave. */
export type Replay = {
  readonly epoch: bigint
  readonly challenges: number
  readonly receipts: number
  readonly differences: readonly Difference[]
  /** Whether receipts, table and row come out to the bit as they were committed to. */
  readonly same: boolean
}

export type ReplayModules = {
  readonly store: RoundStore
  /** What the round was judged by, by the hash of its task set. */
  readonly courts: (taskSet: string) => Promise<Courts>
  readonly signal: AbortSignal
}

/**
 * Poses a kept round again from its secret and block hash, and judges the answers that are kept. Rejects with `BadRoundError`
 * when the round is not there.
 */
export async function replayRound({ store, courts: open, signal }: ReplayModules, epoch: bigint): Promise<Replay> {
  const { record, receipts, bodies, before } = await readRound(store, epoch)
  const { hash, courts, terms } = await open(record.taskSet)
  const plan = planRound(factsOf(record))
  const exchanges = receipts.map((receipt, at) => {
    const body = bodies[at]!
    return exchangeOf(receipt, body, courtOf(courts, body.request.task).timeoutMs)
  })
  const sitting: Sitting = {
    genesis: record.genesis,
    asker: record.judge,
    secret: Buffer.from(record.secret, 'hex'),
    responseHash: ({ request, response }) => responseHash(request.task, response.ok ? response.outputs : []),
    signal,
  }
  const uids = new Map(record.holders.map(([uid, hotkey]) => [hotkey, uid]))
  const found: Found[] = []
  const placed = byPlace(exchanges)
  for (const [challenge, planned] of plan.entries()) {
    const court = courts[planned.pair.task]!
    const heard = planned.asks.map((_, request) => placed.get(placeKey({ challenge, request })))
    if (heard.every((each) => each === undefined)) continue
    const verdicts = await judgeChallenge(court, planned, { sitting, exchanges: heard })
    heard.forEach((exchange, request) => {
      const verdict = verdicts[request]
      if (exchange !== undefined && verdict !== undefined)
        found.push(...foundOf(exchange, verdict, { court, uid: planned.pair.uid }))
    })
  }
  for (const exchange of exchanges) {
    if (exchange.kind !== 'query') continue
    const court = courtOf(courts, exchange.request.task)
    const uid = uids.get(toHex(decodeAddress(exchange.miner)))
    const verdict = uid === undefined ? undefined : await judgeQuery(court, exchange, sitting)
    if (uid !== undefined && verdict !== undefined) found.push({ exchange, verdict, court, uid })
  }
  const sealed = new Set(record.seals.map(({ miner }) => miner))
  const tasks = new Map(courts.map(({ task }) => [task.name, task]))
  const hotkey = { publicKey: decodeAddress(record.judge) }
  const light = { isSealed: (miner: string) => sealed.has(miner), slips: record.slips }
  const { leaves } = leavesOf({ netuid: record.netuid, hotkey, tasks }, found, light)
  const closed = closeRound(
    {
      before,
      stateHash: Buffer.from(record.previousState, 'hex'),
      taskSetHash: hash,
      terms,
      capacities: record.pairs,
      holders: new Map(record.holders),
      ownerUid: record.ownerUid,
    },
    leaves,
  )
  return {
    epoch,
    challenges: plan.length,
    receipts: receipts.length,
    differences: [...differentRequests(plan, { courts, receipts, bodies }), ...differentVerdicts(receipts, leaves)],
    same: toHex(closed.root) === record.root && toHex(closed.stateHash) === record.state,
  }
}

type Kept = {
  readonly record: RoundRecord
  readonly receipts: readonly Receipt[]
  readonly bodies: readonly Body[]
  readonly before: NonNullable<ReturnType<typeof decodeTable>>
}

async function readRound(store: RoundStore, epoch: bigint): Promise<Kept> {
  const [record, receipts, bodies, before] = await Promise.all([
    store.read(epoch, 'round.json'),
    store.read(epoch, 'receipts.bin'),
    store.read(epoch, 'bodies.bin'),
    store.read(epoch, 'before.bin'),
  ])
  if (record === undefined || receipts === undefined || bodies === undefined || before === undefined) {
    const kept = await store.list()
    throw new BadRoundError(`round ${epoch} is not kept; there are ${kept.join(', ') || 'none'}`)
  }
  const opened = decodeReceipts(receipts)
  const table = decodeTable(before)
  const read = decodeBodies(bodies)
  if (!opened.ok || table === undefined || read.length !== opened.receipts.length) {
    throw new BadRoundError(`round ${epoch} is damaged: ${opened.ok ? 'its parts do not fit' : opened.reason}`)
  }
  return { record: readRecord(Buffer.from(record).toString()), receipts: opened.receipts, bodies: read, before: table }
}

function courtOf(courts: readonly Court[], name: string): Court {
  const court = courts.find(({ task }) => task.name === name)
  if (court === undefined) throw new BadRoundError(`the round asked for ${name}, which its task set does not have`)
  return court
}

type Evidence = {
  readonly courts: readonly Court[]
  readonly receipts: readonly Receipt[]
  readonly bodies: readonly Body[]
}

/** Challenges that are not those the plan poses. */
function differentRequests(plan: readonly PlannedChallenge[], { courts, receipts, bodies }: Evidence): Difference[] {
  const posed = new Map(
    plan.flatMap((planned, challenge) => {
      const court = courts[planned.pair.task]!
      return poseRequests(court, planned).map(
        (inputs, request) => [placeKey({ challenge, request }), toHex(requestHash(court.task.name, inputs))] as const,
      )
    }),
  )
  return bodies.flatMap(({ place }, receipt): Difference[] => {
    if (place === undefined) return []
    const was = toHex(receipts[receipt]!.claim.requestHash)
    const is = posed.get(placeKey(place)) ?? 'not in the plan'
    return was === is ? [] : [{ receipt, what: 'request', was, is }]
  })
}

function differentVerdicts(receipts: readonly Receipt[], leaves: readonly Leaf[]): Difference[] {
  return receipts.flatMap((receipt, at): Difference[] => {
    const verdict = leaves[at]?.verdict
    const was = `${reasonOf(receipt.reason)} ${receipt.score}/${receipt.items} over ${receipt.baseline}`
    const is =
      verdict === undefined ? 'nothing' : `${verdict.reason} ${verdict.score}/${verdict.items} over ${verdict.baseline}`
    return was === is ? [] : [{ receipt: at, what: 'verdict', was, is }]
  })
}
