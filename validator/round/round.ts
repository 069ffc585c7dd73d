import type { Clock } from '../../src/lib/clock.ts'
import type { Log } from '../../src/lib/log.ts'
import { drawNonce } from '../../src/protocol/nonce.ts'
import type { Neuron } from '../../src/subtensor/metagraph.ts'
import { askInTime, type Timed } from './ask.ts'
import { judgeChallenge, type Sitting } from './bench.ts'
import type { Court } from './court.ts'
import type { Exchange, Recorder } from './exchange.ts'
import { failureOf, type Verdict } from './judge.ts'
import { type PlannedChallenge, planRound, type RoundFacts } from './plan.ts'
import { poseRequests } from './pose.ts'
import { repeatAt } from './repeat.ts'

export type RoundModules = {
  readonly recorder: Recorder
  readonly courts: readonly Court[]
  /** Who holds a hotkey's uid now, and where it is asked. */
  readonly find: (hotkey: string) => Neuron | undefined
  /** The newest block there is. */
  readonly block: () => bigint
  readonly clock: Clock
  readonly log: Log
}

/** What was asked for in a round and how it was judged, by challenge and request of the plan; holes were never asked. */
export type Judged = {
  readonly plan: readonly PlannedChallenge[]
  readonly exchanges: readonly (readonly (Exchange | undefined)[])[]
  readonly verdicts: readonly (readonly (Verdict | undefined)[])[]
}

export type RoundOptions = {
  readonly sitting: Sitting
  /** How much later than planned anything is asked at most, in ms. */
  readonly slackMs: number
  /** Aborts when the window closes: nobody is asked any more. */
  readonly closing: AbortSignal
}

type Requests = ReturnType<typeof poseRequests>

/**
 * Asks everything that the facts plan, each in its time, and judges the answers of a challenge when all of them are there,
 * one challenge after the other. What fails of an open task's challenge is put once more, if there is time. Resolves when all is judged; rejects when judging itself failed: then nobody is judged.
 */
export async function runRound(
  modules: RoundModules,
  facts: RoundFacts,
  { sitting, slackMs, closing }: RoundOptions,
): Promise<Judged> {
  const { courts, clock } = modules
  const plan = planRound(facts)
  const exchanges: (Exchange | undefined)[][] = plan.map(({ asks }) => asks.map(() => undefined))
  const verdicts: (readonly (Verdict | undefined)[])[] = plan.map(() => [])
  const judged = new Set<number>()
  let turn: Promise<void> = Promise.resolve()
  const judge = (challenge: number): void => {
    judged.add(challenge)
    const planned = plan[challenge]!
    turn = turn.then(async () => {
      const heard = { sitting, exchanges: exchanges[challenge]! }
      verdicts[challenge] = await judgeChallenge(courts[planned.pair.task]!, planned, heard)
    })
    // Told to who awaits the round; until then nobody listens.
    turn.catch(() => {})
  }
  const begun = clock.now()
  const lines = plan.flatMap((planned, challenge) => {
    const court = courts[planned.pair.task]!
    let requests: Requests | undefined
    let left = planned.asks.length
    const over = (): undefined => {
      left--
      if (left === 0) judge(challenge)
    }
    const ask = async (request: number, earlier?: Exchange): Promise<Timed | undefined> => {
      // Posed when it begins: all at once would hold up everything else.
      requests ??= poseRequests(court, planned)
      const asked = { planned, court, inputs: requests[request]!, place: { challenge, request } }
      const exchange = await put(modules, asked, sitting.signal)
      if (exchange === undefined) return over()
      exchanges[challenge]![request] = earlier === undefined ? exchange : { ...exchange, earlier }
      const mayRepeat = earlier === undefined && court.task.class === 'open' && planned.kind === 'challenge'
      if (!mayRepeat || failureOf(exchange) === undefined) return over()
      const failed = { seed: planned.seed, request, nowMs: clock.now() - begun }
      const atMs = repeatAt(failed, { timeoutMs: court.timeoutMs, windowMs: facts.windowMs, slackMs })
      return atMs === undefined ? over() : { atMs, ask: () => ask(request, exchange) }
    }
    return linesOf(planned, ask)
  })
  await askInTime({ clock }, lines, { slackMs, signal: AbortSignal.any([closing, sitting.signal]) })
  sitting.signal.throwIfAborted()
  // What was not asked in time was no challenge; the rest of its challenge is judged by what there is.
  plan.forEach((_, challenge) => {
    if (!judged.has(challenge) && exchanges[challenge]!.some((each) => each !== undefined)) judge(challenge)
  })
  await turn
  return { plan, exchanges, verdicts }
}

/** What each of the people asks whom a challenge is made of, one after the other. */
function linesOf(
  { asks }: PlannedChallenge,
  ask: (request: number) => Promise<Timed | undefined>,
): readonly (readonly Timed[])[] {
  const lines = new Map<number, Timed[]>()
  for (const [request, { line, atMs, wait }] of asks.entries()) {
    const timed = { atMs, wait, ask: () => ask(request) }
    const others = lines.get(line)
    if (others === undefined) lines.set(line, [timed])
    else others.push(timed)
  }
  return [...lines.values()]
}

type Put = {
  readonly planned: PlannedChallenge
  readonly court: Court
  readonly inputs: Exchange['request']['inputs']
  readonly place: { readonly challenge: number; readonly request: number }
}

async function put(
  { recorder, find, block, log }: RoundModules,
  { planned: { pair, kind }, court, inputs, place }: Put,
  signal: AbortSignal,
): Promise<Exchange | undefined> {
  const endpoint = find(pair.hotkey)?.endpoint
  if (endpoint === undefined) return undefined
  const { timeoutMs } = court
  const request = { task: court.task.name, inputs, nonce: drawNonce(), block: block() }
  const peer = { hotkey: pair.hotkey, ...endpoint }
  const exchange = await recorder.ask({ kind, place }, peer, request, { timeoutMs, signal })
  log.debug('asked', {
    uid: pair.uid,
    task: court.task.name,
    code: exchange.response.ok ? undefined : exchange.response.code,
  })
  return exchange
}
