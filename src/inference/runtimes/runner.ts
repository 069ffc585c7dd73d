import type { Tensor } from '../../lib/tensor.ts'
import type { Manifest, RunOptions } from '../model.ts'

/** A model loaded in this thread. */
export interface Runner {
  /** Whether a run may begin before the last has ended; if not, signal and emit are not used. */
  readonly concurrent?: boolean
  run(inputs: readonly Tensor[], options?: RunOptions): Promise<readonly Tensor[]>
  close(): Promise<void>
}

/** Makes a runner of a model whose files have been checked. */
export type Load = (manifest: Manifest) => Promise<Runner>

/**
 * One thread, one operator at a time: models run side by side on the pool's threads, and a sum is added up
 * in the same order every time.
 */
export const SESSION = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
} as const
