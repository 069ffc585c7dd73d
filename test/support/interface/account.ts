import type { LeftOut } from './left-out.ts'

/** What is wrong with a list of what is left out; nothing where it accounts for all that is absent, and no more. */
export interface Faults {
  /** Known, absent, and in no reason's list. */
  unexplained: string[]
  /** In a list, though it is there, or nobody knows it. */
  stale: string[]
  /** In more than one list. */
  twice: string[]
}

/** Holds a list of what is left out against the names that are known and those that a runtime has. */
export function accountFor(known: Iterable<string>, has: ReadonlySet<string>, leftOut: readonly LeftOut[]): Faults {
  const absent = [...known].filter((name) => !has.has(name))
  const listed = leftOut.flatMap(({ names }) => names)
  return {
    unexplained: absent.filter((name) => !listed.some((entry) => covers(entry, name))),
    stale: listed.filter((entry) => has.has(entry) || !absent.some((name) => covers(entry, name))),
    twice: absent.filter((name) => listed.filter((entry) => covers(entry, name)).length > 1),
  }
}

/** Whether an entry of the list stands for a name: for its own, and that of a pallet or API for all that is in it. */
function covers(entry: string, name: string): boolean {
  if (entry === name) return true
  const [what, owner] = entry.split(' ')
  const [kind, path = ''] = name.split(' ')
  const isOfOwner = path.startsWith(`${owner}.`)
  return isOfOwner && (what === 'api' ? kind === 'api' : what === 'pallet' && kind !== 'api')
}
