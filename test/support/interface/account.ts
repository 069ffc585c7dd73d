/** Names with one reason. */
export interface Listed {
  why: string
  /** As `describeInterface` gives them. `pallet P` stands for all that is in it, `api A` for all its methods. */
  names: readonly string[]
}

/** What is wrong with a list of what one runtime has and another has not; nothing where it has all of it, and no more. */
export interface Faults {
  /** In the one, not in the other, and not listed. */
  unexplained: string[]
  /** Listed, though the other has it, or the one has not. */
  stale: string[]
  /** Listed more than once. */
  twice: string[]
}

/** Holds a list against what `one` has and `other` has not. */
export function accountFor(one: Iterable<string>, other: ReadonlySet<string>, list: readonly Listed[]): Faults {
  const absent = [...one].filter((name) => !other.has(name))
  const listed = list.flatMap(({ names }) => names)
  return {
    unexplained: absent.filter((name) => !listed.some((entry) => covers(entry, name))),
    stale: listed.filter((entry) => other.has(entry) || !absent.some((name) => covers(entry, name))),
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
