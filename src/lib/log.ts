/** What a log line may carry beside its message. Never secrets; nothing a peer wrote at info or above. */
export type Facts = Readonly<Record<string, string | number | boolean | bigint | undefined>>

/** Where a library says what happened; the message is constant, what varies is in the facts. */
export interface Log {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts): void
  /** A log whose every line also carries these facts. */
  with(facts: Facts): Log
}

/** Hears nothing, for tests and for callers that do not care. */
export const silent: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  with: () => silent,
}
