import type { Random } from '../random.ts'

/** Of how many that are about as long as wanted one is picked: enough that none comes again and again. */
const NEAR = 64

/** Things sorted by length, to pick one of a length that is wanted. */
export interface Shelf<T> {
  /** One of those whose length is nearest, by chance. */
  pick(random: Random, length: number): T
}

export function createShelf<T>(things: readonly T[], lengthOf: (thing: T) => number): Shelf<T> {
  const sorted = things.toSorted((one, other) => lengthOf(one) - lengthOf(other))
  return {
    pick(random, length) {
      let low = 0
      let high = sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (lengthOf(sorted[middle]!) < length) low = middle + 1
        else high = middle
      }
      const from = Math.max(0, Math.min(low - NEAR / 2, sorted.length - NEAR))
      return random.pick(sorted.slice(from, from + NEAR))
    },
  }
}

/** A text's length takes so many bytes more on the wire. */
const LENGTH_BYTES = 4

/**
 * How long each text of each request is to be, in bytes: as long as texts that people may send, drawn one by one, and
 * stretched so that a request has the bytes it is to have.
 *
 * @param bytes of each request, lengths included
 */
export function drawLengths(
  sizes: readonly number[],
  bytes: readonly number[],
  drawOne: () => number,
): readonly (readonly number[])[] {
  return sizes.map((size, i) => {
    const drawn = Array.from({ length: size }, drawOne)
    const wanted = Math.max(size, bytes[i]! - LENGTH_BYTES * size)
    const stretch = wanted / drawn.reduce((sum, length) => sum + length, 0)
    return drawn.map((length) => Math.max(1, length * stretch))
  })
}

/** How many texts are tried for one that is as long as wanted. */
const TRIES = 6

/** The one of a few whose length is nearest to what is wanted, as a ratio. */
export function nearest<T>(make: () => T, missOf: (made: T) => number): T {
  let best = make()
  for (let tries = 1; tries < TRIES; tries++) {
    const made = make()
    if (missOf(made) < missOf(best)) best = made
  }
  return best
}

/** How far a length is from what is wanted, as a ratio. */
export function miss(length: number, wanted: number): number {
  return Math.abs(Math.log(Math.max(1, length) / wanted))
}
