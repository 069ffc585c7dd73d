/** Something that is to happen: when, in ms, and what. */
export type Event = { readonly at: number; readonly work: () => void }

type Entry = Event & { readonly tie: number; readonly order: number; off: boolean }

/** What is to happen, the next first: a binary heap by time, then by the seed's lot, then by order of arrival. */
export class Agenda {
  readonly #seed: number
  readonly #names = new Map<string, number>()
  readonly #heap: Entry[] = []
  #added = 0
  #taken = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** How many were taken. */
  get taken(): number {
    return this.#taken
  }

  /** Puts something down, for a whole ms; returns how to strike it off. */
  add(who: string, at: number, work: () => void): () => void {
    const entry: Entry = {
      at: Math.ceil(at),
      work,
      tie: this.#tie(who, Math.ceil(at)),
      order: this.#added++,
      off: false,
    }
    this.#heap.push(entry)
    this.#rise(this.#heap.length - 1)
    return () => {
      entry.off = true
    }
  }

  /** The next thing, taken off; absent when there is none. */
  take(): Event | undefined {
    for (;;) {
      const first = this.#heap[0]
      if (first === undefined) return undefined
      const last = this.#heap.pop()!
      if (this.#heap.length > 0) {
        this.#heap[0] = last
        this.#sink(0)
      }
      if (first.off) continue
      this.#taken++
      return first
    }
  }

  /** The same for all that one of them waits for at one time; 32 bits, mixed as MurmurHash3 ends. */
  #tie(who: string, at: number): number {
    const known = this.#names.get(who)
    const name = known ?? this.#names.size
    if (known === undefined) this.#names.set(who, name)
    let mixed = (Math.imul(this.#seed, 0x9e3779b1) ^ Math.imul(name + 1, 0x85ebca6b) ^ (at % 0x1_0000_0000)) >>> 0
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0
    return (mixed ^ (mixed >>> 16)) >>> 0
  }

  #rise(from: number): void {
    const heap = this.#heap
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      if (!isBefore(heap[place]!, heap[above]!)) return
      this.#swap(place, above)
      place = above
    }
  }

  #sink(from: number): void {
    const heap = this.#heap
    let place = from
    for (;;) {
      const left = 2 * place + 1
      let least = place
      if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left
      if (left + 1 < heap.length && isBefore(heap[left + 1]!, heap[least]!)) least = left + 1
      if (least === place) return
      this.#swap(place, least)
      place = least
    }
  }

  #swap(one: number, other: number): void {
    const kept = this.#heap[one]!
    this.#heap[one] = this.#heap[other]!
    this.#heap[other] = kept
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  if (one.at !== other.at) return one.at < other.at
  return one.tie !== other.tie ? one.tie < other.tie : one.order < other.order
}
