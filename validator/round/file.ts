import { RoundRecord } from '../../src/audit/wire.ts'
import type { RoundFacts } from './plan.ts'
import type { RoundSeal } from './seal.ts'

/** Reads a round's `round.json`; throws when it is none. */
export function readRecord(text: string): RoundRecord {
  return RoundRecord.parse(JSON.parse(text))
}

type Told = Pick<RoundRecord, 'secret' | 'seedBlock' | 'habits' | 'windowMs' | 'tasks' | 'pairs'>

/** What the plan of a kept round follows from. */
export function factsOf({ secret, seedBlock, habits, windowMs, tasks, pairs }: Told): RoundFacts {
  return {
    secret: Buffer.from(secret, 'hex'),
    blockHash: Buffer.from(seedBlock.hash.slice(2), 'hex'),
    habits,
    windowMs,
    tasks,
    pairs,
  }
}

/** Seals as they are written down. */
export function sealsToFile(seals: Iterable<RoundSeal>): RoundRecord['seals'] {
  return [...seals].map(({ miner, root, signature }) => ({ miner, root: toHex(root), signature: toHex(signature) }))
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
