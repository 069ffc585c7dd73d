import { digitAt, makeNode, type Node, sharedLength, type Trie, withKid, withPath } from './node.ts'

/** The value under the key. */
export function lookUp(trie: Trie, key: string): Uint8Array | undefined {
  let node = trie
  let at = 0
  while (node !== undefined) {
    if (!key.startsWith(node.path, at)) return undefined
    at += node.path.length
    if (at === key.length) return node.value
    node = node.kids?.[digitAt(key, at)]
    at++
  }
  return undefined
}

/** The trie with this value under the key. The value is kept, not copied. */
export function insert(trie: Trie, key: string, value: Uint8Array, at = 0): Node {
  if (trie === undefined) return makeNode(key.slice(at), value)
  const { path } = trie
  const shared = sharedLength(path, key, at)
  const end = at + shared
  if (shared < path.length) {
    const kids = withKid(undefined, digitAt(path, shared), withPath(trie, path.slice(shared + 1)))
    if (end === key.length) return makeNode(path.slice(0, shared), value, kids)
    kids[digitAt(key, end)] = makeNode(key.slice(end + 1), value)
    return makeNode(path.slice(0, shared), undefined, kids)
  }
  if (end === key.length) return makeNode(path, value, trie.kids)
  const digit = digitAt(key, end)
  const kid = insert(trie.kids?.[digit], key, value, end + 1)
  return makeNode(path, trie.value, withKid(trie.kids, digit, kid), trie.digest)
}

/** The trie without the key; the same trie when it was not there. */
export function remove(trie: Trie, key: string, at = 0): Trie {
  if (trie === undefined || !key.startsWith(trie.path, at)) return trie
  const end = at + trie.path.length
  if (end === key.length) return trie.value === undefined ? trie : tidy(trie.path, undefined, trie.kids)
  return withoutBelow(trie, digitAt(key, end), (kid) => remove(kid, key, end + 1))
}

/** The trie without any key that begins with the prefix; the same trie when there was none. */
export function removePrefix(trie: Trie, prefix: string, at = 0): Trie {
  if (trie === undefined) return undefined
  const shared = sharedLength(trie.path, prefix, at)
  const end = at + shared
  if (end >= prefix.length) return undefined
  if (shared < trie.path.length) return trie
  return withoutBelow(trie, digitAt(prefix, end), (kid) => removePrefix(kid, prefix, end + 1))
}

function withoutBelow(node: Node, digit: number, without: (kid: Trie) => Trie): Trie {
  const before = node.kids?.[digit]
  const after = without(before)
  if (after === before) return node
  return tidy(node.path, node.value, withKid(node.kids, digit, after), node.digest)
}

/** A branch without a value needs two branches: fewer become one node or none. */
function tidy(path: string, value: Node['value'], kids: Node['kids'], digest?: Uint8Array): Trie {
  const digits = kids === undefined ? [] : [...kids.keys()].filter((digit) => kids[digit] !== undefined)
  if (digits.length === 0) return value === undefined ? undefined : makeNode(path, value, undefined, digest)
  const [only] = digits
  const kid = kids?.[only!]
  if (value !== undefined || digits.length > 1 || kid === undefined) return makeNode(path, value, kids, digest)
  return withPath(kid, path + only!.toString(16) + kid.path)
}
