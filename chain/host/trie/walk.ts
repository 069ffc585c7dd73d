import { digitAt, type Node, sharedLength, type Trie } from './node.ts'

/** All keys and values, ascending. */
export function* entries(trie: Trie, before = ''): Generator<[key: string, value: Uint8Array]> {
  if (trie === undefined) return
  const here = before + trie.path
  if (trie.value !== undefined) yield [here, trie.value]
  for (const [digit, kid] of (trie.kids ?? []).entries()) yield* entries(kid, here + digit.toString(16))
}

/** The least key greater than `key`. */
export function nextKey(trie: Trie, key: string, at = 0): string | undefined {
  if (trie === undefined) return undefined
  const { path, kids } = trie
  const shared = sharedLength(path, key, at)
  const end = at + shared
  if (shared < path.length) {
    const goesAfter = end >= key.length || path.charCodeAt(shared) > key.charCodeAt(end)
    return goesAfter ? firstKey(trie, key.slice(0, at)) : undefined
  }
  const here = key.slice(0, end)
  if (end === key.length) return firstBelow(kids, here, 0)
  const digit = digitAt(key, end)
  return nextKey(kids?.[digit], key, end + 1) ?? firstBelow(kids, here, digit + 1)
}

/** Keys that begin with `prefix` and are greater than `after`, ascending, at most `count`. */
export function keysUnder(trie: Trie, prefix: string, after: string | undefined, count: number): string[] {
  const keys: string[] = []
  const from = after !== undefined && after >= prefix ? after : undefined
  let key = from === undefined ? firstUnder(trie, prefix) : nextKey(trie, from)
  while (key?.startsWith(prefix) && keys.length < count) {
    keys.push(key)
    key = nextKey(trie, key)
  }
  return keys
}

/** What `visit` hears of a key whose value is not the same in two tries. */
export type Change = (key: string, before: Uint8Array | undefined, after: Uint8Array | undefined) => void

/** Tells every difference of two tries; costs what the difference costs when one was made from the other. */
export function differences(a: Trie, b: Trie, visit: Change, before = ''): void {
  if (a === b) return
  if (a === undefined || b === undefined) {
    for (const [key, value] of entries(a, before)) visit(key, value, undefined)
    for (const [key, value] of entries(b, before)) visit(key, undefined, value)
    return
  }
  const shared = sharedLength(a.path, b.path, 0)
  const here = before + a.path.slice(0, shared)
  const left = downTo(a, shared)
  const right = downTo(b, shared)
  if (!sameBytes(left.value, right.value)) visit(here, left.value, right.value)
  if (left.kids === right.kids) return
  for (let digit = 0; digit < 16; digit++) {
    differences(left.kids?.[digit], right.kids?.[digit], visit, here + digit.toString(16))
  }
}

function firstUnder(trie: Trie, prefix: string): string | undefined {
  if (lookUpNode(trie, prefix)?.value !== undefined) return prefix
  return nextKey(trie, prefix)
}

function lookUpNode(trie: Trie, key: string): Trie {
  let node = trie
  let at = 0
  while (node !== undefined && key.startsWith(node.path, at)) {
    at += node.path.length
    if (at === key.length) return node
    node = node.kids?.[digitAt(key, at)]
    at++
  }
  return undefined
}

function firstKey(node: Node, before: string): string | undefined {
  const here = before + node.path
  return node.value === undefined ? firstBelow(node.kids, here, 0) : here
}

function firstBelow(kids: Node['kids'], here: string, from: number): string | undefined {
  for (let digit = from; kids !== undefined && digit < kids.length; digit++) {
    const kid = kids[digit]
    if (kid !== undefined) return firstKey(kid, here + digit.toString(16))
  }
  return undefined
}

/** The node as seen after `length` digits of its path: itself, or a branch with it as the only one. */
function downTo(node: Node, length: number): Pick<Node, 'value' | 'kids'> {
  if (node.path.length === length) return node
  const kids = new Array<Trie>(16).fill(undefined)
  kids[digitAt(node.path, length)] = { ...node, path: node.path.slice(length + 1) }
  return { value: undefined, kids }
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === b) return true
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
}
