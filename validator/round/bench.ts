import { BadInputError } from '../../src/lib/errors.ts'
import type { Court } from './court.ts'
import type { Exchange } from './exchange.ts'
import { chancePpm, drawOf, failureOf, judgeOpen, judgeServed, unjudged, type Verdict } from './judge.ts'
import type { PlannedChallenge } from './plan.ts'

/** Share of a served model's load test that is checked, in millionths. */
const LOAD_CHECK_PPM = 250_000

/** Who asks whom on which chain, and the secret that draws what is checked. */
export type Sitting = {
  readonly genesis: string
  readonly asker: string
  readonly secret: Uint8Array
  readonly responseHash: (exchange: Exchange) => Uint8Array
  readonly signal: AbortSignal
}

/** Judges what became of the requests of one planned challenge, each exchange at the place of its request. */
export async function judgeChallenge(
  court: Court,
  planned: PlannedChallenge,
  { sitting, exchanges }: { readonly sitting: Sitting; readonly exchanges: readonly (Exchange | undefined)[] },
): Promise<readonly (Verdict | undefined)[]> {
  const { task } = court
  const { signal } = sitting
  if (task.class === 'open') return judgeOpen({ ...court, task }, planned, { exchanges, signal })
  const isChecked = planned.kind === 'load' ? checkedOf(exchanges, sitting) : () => true
  return inTurn(
    exchanges,
    (exchange) => exchange && judgeAnswer(court, exchange, { sitting, isChecked: isChecked(exchange) }),
  )
}

/**
 * Judges a person's query: who failed, and now and then what was answered. A query that a miner refused as malformed is tried on
 * the referee: if it is indeed, that is not the miner's fault, and there is no verdict.
 */
export async function judgeQuery(court: Court, exchange: Exchange, sitting: Sitting): Promise<Verdict | undefined> {
  if (await isAskersFault(court, exchange, sitting.signal)) return undefined
  // What it had to be on time for is the task set's word, whoever asked.
  const judged = { ...exchange, timeoutMs: court.timeoutMs }
  const isChecked = court.task.class === 'served' && chanceOf(exchange, sitting) < court.organicPpm
  return judgeAnswer(court, judged, { sitting, isChecked })
}

async function isAskersFault({ task, referee }: Court, exchange: Exchange, signal: AbortSignal): Promise<boolean> {
  const { response, request } = exchange
  if (response.ok || response.code !== 'MALFORMED') return false
  try {
    await task.run(referee, request.inputs, { signal })
    return false
  } catch (thrown) {
    if (thrown instanceof BadInputError) return true
    throw thrown
  }
}

async function judgeAnswer(
  { task, ...court }: Court,
  exchange: Exchange,
  { sitting, isChecked }: { readonly sitting: Sitting; readonly isChecked: boolean },
): Promise<Verdict> {
  const reason = failureOf(exchange)
  if (reason !== undefined) return unjudged(reason)
  if (task.class === 'open' || !isChecked) return unjudged('UNCHECKED')
  const { genesis, asker, secret, signal } = sitting
  const draw = drawOf(secret, sitting.responseHash(exchange))
  const { miner, request } = exchange
  const asked = { genesis, asker, miner, nonce: request.nonce, inputs: request.inputs }
  return judgeServed({ ...court, task }, { asked, draw }, { exchange, signal })
}

/**
 * Which answers of a load test are checked: as many as are drawn, and one in any case, since what nobody looked at proves
 * nothing.
 */
function checkedOf(exchanges: readonly (Exchange | undefined)[], sitting: Sitting): (exchange: Exchange) => boolean {
  const answered = exchanges.filter((each) => each !== undefined && failureOf(each) === undefined)
  const chances = new Map(answered.map((each) => [each, chanceOf(each!, sitting)]))
  const least = Math.min(...chances.values())
  return (exchange) => {
    const chance = chances.get(exchange) ?? 0
    return chance < LOAD_CHECK_PPM || chance === least
  }
}

function chanceOf(exchange: Exchange, { secret, responseHash }: Sitting): number {
  return chancePpm(drawOf(secret, responseHash(exchange)))
}

/** One after the other: models run one at a time anyway, and others want them too. */
async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R> | undefined,
): Promise<(R | undefined)[]> {
  const results: (R | undefined)[] = []
  for (const item of items) results.push(await work(item))
  return results
}
