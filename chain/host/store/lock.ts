import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SubnetError } from '../../../src/lib/errors.ts'

/** Another process runs on the same data folder. */
class LockedError extends SubnetError {
  readonly code = 'LOCKED'

  constructor(dataDir: string, owner: string) {
    super(`the chain in '${dataDir}' is in use by process ${owner.split(' ')[0]}, stop it or choose another folder`)
  }
}

/**
 * Takes the data folder for this process and returns how to give it back. A lock whose process is gone is taken
 * over, so one that was killed leaves nothing to clean up. Throws `LockedError`.
 */
export function lock(dataDir: string): () => void {
  const path = join(dataDir, 'lock')
  const mine = identity(process.pid)
  for (;;) {
    if (tryWrite(path, mine)) break
    const owner = tryRead(path)
    if (owner === undefined) continue
    if (isAlive(owner)) throw new LockedError(dataDir, owner)
    const aside = `${path}.${process.pid}`
    // Renaming has one winner. Whoever moved away the lock of a quicker one instead of the dead one's puts it back.
    if (!tried('ENOENT', () => renameSync(path, aside))) continue
    const moved = tryRead(aside)
    if (moved !== owner) tried('EEXIST', () => linkSync(aside, path))
    rmSync(aside)
  }
  return () => {
    if (tryRead(path) === mine) rmSync(path)
  }
}

/** A process id comes back after a while; together with the time of its start it does not. */
function identity(pid: number): string {
  const stat = tryRead(`/proc/${pid}/stat`)
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${started}`.trim()
}

function isAlive(owner: string): boolean {
  const pid = Number(owner.split(' ')[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, and is someone else's.
    if (codeOf(error) === 'ESRCH') return false
  }
  return identity(pid) === owner
}

/** Written aside and linked into place, so that nobody ever reads half a lock. */
function tryWrite(path: string, text: string): boolean {
  const aside = `${path}.${process.pid}.new`
  writeFileSync(aside, text)
  try {
    return tried('EEXIST', () => linkSync(aside, path))
  } finally {
    rmSync(aside)
  }
}

function tryRead(path: string): string | undefined {
  let text: string | undefined
  tried('ENOENT', () => {
    text = readFileSync(path, 'utf8')
  })
  return text
}

/** Whether the act went through; false when it failed with this code. */
function tried(code: string, act: () => void): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (codeOf(error) === code) return false
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
