import type { TagGraph } from './graph.ts'

/** Whether something that these requirements lead to, in the graph as it is, requires one of the tags provided. */
export function closesCycle(graph: TagGraph, provides: readonly string[], requires: readonly string[]): boolean {
  const own = new Set(provides)
  if (requires.some((tag) => own.has(tag))) return true
  // Without anybody who wants what is provided no chain can lead back, and none has to be walked.
  if (provides.every((tag) => graph.wanting(tag).size === 0)) return false
  const tags = new Set(requires)
  for (const tag of tags) {
    if (own.has(tag)) return true
    for (const further of graph.provider(tag)?.entry.requires ?? []) tags.add(further)
  }
  return false
}
