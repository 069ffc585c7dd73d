import { CommanderError } from 'commander'
import { SubnetError, toError } from '../lib/errors.ts'
import { ExtrinsicError } from '../subtensor/errors.ts'
import { adviceOn } from './advice.ts'

/** What a process says as it ends. */
export const EXIT = { done: 0, failed: 1, usedWrongly: 2, chainUnreachable: 3, interrupted: 130 } as const

/** Codes of errors that are the caller's to mend. */
const USED_WRONGLY = new Set([
  'BAD_INPUT',
  'CONFIG',
  'MODEL',
  'KEYFILE',
  'PASSWORD',
  'BAD_ENDPOINT',
  'CORRUPT_FILE',
  'STORE',
  'TASK_SET',
  'BAD_ROUND',
])

/** How a command that threw ends: its exit code, and the one line that says why; no line where it was said already. */
export function exitOf(thrown: unknown, interrupted: boolean): { readonly code: number; readonly line?: string } {
  if (thrown instanceof CommanderError) {
    return { code: thrown.exitCode === 0 ? EXIT.done : EXIT.usedWrongly }
  }
  if (interrupted) return { code: EXIT.interrupted }
  const error = toError(thrown)
  const line = oneLine(withAdvice(error))
  if (!(error instanceof SubnetError)) return { code: EXIT.failed, line: `${line}\n${error.stack ?? ''}` }
  if (error.code === 'CHAIN_UNREACHABLE') return { code: EXIT.chainUnreachable, line }
  return { code: USED_WRONGLY.has(error.code) ? EXIT.usedWrongly : EXIT.failed, line }
}

/** A refusal of the chain says what was wrong; what would be right comes from here. */
function withAdvice(error: Error): string {
  const advice = error instanceof ExtrinsicError ? adviceOn(error.name) : undefined
  return advice === undefined ? error.message : `${error.message.replace(/\.$/, '')}; ${advice}`
}

/** How the process says on stderr why it failed: in one line, whatever the message is made of. */
export function oneLine(message: string): string {
  return `yuma: ${message.trim().replaceAll(/\s*\n\s*/g, ' ')}`
}
