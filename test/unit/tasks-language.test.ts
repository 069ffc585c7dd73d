import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blur } from '../../src/tasks/language-identification/blur.ts'
import { LANGUAGES, pose } from '../../src/tasks/language-identification/challenge.ts'
import { readLanguages } from '../../src/tasks/language-identification/phrases.ts'
import { createRandom, SEED_BYTES } from '../../src/tasks/random.ts'

const seed = fc.uint8Array({ minLength: SEED_BYTES, maxLength: SEED_BYTES })
const textsOf = (bytes: Uint8Array, difficulty?: number): readonly string[] =>
  pose(bytes, [40], difficulty).requests[0]![0]!.data as readonly string[]

describe('the phrases of language-identification', () => {
  it('are of sixteen languages, ten for each slot and four to join sentences', () => {
    const languages = readLanguages()
    expect([...languages.keys()]).toEqual([...languages.keys()].sort())
    expect(languages.size).toBe(LANGUAGES)
    for (const [code, { joiner, ...slots }] of languages) {
      expect(joiner, code).toHaveLength(4)
      for (const [slot, phrases] of Object.entries(slots)) {
        expect(new Set(phrases).size, `${code} ${slot}`).toBe(10)
        expect(phrases.every((phrase) => phrase === phrase.trim().normalize('NFC') && phrase !== '')).toBe(true)
      }
    }
  })

  it('make texts of two to five words, longer ones when they are easier, and never the same', () => {
    fc.assert(
      fc.property(seed, (bytes) => {
        const texts = textsOf(bytes)
        // A word may lose all of its letters, if it has few.
        for (const text of texts) expect(text.split(' ').length, text).toBeLessThanOrEqual(5)
        expect(new Set(texts).size).toBeGreaterThanOrEqual(38)
        for (const text of textsOf(bytes, 0)) expect(text.split(' ').length, text).toBeGreaterThan(8)
      }),
      { numRuns: 20 },
    )
  })
})

describe('blur', () => {
  it('leaves a text alone when told to', () => {
    fc.assert(
      fc.property(seed, fc.string({ unit: 'grapheme' }), (bytes, text) => {
        expect(blur(text, 0, createRandom(bytes))).toBe(text)
      }),
    )
  })

  it('mistakes about as many letters as it says, and forgets accents', () => {
    const random = createRandom(new Uint8Array(SEED_BYTES))
    const long = 'x'.repeat(10_000)
    const kept = [...blur(long, 1, random)].filter((letter) => letter === 'x').length
    expect(Math.abs(kept - 10_000)).toBeLessThan(300)
    const texts = Array.from({ length: 400 }, () => blur('é', 1, random))
    expect(texts.filter((text) => text === 'e').length).toBeGreaterThan(100)
    expect(texts.filter((text) => text === 'é').length).toBeGreaterThan(150)
  })
})
