import type { Node, TagGraph } from './graph.ts'

/**
 * The ready entries in the order in which they may be applied: none before what it requires; of those that
 * could come next the one of highest priority, then the one that came first. The graph may change meanwhile:
 * what left it is not yielded, nor is what hangs on an entry that `postponed` names.
 */
export function* inOrder(graph: TagGraph, postponed: ReadonlySet<string>): Generator<Node> {
  const awaited = new Map<Node, number>()
  const frontier: Node[] = []
  for (const node of graph.nodes()) {
    if (!node.ready) continue
    if (node.entry.requires.length === 0) frontier.push(node)
    awaited.set(node, node.entry.requires.length)
  }
  frontier.sort(worstFirst)
  for (let node = frontier.pop(); node !== undefined; node = frontier.pop()) {
    if (!isReady(graph, node)) continue
    yield node
    if (!isReady(graph, node) || postponed.has(node.entry.hash)) continue
    for (const dependent of node.entry.provides.flatMap((tag) => [...graph.wanting(tag)])) {
      const left = (awaited.get(dependent) ?? Number.NaN) - 1
      awaited.set(dependent, left)
      if (left === 0) insert(frontier, dependent)
    }
  }
}

function isReady(graph: TagGraph, node: Node): boolean {
  return node.ready && graph.get(node.entry.hash) === node
}

function insert(sorted: Node[], node: Node): void {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (worstFirst(sorted[middle]!, node) < 0) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, node)
}

/** Orders by priority, lowest first; of equals the one that came last is first. */
export function worstFirst(a: Node, b: Node): number {
  if (a.entry.priority !== b.entry.priority) return a.entry.priority < b.entry.priority ? -1 : 1
  return b.entry.arrival - a.entry.arrival
}
