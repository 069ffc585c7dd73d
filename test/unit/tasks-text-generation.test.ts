import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { PROVEN } from '../../src/tasks/reason.ts'
import type { Asked, Verification } from '../../src/tasks/task.ts'
import { textGeneration } from '../../src/tasks/text-generation/index.ts'
import { type Conversation, conversationTensors, readConversation } from '../../src/tasks/text-generation/request.ts'
import { promptHash, seedOf } from '../../src/tasks/text-generation/seed.ts'
import { createFakeTextModel } from '../support/text-model.ts'

beforeAll(() => ready())

const WHOLE = new Uint8Array(32)
const FIRST = new Uint8Array(32).fill(255)
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

const conversation = (facts: Partial<Conversation> = {}): Conversation => ({
  messages: [{ role: 'user', content: 'What is a hash?' }],
  temperature: 0.7,
  maxTokens: 40,
  stops: [],
  ...facts,
})
const asked = (facts: Partial<Conversation> = {}, nonce = 7n): Asked => ({
  genesis: `0x${'11'.repeat(32)}`,
  asker: ALICE,
  miner: BOB,
  nonce,
  inputs: conversationTensors(conversation(facts)),
})
const model = createFakeTextModel()
const answer = (to: Asked): Promise<readonly Tensor[]> => textGeneration.run(model, to.inputs, { asked: to })
const verify = (to: Asked, outputs: readonly Tensor[] | undefined, draw = WHOLE): Promise<Verification> =>
  textGeneration.verify(model, to, outputs, { tolerance: 1e-4, draw })

/** The answer with one of its tensors changed. */
function change(outputs: readonly Tensor[], name: string, how: (tensor: Tensor) => unknown): readonly Tensor[] {
  return outputs.map((tensor) =>
    tensor.name === name ? ({ ...tensor, ...(how(tensor) as object) } as Tensor) : tensor,
  )
}
const edit = (outputs: readonly Tensor[], at: number): readonly Tensor[] =>
  change(outputs, 'tokens', ({ data }) => ({
    data: (data as BigInt64Array).map((token, i) => (i === at ? (token % 31n) + 1n : token)),
  }))

describe('the request', () => {
  it('says the same as tensors', () => {
    const asked = conversation({ temperature: 0.5, stops: ['\n', 'x'], maxTokens: 7 })
    expect(readConversation(conversationTensors(asked))).toEqual(asked)
  })

  const wrong: Readonly<Record<string, Partial<Conversation>>> = {
    'no message': { messages: [] },
    'too many messages': { messages: Array.from({ length: 33 }, () => ({ role: 'user', content: 'a' })) },
    'a role that is none': { messages: [{ role: 'judge', content: 'a' }] },
    'the last word with the assistant': { messages: [{ role: 'assistant', content: 'a' }] },
    'too long a message': { messages: [{ role: 'user', content: 'a'.repeat(16_385) }] },
    'a negative temperature': { temperature: -0.1 },
    'a temperature that is no number': { temperature: Number.NaN },
    'too high a temperature': { temperature: 2.1 },
    'no tokens': { maxTokens: 0 },
    'too many tokens': { maxTokens: 513 },
    'an empty stop string': { stops: [''] },
    'too many stop strings': { stops: ['a', 'b', 'c', 'd', 'e'] },
  }
  for (const [why, facts] of Object.entries(wrong)) {
    it(`is refused with ${why}`, () => {
      expect(() => readConversation(asked(facts).inputs)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    })
  }

  it('is refused with a tensor missing, twice, or of another form', () => {
    const { inputs } = asked()
    const bad = [
      [],
      inputs.slice(1),
      [...inputs, inputs[0]!],
      change(inputs, 'temperature', () => ({ shape: [] })),
      change(inputs, 'messages', () => ({ shape: [1, 3] })),
    ]
    for (const tensors of bad) {
      expect(() => readConversation(tensors)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    }
  })
})

type SeedVector = Conversation & {
  readonly genesis: string
  readonly asker: string
  readonly miner: string
  readonly nonce: string
  readonly prompt: readonly number[]
  readonly promptHash: string
  readonly seed: string
}

describe('the seed', () => {
  const { seeds } = JSON.parse(readFileSync('test/vectors/sampler.json', 'utf8')) as { seeds: readonly SeedVector[] }
  for (const [i, vector] of seeds.entries()) {
    it(`agrees with vector ${i}`, () => {
      const hash = promptHash(vector.prompt, vector)
      expect(Buffer.from(hash).toString('hex')).toBe(vector.promptHash)
      const seed = seedOf({ ...vector, nonce: BigInt(`0x${vector.nonce}`) }, hash)
      expect(Buffer.from(seed).toString('hex')).toBe(vector.seed)
    })
  }
})

describe('verification', () => {
  it('passes honest answers of every temperature, length and stop string, whole and in part', async () => {
    const facts = fc.record({
      temperature: fc.constantFrom(0, 0.3, 0.7, 1.3),
      maxTokens: fc.integer({ min: 1, max: 80 }),
      stops: fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'q'), minLength: 1, maxLength: 2 }), {
        maxLength: 4,
      }),
    })
    await fc.assert(
      fc.asyncProperty(facts, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), async (chosen, nonce) => {
        const to = asked(chosen, nonce)
        const outputs = await answer(to)
        for (const draw of [WHOLE, FIRST]) {
          expect(await verify(to, outputs, draw)).toMatchObject({ sum: 1, count: 1, reason: 'OK', tally: { slips: 0 } })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('has nothing to say without an answer', async () => {
    expect(await verify(asked(), undefined)).toEqual({ sum: 0, count: 1, reason: 'UNCHECKED' })
  })

  it('names what is wrong, and all of it is proof', async () => {
    const to = asked()
    const outputs = await answer(to)
    const tokens = outputs.find(({ name }) => name === 'tokens')!
    const cases: readonly (readonly [string, readonly Tensor[], string])[] = [
      ['no tensors', [], 'BAD_SHAPE'],
      ['a tensor too many', [...outputs, { ...tokens, name: 'more' }], 'BAD_SHAPE'],
      ['no tokens', change(outputs, 'tokens', () => ({ shape: [0], data: new BigInt64Array() })), 'BAD_SHAPE'],
      [
        'log-probabilities of fewer',
        change(outputs, 'logprobs', () => ({ shape: [1], data: new Float32Array(1) })),
        'BAD_SHAPE',
      ],
      ['an end of its own', change(outputs, 'finish', () => ({ data: ['tired'] })), 'BAD_SHAPE'],
      ['another token', edit(outputs, 3), 'REGRET'],
      [
        'a token that is none',
        change(outputs, 'tokens', ({ data }) => ({ data: (data as BigInt64Array).map(() => 2n ** 62n) })),
        'REGRET',
      ],
      [
        'log-probabilities slightly off',
        change(outputs, 'logprobs', ({ data }) => ({ data: (data as Float32Array).map((x) => x + 0.002) })),
        'LOGPROB',
      ],
      [
        'log-probabilities that are no numbers',
        change(outputs, 'logprobs', ({ data }) => ({ data: (data as Float32Array).map(() => Number.NaN) })),
        'LOGPROB',
      ],
      ['another end', change(outputs, 'finish', () => ({ data: ['stop'] })), 'END'],
      ['other words', change(outputs, 'text', ({ data }) => ({ data: [`${data[0]}!`] })), 'TEXT'],
      [
        'another length of the prompt',
        change(outputs, 'prompt_tokens', () => ({ data: BigInt64Array.of(1n) })),
        'MISMATCH',
      ],
    ]
    for (const [why, bad, reason] of cases) {
      const verified = await verify(to, bad)
      expect(verified, why).toMatchObject({ sum: 0, count: 1, reason })
      expect(PROVEN.has(verified.reason), why).toBe(true)
    }
  })

  it('refuses what was cut short, what goes on too long, and what goes on after a stop string', async () => {
    const long = asked({ maxTokens: 60 })
    const outputs = await answer(long)
    expect(await verify(asked({ maxTokens: 59 }), outputs)).toMatchObject({ reason: 'END' })
    const cut = await answer(asked({ maxTokens: 20 }))
    expect(await verify(asked({ maxTokens: 60 }), cut, FIRST)).toMatchObject({ sum: 0 })
    const [letter] = (outputs[0]!.data as readonly string[])[0]!.slice(5)
    const late = await verify(asked({ maxTokens: 60, stops: [letter!] }), outputs, FIRST)
    expect(late.sum).toBe(0)
  })

  it('of the first tokens does not see the last, of the whole it does', async () => {
    const to = asked({ maxTokens: 40 })
    const outputs = edit(await answer(to), 39)
    const spoken = change(outputs, 'text', () => ({ data: [letters(outputs)] }))
    expect(await verify(to, spoken, FIRST)).toMatchObject({ reason: 'OK' })
    expect(await verify(to, spoken, WHOLE)).toMatchObject({ reason: 'REGRET' })
  })

  it('refuses the answer to another nonce, of another miner, or at another temperature', async () => {
    const to = asked()
    const outputs = await answer(to)
    const others = [{ ...to, nonce: 8n }, { ...to, miner: ALICE, asker: BOB }, asked({ temperature: 0.8 })]
    for (const [i, other] of others.entries()) {
      expect(await verify(other, outputs), `other ${i}`).toMatchObject({ sum: 0, reason: 'REGRET' })
    }
  })
})

describe('challenges', () => {
  const posed = textGeneration.pose(
    new Uint8Array(32).fill(3),
    Array.from({ length: 400 }, () => 1),
  ).requests
  const conversations = posed.map(readConversation)

  it('are within the limits, never below T .3, and differ from each other', () => {
    expect(conversations.every(({ temperature }) => temperature >= 0.3 - 1e-7)).toBe(true)
    expect(new Set(conversations.map(({ messages }) => JSON.stringify(messages))).size).toBeGreaterThan(395)
  })

  it('have several turns, system prompts and stop strings as often as people’s', () => {
    const share = (has: (one: Conversation) => boolean): number => conversations.filter(has).length / 400
    expect(share(({ messages }) => messages.filter(({ role }) => role === 'user').length > 1)).toBeGreaterThan(0.15)
    expect(share(({ messages }) => messages[0]!.role === 'system')).toBeGreaterThan(0.08)
    expect(share(({ stops }) => stops.length > 0)).toBeGreaterThan(0.04)
    expect(conversations.some(({ messages }) => messages.some(({ content }) => /[{}]/.test(content)))).toBe(false)
  })

  it('follow from the seed alone', () => {
    const pose = (fill: number): unknown => textGeneration.pose(new Uint8Array(32).fill(fill), [1, 1]).requests
    expect(pose(3)).toEqual(pose(3))
    expect(pose(3)).not.toEqual(pose(4))
  })
})

describe('a person', () => {
  it('asks with one text or the turns of a conversation, and is told words', async () => {
    const inputs = await textGeneration.ask({ texts: ['Hi', 'Hello!', 'Who are you?'] })
    expect(readConversation(inputs).messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    const outputs = await textGeneration.run(model, inputs)
    const [told] = textGeneration.tell(inputs, outputs)
    expect(told).toMatchObject({ text: letters(outputs), finish: 'length', tokens: 256 })
    expect(textGeneration.units(inputs, outputs)).toBe(256)
    expect(textGeneration.units(asked().inputs, undefined)).toBe(40)
    await expect(textGeneration.ask({ texts: ['Hi', 'Hello!'] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(textGeneration.ask({ file: new Uint8Array() })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is refused a prompt too long for the model', async () => {
    const inputs = asked({ messages: [{ role: 'user', content: 'a'.repeat(2_100) }] }).inputs
    await expect(textGeneration.run(model, inputs)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

function letters(outputs: readonly Tensor[]): string {
  const tokens = outputs.find(({ name }) => name === 'tokens')!
  return Array.from(tokens.data as BigInt64Array, (token) => String.fromCharCode(96 + Number(token))).join('')
}
