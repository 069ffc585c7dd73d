import type { Entry, Load, Node, TagGraph } from './graph.ts'
import { worstFirst } from './order.ts'

/** How much a pool holds: transactions and bytes, of those that are ready and of those that wait for others. */
export type PoolBounds = { readonly ready: Load; readonly future: Load }

/**
 * Takes entries out until the graph keeps the bounds, and returns them. Of those that are ready the lowest
 * priority goes, then the latest, with all that need it: a flood does not push out who came before. Of those
 * that wait the oldest goes: it is the likeliest to wait for ever.
 */
export function enforce(graph: TagGraph, bounds: PoolBounds): Entry[] {
  const evicted: Entry[] = []
  while (exceeds(graph.load('ready'), bounds.ready)) evicted.push(...evict(graph, true, worstFirst))
  while (exceeds(graph.load('future'), bounds.future)) evicted.push(...evict(graph, false, oldestFirst))
  return evicted
}

function exceeds(load: Readonly<Load>, bound: Load): boolean {
  return load.count > bound.count || load.bytes > bound.bytes
}

function evict(graph: TagGraph, ready: boolean, first: (a: Node, b: Node) => number): Entry[] {
  let worst: Node | undefined
  for (const node of graph.nodes()) {
    if (node.ready === ready && (worst === undefined || first(node, worst) < 0)) worst = node
  }
  return worst === undefined ? [] : graph.removeTree(worst.entry.hash)
}

function oldestFirst(a: Node, b: Node): number {
  return a.entry.arrival - b.entry.arrival
}
