/**
 * One node of the state trie. Nodes are never changed: an edit makes new ones along its path and shares the rest, so
 * that the state after every kept block is a root of its own. Keys are lower-case hex without `0x`, a digit a nibble.
 */
export type Node = {
  /** Digits between the parent's branch digit and this node's value or branches. */
  readonly path: string
  readonly value: Uint8Array | undefined
  /** A node under each of the 16 digits; absent on a leaf. */
  readonly kids: readonly (Node | undefined)[] | undefined
  /** Caches of the root computation: blake2-256 of the value, and how the parent names this node in a layout. */
  digest: Uint8Array | undefined
  name: Uint8Array | undefined
  layout: number | undefined
}

/** A trie; `undefined` is the empty one. */
export type Trie = Node | undefined

const FAN = 16

/** A new node whose name is not known yet; `digest` goes along with an unchanged value. */
export function makeNode(path: string, value: Uint8Array | undefined, kids?: Node['kids'], digest?: Uint8Array): Node {
  return { path, value, kids, digest, name: undefined, layout: undefined }
}

/** The same value and branches under another path. */
export function withPath(node: Node, path: string): Node {
  return makeNode(path, node.value, node.kids, node.digest)
}

/** A copy of the branches with one of them replaced. */
export function withKid(kids: Node['kids'], digit: number, kid: Trie): (Node | undefined)[] {
  const copy = kids === undefined ? new Array<Trie>(FAN).fill(undefined) : kids.slice()
  copy[digit] = kid
  return copy
}

/** The value of the hex digit at `at`. */
export function digitAt(key: string, at: number): number {
  const code = key.charCodeAt(at)
  return code < 58 ? code - 48 : code - 87
}

/** How many digits of `path` are those of `key` from `at` on. */
export function sharedLength(path: string, key: string, at: number): number {
  if (key.startsWith(path, at)) return path.length
  let shared = 0
  while (path.charCodeAt(shared) === key.charCodeAt(at + shared)) shared++
  return shared
}
