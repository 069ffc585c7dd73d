import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enforce } from '../../chain/host/pool/bound.ts'
import { type Entry, TagGraph } from '../../chain/host/pool/graph.ts'
import { inOrder } from '../../chain/host/pool/order.ts'

const NOBODY: ReadonlySet<string> = new Set()

function entry(hash: string, facts: Partial<Entry> = {}): Entry {
  const bytes = new Uint8Array(10)
  return { hash, bytes, priority: 1n, requires: [], provides: [hash], validTill: 64n, arrival: 0, ...facts }
}

function graphOf(...entries: Entry[]): TagGraph {
  const graph = new TagGraph(() => {})
  for (const one of entries) graph.insert(one)
  return graph
}

function order(graph: TagGraph): string[] {
  return Array.from(inOrder(graph, NOBODY), (node) => node.entry.hash)
}

describe('the graph of tags', () => {
  it('keeps an entry as a future until what it requires is provided, and tells of each change', () => {
    const heard: string[] = []
    const graph = new TagGraph(({ hash }, standing) => heard.push(`${hash} ${standing}`))
    graph.insert(entry('third', { requires: ['second'] }))
    graph.insert(entry('second', { requires: ['first'] }))
    graph.insert(entry('first'))
    expect(heard).toEqual(['third future', 'second future', 'first ready', 'second ready', 'third ready'])
  })

  it('lets dependencies go before priority, and priority before arrival', () => {
    const graph = graphOf(
      entry('late', { priority: 5n, arrival: 3 }),
      entry('early', { priority: 5n, arrival: 2 }),
      entry('child', { priority: 9n, requires: ['parent'], arrival: 1 }),
      entry('parent', { priority: 2n, arrival: 0 }),
    )
    expect(order(graph)).toEqual(['early', 'late', 'parent', 'child'])
  })

  it('gives way only to a higher priority than all its rivals have together', () => {
    const graph = graphOf(entry('a', { provides: ['x'], priority: 3n }), entry('b', { provides: ['y'], priority: 4n }))
    expect(graph.insert(entry('c', { provides: ['x', 'y'], priority: 7n }))).toEqual({ kind: 'too-low', old: 7n })
    const result = graph.insert(entry('d', { provides: ['x', 'y'], priority: 8n }))
    expect(result.kind === 'inserted' && result.replaced.map(({ hash }) => hash)).toEqual(['a', 'b'])
    expect(order(graph)).toEqual(['d'])
  })

  it('keeps what hangs on a replaced entry when its successor provides the same', () => {
    const graph = graphOf(entry('old', { provides: ['x'] }), entry('child', { requires: ['x'] }))
    graph.insert(entry('new', { provides: ['x'], priority: 2n }))
    expect(order(graph)).toEqual(['new', 'child'])
  })

  it('refuses to close a cycle, also one through an entry it would replace', () => {
    expect(graphOf().insert(entry('a', { requires: ['a'] }))).toEqual({ kind: 'cycle' })
    const graph = graphOf(entry('a', { provides: ['x'] }), entry('b', { requires: ['x'], provides: ['y'] }))
    expect(graph.insert(entry('c', { requires: ['y'], provides: ['x'], priority: 9n }))).toEqual({ kind: 'cycle' })
    expect(order(graph)).toEqual(['a', 'b'])
  })

  it('makes futures of what hangs on a removed entry, and leaves ready what hangs on an included one', () => {
    const graph = graphOf(entry('a'), entry('b', { requires: ['a'] }))
    graph.remove('a')
    expect(graph.get('b')?.ready).toBe(false)
    graph.insert(entry('a'))
    expect(graph.include('a').map(({ hash }) => hash)).toEqual(['b'])
    expect(order(graph)).toEqual(['b'])
  })

  it('yields nothing that hangs on an entry that was postponed or taken out on the way', () => {
    const chain = [entry('a'), entry('b', { requires: ['a'] }), entry('x'), entry('y', { requires: ['x'] })]
    const graph = graphOf(...chain)
    const postponed = new Set<string>()
    const seen: string[] = []
    for (const { entry: one } of inOrder(graph, postponed)) {
      seen.push(one.hash)
      if (one.hash === 'a') postponed.add('a')
      if (one.hash === 'x') graph.removeTree('x')
    }
    expect(seen.toSorted()).toEqual(['a', 'x'])
    expect(order(graph)).toEqual(['a', 'b'])
  })
})

type Step =
  | { do: 'insert'; id: number; requires: number[]; provides: number[]; priority: number }
  | { do: 'remove' | 'tree' | 'include'; id: number }
  | { do: 'revise'; id: number; requires: number[]; priority: number }

const id = fc.nat({ max: 11 })
const tags = fc.uniqueArray(fc.nat({ max: 9 }), { maxLength: 3 })
const someTags = fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 })
const priority = fc.nat({ max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert'), id, requires: tags, provides: someTags, priority }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('remove', 'tree', 'include'), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revise'), id, requires: tags, priority }) },
) as fc.Arbitrary<Step>

const BOUNDS = { ready: { count: 4, bytes: 60 }, future: { count: 3, bytes: 40 } }

function take(graph: TagGraph, one: Step, arrival: number): void {
  const hash = String(one.id)
  if (one.do === 'remove') graph.remove(hash)
  if (one.do === 'tree') graph.removeTree(hash)
  if (one.do === 'include') graph.include(hash)
  if (one.do === 'revise') {
    graph.revise(hash, { requires: one.requires.map(String), priority: BigInt(one.priority), validTill: 64n })
  }
  if (one.do !== 'insert' || graph.get(hash) !== undefined) return
  const facts = { requires: one.requires.map(String), provides: one.provides.map(String) }
  graph.insert(entry(hash, { ...facts, priority: BigInt(one.priority), arrival, bytes: new Uint8Array(5 + one.id) }))
}

/** What is ready, worked out from nothing: whatever can be provided for, until no more can. */
function readyOf(entries: readonly Entry[]): string[] {
  const ready = new Set<Entry>()
  const provided = new Set<string>()
  for (let before = -1; before !== ready.size; ) {
    before = ready.size
    for (const one of entries) {
      if (!one.requires.every((tag) => provided.has(tag))) continue
      ready.add(one)
      for (const tag of one.provides) provided.add(tag)
    }
  }
  return [...ready].map(({ hash }) => hash).toSorted()
}

describe('the graph of tags, whatever is done to it,', () => {
  const cases = fc.array(step, { maxLength: 40 })

  it('orders exactly those that are ready, none before what it requires, the better first', () => {
    fc.assert(
      fc.property(cases, (steps) => {
        const graph = graphOf()
        for (const [arrival, one] of steps.entries()) {
          take(graph, one, arrival)
          const entries = Array.from(graph.nodes(), (node) => node.entry)
          const yielded = order(graph)
          expect(yielded.toSorted()).toEqual(readyOf(entries))
          const provided = new Set<string>()
          for (const hash of yielded) {
            const next = entries.filter((other) => {
              const open = yielded.indexOf(other.hash) >= yielded.indexOf(hash)
              return open && other.requires.every((tag) => provided.has(tag))
            })
            const best = next.toSorted((a, b) => Number(b.priority - a.priority) || a.arrival - b.arrival)[0]
            expect(best?.hash).toBe(hash)
            for (const tag of graph.get(hash)!.entry.provides) provided.add(tag)
          }
        }
      }),
    )
  })

  it('knows one provider of each tag, and how much it holds', () => {
    fc.assert(
      fc.property(cases, (steps) => {
        const graph = graphOf()
        for (const [arrival, one] of steps.entries()) take(graph, one, arrival)
        const nodes = [...graph.nodes()]
        for (const node of nodes) {
          for (const tag of node.entry.provides) expect(graph.provider(tag)).toBe(node)
        }
        for (const [standing, ready] of [
          ['ready', true],
          ['future', false],
        ] as const) {
          const half = nodes.filter((node) => node.ready === ready)
          const bytes = half.reduce((sum, node) => sum + node.entry.bytes.length, 0)
          expect(graph.load(standing)).toEqual({ count: half.length, bytes })
        }
      }),
    )
  })

  it('keeps its bounds once they are enforced, and takes out no more than it must', () => {
    fc.assert(
      fc.property(cases, (steps) => {
        const graph = graphOf()
        for (const [arrival, one] of steps.entries()) {
          take(graph, one, arrival)
          const over = (['ready', 'future'] as const).some(
            (half) => graph.load(half).count > BOUNDS[half].count || graph.load(half).bytes > BOUNDS[half].bytes,
          )
          expect(enforce(graph, BOUNDS).length > 0).toBe(over)
          for (const half of ['ready', 'future'] as const) {
            expect(graph.load(half).count).toBeLessThanOrEqual(BOUNDS[half].count)
            expect(graph.load(half).bytes).toBeLessThanOrEqual(BOUNDS[half].bytes)
          }
        }
      }),
    )
  })
})
