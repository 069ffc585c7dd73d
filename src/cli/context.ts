import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Output } from './output.ts'

/** What a command is handed instead of reaching for the process. */
export type Context = {
  readonly out: Output
  readonly log: Log
  readonly clock: Clock
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly input: AsyncIterable<Buffer | string>
  /** Asks the person; absent where nobody sits at a terminal. */
  readonly prompt?: (question: string) => Promise<string>
  /** Aborts when the process is asked to stop. */
  readonly signal: AbortSignal
  /** When the process was started, in ms since 1970. */
  readonly bornAt: number
}
