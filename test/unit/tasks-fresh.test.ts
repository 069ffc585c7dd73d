import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldOutDigits, PIXELS } from '../../src/tasks/digits/data.ts'
import { distort } from '../../src/tasks/digits/distort.ts'
import { openTasks } from '../../src/tasks/index.ts'
import { createRandom, SEED_BYTES } from '../../src/tasks/random.ts'
import { alter } from '../../src/tasks/wordnet/alter.ts'
import { heldOutGlosses, readSynonyms } from '../../src/tasks/wordnet/glosses.ts'

const seed = fc.uint8Array({ minLength: SEED_BYTES, maxLength: SEED_BYTES })
const digit = fc.nat({ max: 1999 }).map((i) => heldOutDigits()[i]!)
const gloss = fc.nat({ max: 9999 }).map((i) => heldOutGlosses()[i]!.gloss)
const synonyms = readSynonyms()

describe('distort', () => {
  it('gives another image of the same size that still has ink', () => {
    fc.assert(
      fc.property(seed, digit, (bytes, { pixels }) => {
        const image = distort(pixels, createRandom(bytes))
        expect(image).toHaveLength(PIXELS)
        expect(image).not.toEqual(pixels)
        expect(Math.max(...image)).toBeGreaterThan(127)
      }),
    )
  })

  it('adds only noise to an empty sheet, as strong as it says', () => {
    const image = distort(new Uint8Array(PIXELS), createRandom(new Uint8Array(SEED_BYTES)))
    const rms = Math.sqrt(image.reduce((sum, value) => sum + (value / 255) ** 2, 0) / PIXELS)
    // Half of the noise of standard deviation 0.2 is cut off at 0, which leaves 0.2 / √2.
    expect(rms).toBeCloseTo(0.2 / Math.SQRT2, 1)
  })
})

describe('alter', () => {
  const none = { drop: 0, swap: 0, typo: 0, synonyms }

  it('leaves a text alone when told to', () => {
    fc.assert(
      fc.property(seed, gloss, (bytes, text) => {
        expect(alter(text, none, createRandom(bytes))).toBe(text)
      }),
    )
  })

  it('never leaves an empty text', () => {
    expect(alter('two words', { ...none, drop: 1 }, createRandom(new Uint8Array(SEED_BYTES)))).toBe('two words')
  })

  it('drops words in order', () => {
    fc.assert(
      fc.property(seed, gloss, (bytes, text) => {
        const rest = text.split(' ')
        const kept = alter(text, { ...none, drop: 0.5 }, createRandom(bytes)).split(' ')
        expect(kept.every((word) => rest.splice(0, rest.indexOf(word) + 1).includes(word))).toBe(true)
      }),
    )
  })

  it('swaps words for their synonyms only', () => {
    fc.assert(
      fc.property(seed, gloss, (bytes, text) => {
        const swapped = alter(text, { ...none, swap: 1 }, createRandom(bytes)).split(' ')
        text.split(' ').forEach((word, i) => {
          expect(synonyms.get(word) ?? [word]).toContain(swapped[i])
        })
      }),
    )
  })

  it('misspells by one letter at most', () => {
    fc.assert(
      fc.property(seed, gloss, (bytes, text) => {
        const misspelt = alter(text, { ...none, typo: 1 }, createRandom(bytes)).split(' ')
        text.split(' ').forEach((word, i) => {
          expect(Math.abs(misspelt[i]!.length - word.length)).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('challenges', () => {
  it('are the same bytes on every machine and every version of Node', () => {
    const posed = [...openTasks.values()].map((task) => [
      task.name,
      digestOf(task.pose(new Uint8Array(SEED_BYTES), [1, 8, 3, 20]).requests.flat()),
    ])
    expect(Object.fromEntries(posed)).toEqual(PINNED)
  })
})

/** sha256 of the challenges of the seed of 32 zeros; they change only when a task or its data does. */
const PINNED = {
  digits: 'e876c008fbcae1e2001e545b5012ddefb3bfaec4a4f09e02a58efd9fe48dff9c',
  'text-classification': '032a9eba178272f0f84b051b6d0a63b1bb65dba8d9d1b54ce5f8950fcd11b731',
  'language-identification': 'd8fd3174e424cf3f86dcb92bc7ed08c2f738f3a30705ac5a2d957152aeb3088e',
  embeddings: 'c09b3ac3a78a5dbfadc0e900e1dd8248606d04fe6ec15bf6d96ede2b32fe4903',
}

function digestOf(inputs: readonly { readonly data: Iterable<unknown> }[]): string {
  const hash = createHash('sha256')
  for (const { data } of inputs) hash.update(JSON.stringify([...data]))
  return hash.digest('hex')
}
