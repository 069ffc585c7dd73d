import { createCipheriv } from 'node:crypto'

/** How many random bytes are made at a time. */
const BLOCK_BYTES = 4096
export const SEED_BYTES = 32

/** Numbers that follow from a seed alone, the same on every machine. */
export interface Random {
  /** Uniform in [0, 1), a multiple of 2⁻³². */
  unit(): number
  between(low: number, high: number): number
  /** Uniform integer in [0, count). */
  below(count: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** The items in a random order; what was given stays as it was. */
  shuffle<T>(items: readonly T[]): T[]
}

/**
 * The key stream of AES-256 in counter mode under the seed. Who sees a challenge sees some of the stream's
 * effects; a cipher keeps the rest of it, and so the key, out of reach.
 *
 * @param seed 32 bytes
 */
export function createRandom(seed: Uint8Array): Random {
  const cipher = createCipheriv('aes-256-ctr', seed, new Uint8Array(16))
  const zeros = new Uint8Array(BLOCK_BYTES)
  let block = Buffer.alloc(0)
  let at = 0

  function word(): number {
    if (at >= block.length) {
      block = cipher.update(zeros)
      at = 0
    }
    at += 4
    return block.readUInt32LE(at - 4)
  }

  const random: Random = {
    unit: () => word() / 2 ** 32,
    between: (low, high) => low + random.unit() * (high - low),
    below: (count) => Math.floor(random.unit() * count),
    chance: (probability) => random.unit() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[random.below(items.length)]!
    },
    shuffle: (items) => {
      const out = items.slice()
      for (let i = out.length - 1; i > 0; i--) {
        const j = random.below(i + 1)
        const moved = out[i]!
        out[i] = out[j]!
        out[j] = moved
      }
      return out
    },
  }
  return random
}
