import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, SEED_BYTES } from '../../src/tasks/random.ts'

const seed = fc.uint8Array({ minLength: SEED_BYTES, maxLength: SEED_BYTES })

describe('createRandom', () => {
  it('begins with the key stream of AES-256-CTR under the seed', () => {
    // FIPS 197: AES-256 of a zero block under a zero key is dc95c078 a2408989 …
    const random = createRandom(new Uint8Array(SEED_BYTES))
    expect([random.unit(), random.unit()].map((each) => each * 2 ** 32)).toEqual([0x78c095dc, 0x898940a2])
  })

  it('gives the same numbers for the same seed, past a block’s end', () => {
    fc.assert(
      fc.property(seed, (bytes) => {
        const draw = (): number[] => {
          const random = createRandom(bytes)
          return Array.from({ length: 3000 }, random.unit)
        }
        expect(draw()).toEqual(draw())
      }),
      { numRuns: 10 },
    )
  })

  it('stays within the range asked for', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 1000 }), (bytes, count) => {
        const random = createRandom(bytes)
        const drawn = Array.from({ length: 50 }, () => random.below(count))
        expect(drawn.every((each) => Number.isInteger(each) && each >= 0 && each < count)).toBe(true)
      }),
    )
  })

  it('shuffles into a permutation and leaves the list as it was', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.nat()), (bytes, items) => {
        const before = [...items]
        const after = createRandom(bytes).shuffle(items)
        expect(items).toEqual(before)
        expect(after.sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b))
      }),
    )
  })

  it('refuses a seed of another length', () => {
    expect(() => createRandom(new Uint8Array(16))).toThrow()
  })
})
