import { GuestFault } from './error.ts'

/** Eight bytes before each piece keep the order of its size. */
const HEADER_BYTES = 8
const LEAST_BYTES = 8
/** 32 MiB: the largest piece. Source: Substrate's freeing bump allocator. */
const MAX_ORDER = 22

/** How the allocator sees the memory it divides. */
export type Heap = {
  readHeader(at: number): number
  writeHeader(at: number, order: number): void
  /** Makes sure that the memory reaches to `end`, or throws. */
  reserve(end: number): void
}

/** Substrate's heap: pieces of eight bytes times a power of two, one list of free pieces a size, growing at the end. */
export class Allocator {
  readonly #heap: Heap
  readonly #free: number[][] = Array.from({ length: MAX_ORDER + 1 }, () => [])
  #base = 0
  #end = 0

  constructor(heap: Heap) {
    this.#heap = heap
  }

  /** End of what was ever handed out since `begin`. */
  get used(): number {
    return this.#end
  }

  /** Starts with an empty heap at `base`. */
  begin(base: number): void {
    this.#base = (base + 7) & ~7
    this.#end = this.#base
    for (const list of this.#free) list.length = 0
  }

  allocate(size: number): number {
    const order = Math.max(0, 32 - Math.clz32((Math.max(size, LEAST_BYTES) - 1) >>> 3))
    if (order > MAX_ORDER) throw new GuestFault(`an allocation of ${size} bytes is too large`)
    const again = this.#free[order]!.pop()
    if (again !== undefined) return again
    const at = this.#end + HEADER_BYTES
    const end = at + (LEAST_BYTES << order)
    this.#heap.reserve(end)
    this.#end = end
    this.#heap.writeHeader(at - HEADER_BYTES, order)
    return at
  }

  free(at: number): void {
    const isInside = at >= this.#base + HEADER_BYTES && at < this.#end
    const list = isInside ? this.#free[this.#heap.readHeader(at - HEADER_BYTES)] : undefined
    if (list === undefined) throw new GuestFault(`pointer ${at} was not allocated`)
    list.push(at)
  }
}
