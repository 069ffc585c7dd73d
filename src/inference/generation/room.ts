import type { CacheShape } from './cache.ts'

/** How much more is made than is asked for, as a batch grows. */
const SLACK = 1.5

/** Two places where a batch's cache lies by turns, as it is copied from one to the other: new memory each time costs more than the copy. */
export class Room {
  readonly #shape: CacheShape
  readonly #most: number
  #places: readonly Float32Array[][] = [[], []]
  #taken = 0

  /** @param most positions that are ever asked for */
  constructor(shape: CacheShape, most: number) {
    this.#shape = shape
    this.#most = most
  }

  /** Arrays for so many positions, in the place that was not taken last; what they hold is not defined. */
  take(positions: number): readonly Float32Array[] {
    const { tensors, heads, width } = this.#shape
    const size = positions * heads * width
    this.#taken = 1 - this.#taken
    const place = this.#places[this.#taken]!
    if ((place[0]?.length ?? 0) < size) {
      const more = Math.max(size, Math.min(this.#most, Math.ceil(positions * SLACK)) * heads * width)
      for (let i = 0; i < tensors; i++) place[i] = new Float32Array(more)
    }
    return place.map((each) => each.subarray(0, size))
  }

  /** Lets go of the memory, when there is no cache. */
  clear(): void {
    this.#places = [[], []]
  }
}
