import { readdirSync, readFileSync } from 'node:fs'

/**
 * Resident memory of a process and all its descendants in MB, 0 when it is gone. What processes share is
 * counted once for each, so the sum errs on the high side.
 */
export function treeMb(root: number): number {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const parent = parentOf(Number(entry))
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
  }
  const sum = (pid: number): number =>
    residentMb(pid) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0)
  return sum(root)
}

/** Resident memory of one process in MB, 0 when it is gone. */
export function residentMb(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(read(pid, 'status'))?.[1]
  return kib === undefined ? 0 : (Number(kib) * 1024) / 1e6
}

/** The field after the state, which follows the command's name in brackets. */
function parentOf(pid: number): number | undefined {
  const parent = /.*\) \S (\d+) /s.exec(read(pid, 'stat'))?.[1]
  return parent === undefined ? undefined : Number(parent)
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // A process may end between being found and being read, and then it has no memory any more.
    return ''
  }
}
