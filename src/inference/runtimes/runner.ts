import type { Tensor } from '../../lib/tensor.ts'
import type { Manifest } from '../model.ts'

/** A model loaded in this thread. */
export interface Runner {
  run(inputs: readonly Tensor[]): Promise<readonly Tensor[]>
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
