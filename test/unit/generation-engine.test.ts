import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Engine, type EngineLimits } from '../../src/inference/generation/engine.ts'
import type { GenerateOrder, Part } from '../../src/inference/generation/order.ts'
import { createFakeDecoder, decodeLetters, VOCABULARY } from '../support/fake-decoder.ts'

const order = (facts: Partial<GenerateOrder> = {}): GenerateOrder => ({
  prompt: [1, 2, 3],
  seed: new Uint8Array(32),
  temperature: 0.7,
  maxTokens: 12,
  stops: [],
  ...facts,
})

function start(limits?: Partial<EngineLimits>) {
  const decoder = createFakeDecoder()
  return { decoder, engine: new Engine({ decoder, decode: decodeLetters }, limits) }
}

const orders = fc.array(
  fc.record({
    prompt: fc.array(fc.integer({ min: 1, max: VOCABULARY - 1 }), { minLength: 1, maxLength: 600 }),
    seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    temperature: fc.constantFrom(0, 0.7, 1.3),
    maxTokens: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 2, maxLength: 12 },
)

describe('many conversations on one model', () => {
  it('are answered as each would be alone, whoever comes and goes beside them', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (many) => {
        const alone = []
        for (const one of many) alone.push(await start().engine.generate(order(one)))
        const { engine } = start({ rows: 3, positions: 3_000 })
        expect(await Promise.all(many.map((one) => engine.generate(order(one))))).toEqual(alone)
      }),
      { numRuns: 25 },
    )
  })

  it('grow together, as many as there are rows and positions for', async () => {
    const { engine, decoder } = start({ rows: 4, positions: 60 })
    await Promise.all(Array.from({ length: 9 }, () => engine.generate(order())))
    expect(Math.max(...decoder.steps.map(({ rows }) => rows))).toBe(4)
    const narrow = start({ rows: 4, positions: 32 })
    await Promise.all(Array.from({ length: 9 }, () => narrow.engine.generate(order())))
    expect(Math.max(...narrow.decoder.steps.map(({ rows }) => rows))).toBe(2)
    await expect(engine.generate(order({ maxTokens: 58 }))).rejects.toThrow(RangeError)
  })

  it('wait for no more than a chunk of a long prompt between two tokens', async () => {
    const { engine, decoder } = start()
    const tokens: number[] = []
    const first = engine.generate(order({ maxTokens: 20 }), { emit: () => tokens.push(decoder.steps.length) })
    await engine.generate(order({ prompt: Array.from({ length: 2_000 }, () => 5), maxTokens: 1 }))
    await first
    expect(Math.max(...decoder.steps.map(({ fresh }) => fresh))).toBe(256)
    tokens.slice(1).forEach((step, i) => {
      expect(step - tokens[i]!, `token ${i + 1}`).toBeLessThanOrEqual(2)
    })
  })

  it('do not read again what the last began with', async () => {
    const { engine, decoder } = start()
    const system = Array.from({ length: 40 }, (_, i) => 1 + (i % 30))
    const asked = [
      [...system, 7, 8, 9],
      [...system, 3],
      [...system, 3],
      [4, ...system],
      [...system, 5, 6],
    ]
    for (const [i, prompt] of asked.entries()) {
      const before = decoder.steps.length
      const answer = await engine.generate(order({ prompt, maxTokens: 3 }))
      expect(answer, `text ${i}`).toEqual(await start().engine.generate(order({ prompt, maxTokens: 3 })))
      expect(decoder.steps[before]!.fresh, `text ${i}`).toBe([43, 1, 1, 41, 42][i])
    }
    const { tokens } = await engine.generate(order({ prompt: asked[0]!, maxTokens: 3 }))
    const { regrets } = await engine.score({
      ...order({ prompt: asked[0]!, maxTokens: 3 }),
      answer: tokens,
      checked: 3,
    })
    expect(regrets).toEqual([0, 0, 0])
    expect(decoder.steps.at(-1)!.fresh).toBe(5)
  })

  it('end between two tokens when they are aborted, and the others go on', async () => {
    const { engine, decoder } = start()
    const alone = await start().engine.generate(order({ prompt: [9] }))
    const abort = new AbortController()
    let parts = 0
    const aborted = engine.generate(order({ maxTokens: 1_000 }), {
      signal: abort.signal,
      emit: () => {
        parts += 1
        if (parts === 5) abort.abort(new Error('enough'))
      },
    })
    const other = engine.generate(order({ prompt: [9] }))
    await expect(aborted).rejects.toThrow('enough')
    await expect(other).resolves.toEqual(alone)
    expect(parts).toBe(5)
    expect(decoder.steps.at(-1)).toEqual({ rows: 1, fresh: 1 })
    await expect(engine.generate(order(), { signal: abort.signal })).rejects.toThrow('enough')
  })

  it('all fail when a step does, and the engine goes on with the next', async () => {
    const { engine, decoder } = start()
    const { step } = decoder
    let failing = true
    decoder.step = (asked) => {
      if (failing && asked.ids.length === 2) throw new Error('out of memory')
      return step(asked)
    }
    const both = [engine.generate(order()), engine.generate(order({ prompt: [4] }))]
    for (const one of both) await expect(one).rejects.toThrow('out of memory')
    failing = false
    await expect(engine.generate(order())).resolves.toMatchObject({ finish: 'length' })
  })
})

describe('an answer', () => {
  it('is told in parts that together are all of it, and never more than what stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'k'), minLength: 1, maxLength: 2 })),
        async (stops) => {
          const { engine } = start()
          const parts: Part[] = []
          const asked = order({ stops, maxTokens: 200, temperature: 1.3 })
          const answer = await engine.generate(asked, { emit: (part) => parts.push(part) })
          expect(parts.map(({ text }) => text).join('')).toBe(answer.text)
          expect(parts.flatMap(({ tokens }) => tokens)).toEqual(answer.tokens)
          expect(parts.flatMap(({ logprobs }) => logprobs)).toEqual(answer.logprobs)
          const full = decodeLetters(answer.tokens)
          const before = decodeLetters(answer.tokens.slice(0, -1))
          expect(full.startsWith(answer.text)).toBe(true)
          expect(stops.some((stop) => before.includes(stop))).toBe(false)
          expect(answer.finish).toBe(stops.some((stop) => full.includes(stop)) ? 'stop' : 'length')
          expect(stops.some((stop) => answer.text.includes(stop))).toBe(false)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('is found without regret by who scores it, in chunks and together with others', async () => {
    const { engine } = start()
    const asked = order({ prompt: Array.from({ length: 300 }, (_, i) => 1 + (i % 30)), maxTokens: 300 })
    const { tokens, logprobs } = await engine.generate(asked)
    const [scored] = await Promise.all([
      engine.score({ ...asked, answer: tokens, checked: 300 }),
      engine.generate(order()),
    ])
    expect(scored.regrets).toEqual(tokens.map(() => 0))
    expect(scored).toMatchObject({ text: decodeLetters(tokens), finish: 'length' })
    expect(scored.logprobs).toEqual(logprobs)
    const short = await engine.score({ ...asked, answer: tokens, checked: 32 })
    expect(short).toEqual({ ...scored, regrets: scored.regrets.slice(0, 32), logprobs: logprobs.slice(0, 32) })
  })

  it('with another token in it is regretted there, and one that is no token wholly', async () => {
    const { engine } = start()
    const asked = order({ maxTokens: 20 })
    const { tokens } = await engine.generate(asked)
    const edited = tokens.with(7, (tokens[7]! % (VOCABULARY - 1)) + 1)
    const { regrets } = await engine.score({ ...asked, answer: edited, checked: 20 })
    expect(regrets.findIndex((each) => each > 0)).toBe(7)
    for (const none of [VOCABULARY, -1]) {
      const bad = await engine.score({ ...asked, answer: tokens.with(3, none), checked: 20 })
      expect(bad.regrets).toEqual(tokens.map(() => Infinity))
    }
  })
})
