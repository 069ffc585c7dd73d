import { integer, text } from '../src/config/kind.ts'
import type { Options } from '../src/config/option.ts'

/** How a validator works. */
export type ValidatorOptions = {
  readonly netuid: number
  /** Where its rounds, what it knows and the rows to reveal lie. */
  readonly dataDir: string
  /** Most miners asked in one round. */
  readonly sample: number
  /** Weights are set this many blocks before the epoch. */
  readonly marginBlocks: number
  /** Before that, so many blocks are for late answers, judging and the commitment. */
  readonly closeBlocks: number
}

/** A validator's settings as a person gives them. */
export const validatorSettings = {
  data: { help: 'folder of rounds and of what is known, default under the state directory', type: text.optional() },
  host: { help: 'address on which receipts are served', type: text, default: '127.0.0.1' },
  port: { help: 'port on which receipts are served, 0 for a free one', type: integer(0, 65_535), default: 8093 },
  threads: { help: 'worker threads for models', type: integer(1, 64), default: 1 },
  sample: { help: 'most miners asked in one round', type: integer(1, 4_096), default: 256 },
  marginBlocks: { help: 'weights are set this many blocks before the epoch', type: integer(1, 1_000), default: 10 },
  closeBlocks: { help: 'blocks before that to judge the round and commit to it', type: integer(1, 1_000), default: 10 },
} as const satisfies Options
