import { toJson } from '../lib/json.ts'
import type { Facts, Log } from '../lib/log.ts'

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

export type LogOptions = {
  readonly level: Level
  /** JSON lines, for machines; else `time level message key=value`. */
  readonly json: boolean
  readonly write: (line: string) => void
  readonly now: () => number
}

/** A log that writes lines of at least the level. */
export function createLog(options: LogOptions, base: Facts = {}): Log {
  const least = LEVELS.indexOf(options.level)
  const line =
    (level: Level) =>
    (message: string, facts: Facts = {}) => {
      if (LEVELS.indexOf(level) < least) return
      const time = new Date(options.now()).toISOString()
      const all = Object.fromEntries(Object.entries({ ...base, ...facts }).filter(([, value]) => value !== undefined))
      options.write(
        options.json ? `${toJson({ time, level, message, ...all })}\n` : `${time} ${level} ${message}${words(all)}\n`,
      )
    }
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    with: (facts) => createLog(options, { ...base, ...facts }),
  }
}

const words = (facts: Facts): string =>
  Object.entries(facts)
    .map(([key, value]) => ` ${key}=${typeof value === 'string' && /\s/.test(value) ? JSON.stringify(value) : value}`)
    .join('')
