import { z } from 'zod'
import { integer, milliseconds, text } from '../src/config/kind.ts'
import type { Options } from '../src/config/option.ts'

/** How a validator works; times in ms. */
export type ValidatorOptions = {
  readonly netuid: number
  /** Where the score book, the challenge secret and the rows to reveal lie. */
  readonly dataDir: string
  /** Share of the pot of each task, by name; equal shares when absent. */
  readonly taskWeights?: Readonly<Record<string, number>>
  /** Time between the starts of two rounds; who still works on the last challenge is left out of the next. */
  readonly roundMs: number
  /** How long a miner may take for a challenge. */
  readonly timeoutMs: number
  /** Most miners asked in one round. */
  readonly sample: number
  /** Weights are set this many blocks before the epoch. */
  readonly marginBlocks: number
}

const EXPECTED_WEIGHTS = 'expected weights such as digits=2,embeddings=1'

/** As `digits=2,embeddings=1` in a flag, an object in a file. */
const weights = z.union(
  [
    z.record(z.string(), z.number().min(0)),
    z
      .string()
      .regex(/^[\w-]+=\d+(\.\d+)?(,[\w-]+=\d+(\.\d+)?)*$/, EXPECTED_WEIGHTS)
      .transform(
        (given): Record<string, number> =>
          Object.fromEntries(given.split(',').map((pair) => [pair.split('=')[0]!, Number(pair.split('=')[1])])),
      ),
  ],
  EXPECTED_WEIGHTS,
)

/** A validator's settings as a person gives them. */
export const validatorSettings = {
  data: { help: 'folder of the score book, default under the state directory', type: text.optional() },
  taskWeights: {
    help: 'share of the pot of each task, as digits=2,embeddings=1; equal when not given',
    type: weights.optional(),
  },
  round: { help: 'time between the starts of two rounds', type: milliseconds, default: 12_000 },
  timeout: { help: 'how long a miner may take', type: milliseconds, default: 12_000 },
  sample: { help: 'most miners asked in one round', type: integer(1, 4_096), default: 64 },
  marginBlocks: { help: 'weights are set this many blocks before the epoch', type: integer(1, 1_000), default: 10 },
} as const satisfies Options
