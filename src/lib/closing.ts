import { SubnetError, toError } from './errors.ts'
import type { Log } from './log.ts'

/** Something could not be closed; everything else was. The causes are an `AggregateError`. */
class CloseError extends SubnetError {
  readonly code = 'CLOSE_FAILED'

  constructor(names: readonly string[], causes: readonly Error[]) {
    super(`could not close ${names.join(', ')}`, { cause: new AggregateError(causes) })
  }
}

/** What was opened and how to close it: a role adds as it starts, and closes all when it ends or fails to start. */
export interface Closing {
  add(name: string, close: () => void | Promise<void>): void
  /** Closes last first, all of them even if one fails, once however often it is called. Rejects with `CloseError`. */
  close(): Promise<void>
}

/** An empty list of things to close. */
export function createClosing(log: Log): Closing {
  const entries: { readonly name: string; readonly close: () => void | Promise<void> }[] = []
  let closed: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    const failed: { name: string; error: Error }[] = []
    for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
      try {
        await entry.close()
      } catch (thrown) {
        const error = toError(thrown)
        log.error('could not close', { name: entry.name, reason: error.message })
        failed.push({ name: entry.name, error })
      }
    }
    if (failed.length === 0) return
    throw new CloseError(
      failed.map(({ name }) => name),
      failed.map(({ error }) => error),
    )
  }

  return {
    add(name, close) {
      entries.push({ name, close })
    },
    close() {
      closed ??= closeAll()
      return closed
    },
  }
}
