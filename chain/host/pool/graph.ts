import { closesCycle } from './cycle.ts'

/** A transaction as the graph sees it. Tags are opaque; `requires` are those the chain has not provided yet. */
export type Entry = {
  readonly hash: string
  readonly bytes: Uint8Array
  readonly priority: bigint
  readonly requires: readonly string[]
  readonly provides: readonly string[]
  /** Number of the last block before which the verdict holds. */
  readonly validTill: bigint
  /** Rises with each transaction that comes in. */
  readonly arrival: number
}

/** What can be said anew of a transaction that is in already. */
export type Facts = Pick<Entry, 'priority' | 'requires' | 'validTill'>

export type Standing = 'ready' | 'future'

export type Insertion =
  | { readonly kind: 'inserted'; readonly replaced: readonly Entry[] }
  | { readonly kind: 'too-low'; readonly old: bigint }
  | { readonly kind: 'cycle' }

/** An entry and how it stands; it is ready when everything it requires is provided by entries that are ready. */
export type Node = { entry: Entry; ready: boolean }

const NOBODY: ReadonlySet<Node> = new Set()

/** How much lies in one of the two halves. */
export type Load = { count: number; bytes: number }

/**
 * Transactions tied together by the tags they require and provide. No two provide the same tag, and
 * no chain of requirements leads back to where it began. Pure state: no clock, no runtime, no bounds.
 */
export class TagGraph {
  readonly #nodes = new Map<string, Node>()
  readonly #providers = new Map<string, Node>()
  readonly #wanting = new Map<string, Set<Node>>()
  readonly #load: Record<Standing, Load> = { ready: { count: 0, bytes: 0 }, future: { count: 0, bytes: 0 } }
  readonly #onStanding: (entry: Entry, standing: Standing) => void

  /** @param onStanding hears of every entry when it comes in, and whenever its standing changes */
  constructor(onStanding: (entry: Entry, standing: Standing) => void) {
    this.#onStanding = onStanding
  }

  get(hash: string): Node | undefined {
    return this.#nodes.get(hash)
  }

  nodes(): Iterable<Node> {
    return this.#nodes.values()
  }

  load(standing: Standing): Readonly<Load> {
    return this.#load[standing]
  }

  provider(tag: string): Node | undefined {
    return this.#providers.get(tag)
  }

  /** Those that require the tag. */
  wanting(tag: string): ReadonlySet<Node> {
    return this.#wanting.get(tag) ?? NOBODY
  }

  /** Those that require something the node provides. */
  dependents(node: Node): Set<Node> {
    const found = new Set<Node>()
    for (const tag of node.entry.provides) for (const other of this.#wanting.get(tag) ?? []) found.add(other)
    return found
  }

  /** Takes an entry in; those that provide one of its tags give way if together they have less priority. */
  insert(entry: Entry): Insertion {
    const rivals = new Set(entry.provides.flatMap((tag) => this.#providers.get(tag) ?? []))
    const old = [...rivals].reduce((sum, rival) => sum + rival.entry.priority, 0n)
    if (rivals.size > 0 && old >= entry.priority) return { kind: 'too-low', old }
    if (closesCycle(this, entry.provides, entry.requires)) return { kind: 'cycle' }
    for (const rival of rivals) this.#detach(rival)
    const node: Node = { entry, ready: false }
    this.#nodes.set(entry.hash, node)
    for (const tag of entry.provides) this.#providers.set(tag, node)
    this.#want(node)
    this.#count(node, 1)
    if (!this.#satisfied(node)) this.#onStanding(entry, 'future')
    this.#settle([node, ...[...rivals].flatMap((rival) => [...this.dependents(rival)])])
    return { kind: 'inserted', replaced: [...rivals].map((rival) => rival.entry) }
  }

  /** Takes an entry out; those that need it become futures. */
  remove(hash: string): void {
    const node = this.#nodes.get(hash)
    if (node === undefined) return
    this.#detach(node)
    this.#settle(this.dependents(node))
  }

  /** Takes an entry out with all that need it, and returns them, itself first. */
  removeTree(hash: string): Entry[] {
    const root = this.#nodes.get(hash)
    if (root === undefined) return []
    const tree = new Set([root])
    for (const node of tree) for (const dependent of this.dependents(node)) tree.add(dependent)
    for (const node of tree) this.#detach(node)
    return [...tree].map((node) => node.entry)
  }

  /** Takes out an entry that is in a block now: what it provided is provided for good. Returns those it unlocked. */
  include(hash: string): Entry[] {
    const node = this.#nodes.get(hash)
    if (node === undefined) return []
    const dependents = this.dependents(node)
    this.#detach(node)
    const provided = new Set(node.entry.provides)
    for (const dependent of dependents) {
      this.#rewire(dependent, {
        ...dependent.entry,
        requires: dependent.entry.requires.filter((tag) => !provided.has(tag)),
      })
    }
    this.#settle(dependents)
    return [...dependents].map((dependent) => dependent.entry)
  }

  /** Says an entry's facts anew. Returns whether it could stay: not when it would close a cycle. */
  revise(hash: string, facts: Facts): boolean {
    const node = this.#nodes.get(hash)
    if (node === undefined) return false
    if (closesCycle(this, node.entry.provides, facts.requires)) {
      this.remove(hash)
      return false
    }
    this.#rewire(node, { ...node.entry, ...facts })
    this.#settle([node])
    return true
  }

  #rewire(node: Node, entry: Entry): void {
    this.#unwant(node)
    node.entry = entry
    this.#want(node)
  }

  #want(node: Node): void {
    for (const tag of node.entry.requires) {
      const wanting = this.#wanting.get(tag) ?? new Set()
      this.#wanting.set(tag, wanting.add(node))
    }
  }

  #unwant(node: Node): void {
    for (const tag of node.entry.requires) {
      const wanting = this.#wanting.get(tag)
      wanting?.delete(node)
      if (wanting?.size === 0) this.#wanting.delete(tag)
    }
  }

  #detach(node: Node): void {
    this.#count(node, -1)
    this.#nodes.delete(node.entry.hash)
    for (const tag of node.entry.provides) if (this.#providers.get(tag) === node) this.#providers.delete(tag)
    this.#unwant(node)
  }

  #satisfied(node: Node): boolean {
    return node.entry.requires.every((tag) => this.#providers.get(tag)?.ready === true)
  }

  /** Brings these and all that hang on them to where they stand now. */
  #settle(nodes: Iterable<Node>): void {
    const queue = [...nodes]
    for (const node of queue) {
      if (this.#nodes.get(node.entry.hash) !== node) continue
      const ready = this.#satisfied(node)
      if (ready === node.ready) continue
      this.#count(node, -1)
      node.ready = ready
      this.#count(node, 1)
      this.#onStanding(node.entry, ready ? 'ready' : 'future')
      queue.push(...this.dependents(node))
    }
  }

  #count(node: Node, sign: 1 | -1): void {
    const load = this.#load[node.ready ? 'ready' : 'future']
    load.count += sign
    load.bytes += sign * node.entry.bytes.length
  }
}
