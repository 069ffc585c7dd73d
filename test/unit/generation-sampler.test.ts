import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundGumbel, drawWords, gumbel, MOST_GUMBEL } from '../../src/inference/generation/noise.ts'
import { logProbability, regret, sample } from '../../src/inference/generation/sampler.ts'

const word = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1),
)
const temperature = fc.constantFrom(0.05, 0.3, 0.7, 1, 1.3, 2)
/** Logits, with ties among them, and a word for each. */
const position = fc
  .array(fc.tuple(fc.oneof(fc.float({ min: -40, max: 40, noNaN: true }), fc.constantFrom(-1, 0, 7)), word), {
    minLength: 1,
    maxLength: 60,
  })
  .map((pairs) => ({
    logits: Float32Array.from(pairs, ([logit]) => logit),
    words: Uint32Array.from(pairs, ([, drawn]) => drawn),
  }))

/** The rule as it is said, without what makes it fast. */
function plainly(logits: Float32Array, temperature: number, words: Uint32Array): number {
  const scores = Array.from(logits, (logit, i) => (temperature > 0 ? logit / temperature + gumbel(words[i]!) : logit))
  return scores.indexOf(Math.max(...scores))
}

describe('the noise', () => {
  it('never exceeds its bound, whose greatest value is the greatest there is', () => {
    fc.assert(
      fc.property(word, (drawn) => {
        expect(gumbel(drawn)).toBeLessThanOrEqual(boundGumbel(drawn) + 1e-12)
        expect(boundGumbel(drawn)).toBeLessThanOrEqual(MOST_GUMBEL)
      }),
    )
    expect(gumbel(2 ** 32 - 1)).toBeCloseTo(MOST_GUMBEL, 6)
  })

  it('differs from position to position and from seed to seed, and does not depend on how much is drawn', () => {
    const seed = new Uint8Array(32)
    expect(drawWords(seed, 0, 8)).not.toEqual(drawWords(seed, 1, 8))
    expect(drawWords(seed, 0, 8)).not.toEqual(drawWords(new Uint8Array(32).fill(1), 0, 8))
    expect(drawWords(seed, 5, 100_000).slice(0, 8)).toEqual(drawWords(seed, 5, 8))
  })
})

describe('the sampler', () => {
  it('gives the greatest of logit / T + noise, and of equals the first', () => {
    fc.assert(
      fc.property(position, temperature, ({ logits, words }, t) => {
        expect(sample(logits, t, words)).toBe(plainly(logits, t, words))
        expect(sample(logits, 0, undefined)).toBe(plainly(logits, 0, words))
      }),
    )
  })

  it('regrets nothing of what it draws, and of anything else what it lacks to the best', () => {
    fc.assert(
      fc.property(position, temperature, fc.nat(), ({ logits, words }, t, pick) => {
        const token = pick % logits.length
        const scores = Array.from(logits, (logit, i) => logit / t + gumbel(words[i]!))
        expect(regret(logits, token, { temperature: t, words })).toBeCloseTo(Math.max(...scores) - scores[token]!, 9)
        expect(regret(logits, sample(logits, t, words), { temperature: t, words })).toBe(0)
        expect(regret(logits, token, { temperature: 0, words: undefined })).toBe(Math.max(...logits) - logits[token]!)
      }),
    )
  })

  it('draws tokens as often as their probability says', () => {
    const logits = Float32Array.of(2, 1, 0, -1)
    const counts = [0, 0, 0, 0]
    const draws = 20_000
    for (let i = 0; i < draws; i++) counts[sample(logits, 0.7, drawWords(new Uint8Array(32), i, 4))]! += 1
    const powers = Array.from(logits, (logit) => Math.exp(logit / 0.7))
    const sum = powers.reduce((a, b) => a + b)
    powers.forEach((power, token) => {
      const p = power / sum
      expect(Math.abs(counts[token]! / draws - p), `token ${token}`).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws))
    })
  })

  it('tells log-probabilities to eight digits', () => {
    fc.assert(
      fc.property(position, ({ logits }) => {
        const top = Math.max(...logits)
        const sum = logits.reduce((all, logit) => all + Math.exp(logit - top), 0)
        logits.forEach((logit, token) => {
          expect(logProbability(logits, token)).toBeCloseTo(logit - top - Math.log(sum), 8)
        })
      }),
    )
  })
})

type Vector = {
  readonly seed: string
  readonly position: number
  readonly temperature: number
  readonly logits: readonly number[]
  readonly words: readonly number[]
  readonly token: number
  readonly regrets: readonly number[]
  readonly logProbabilities: readonly number[]
}

describe('the vectors of the sampler', () => {
  const { vectors } = JSON.parse(readFileSync('test/vectors/sampler.json', 'utf8')) as { vectors: readonly Vector[] }

  for (const [i, vector] of vectors.entries()) {
    it(`agree with number ${i}`, () => {
      const logits = Float32Array.from(vector.logits)
      const words = drawWords(Buffer.from(vector.seed, 'hex'), vector.position, logits.length)
      const options = {
        temperature: Math.fround(vector.temperature),
        words: vector.temperature > 0 ? words : undefined,
      }
      expect([...words]).toEqual(vector.words)
      expect(sample(logits, options.temperature, options.words)).toBe(vector.token)
      vector.regrets.forEach((expected, token) => {
        expect(regret(logits, token, options), `token ${token}`).toBeCloseTo(expected, 9)
        expect(logProbability(logits, token)).toBeCloseTo(vector.logProbabilities[token]!, 8)
      })
    })
  }
})
