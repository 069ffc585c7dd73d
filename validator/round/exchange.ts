import type { Clock } from '../../src/lib/clock.ts'
import type { Log } from '../../src/lib/log.ts'
import type { Request, Response } from '../../src/protocol/request.ts'
import type { Asker } from '../../src/transport/transport.ts'

/** Why a validator asked: for a person, or to judge. Nothing of it is on the wire. */
type Kind = 'query' | 'challenge' | 'load'

/** A request and what became of it. */
export type Exchange = {
  readonly kind: Kind
  readonly miner: string
  readonly request: Request
  readonly response: Response
  /** When it was asked, in ms since 1970, and how long until the whole answer was there. */
  readonly timeMs: number
  readonly tookMs: number
  /** How long it may take to count as served. */
  readonly timeoutMs: number
  /** Which challenge of the round's plan it belongs to, and which of its requests it is; absent for queries. */
  readonly place?: Place
  /** What became of it the first time, where it failed and was put once more. */
  readonly earlier?: Exchange
}

export type Place = { readonly challenge: number; readonly request: number }

/** Most queries of one round that are written down; those beyond it are answered all the same, but nobody is paid for them. */
const MAX_QUERIES = 65_536

/** Asks, and remembers what people asked: the part of a round that nobody planned. */
export interface Recorder {
  /** As the asker beneath, with what there is to know of the exchange when it is over. */
  ask(why: { readonly kind: Kind; readonly place?: Place }, ...args: Parameters<Asker['ask']>): Promise<Exchange>
  /** What people's queries go through. */
  readonly queries: Asker
  /** The queries that are over, which are forgotten here. */
  takeQueries(): readonly Exchange[]
}

export function createRecorder({
  asker,
  clock,
  log,
}: {
  readonly asker: Asker
  readonly clock: Clock
  readonly log: Log
}): Recorder {
  let queries: Exchange[] = []
  const ask: Recorder['ask'] = async (why, peer, request, options) => {
    const timeMs = clock.now()
    const response = await asker.ask(peer, request, options)
    const tookMs = clock.now() - timeMs
    return { ...why, miner: peer.hotkey, request, response, timeMs, tookMs, timeoutMs: options.timeoutMs }
  }
  return {
    ask,
    queries: {
      ...asker,
      async ask(...args) {
        const exchange = await ask({ kind: 'query' }, ...args)
        if (queries.length < MAX_QUERIES) queries.push(exchange)
        else log.warn('too many queries in a round', { most: MAX_QUERIES })
        return exchange.response
      },
      // Who asks for people does not close what the judge asks with.
      close: async () => {},
    },
    takeQueries() {
      const taken = queries
      queries = []
      return taken
    },
  }
}
