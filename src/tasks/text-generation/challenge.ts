import type { Message } from '../../inference/generation/order.ts'
import type { Tensor } from '../../lib/tensor.ts'
import { createRandom, type Random } from '../random.ts'
import { alter } from '../wordnet/alter.ts'
import { type Gloss, heldOutGlosses } from '../wordnet/glosses.ts'
import { CLOSINGS, FOLLOW_UPS, GREETINGS, OPENINGS, REPLIES, STOP_STRINGS, SYSTEM_PROMPTS } from './phrases.ts'
import { type Conversation, conversationTensors } from './request.ts'

/**
 * What applications ask for, the commonest most often. None is below .3: where a model is nearly certain of each token, an
 * answer shows little of who made it.
 */
const TEMPERATURES = [0.3, 0.5, 0.7, 0.7, 0.7, 0.8, 0.9, 1, 1, 1, 1.2] as const
const ANSWER_TOKENS = [32, 48, 64, 64, 80, 96, 100, 128, 128, 150, 160, 200, 256] as const
/** How often a conversation has what most have not. */
const CHANCES = { system: 0.15, greeting: 0.12, closing: 0.12, lowerCase: 0.2, further: 0.25, stops: 0.1 } as const
const TYPING = { drop: 0, swap: 0, typo: 0.02, synonyms: new Map() } as const
/** Turns of the user beyond this are not posed. */
const MOST_TURNS = 4

/** One conversation a request: nobody has met its words together before. */
export function pose(
  seed: Uint8Array,
  sizes: readonly number[],
): { readonly requests: readonly (readonly Tensor[])[] } {
  const random = createRandom(seed)
  return { requests: sizes.map(() => conversationTensors(compose(random))) }
}

function compose(random: Random): Conversation {
  const things = [random.pick(heldOutGlosses()), random.pick(heldOutGlosses())] as const
  const messages: Message[] = []
  if (random.chance(CHANCES.system)) messages.push({ role: 'system', content: random.pick(SYSTEM_PROMPTS) })
  messages.push({ role: 'user', content: typed(random.pick(OPENINGS), things, random) })
  for (let turns = 1; turns < MOST_TURNS && random.chance(CHANCES.further); turns++) {
    messages.push({ role: 'assistant', content: fill(random.pick(REPLIES), things, random) })
    messages.push({ role: 'user', content: typed(random.pick(FOLLOW_UPS), things, random) })
  }
  return {
    messages,
    temperature: random.pick(TEMPERATURES),
    maxTokens: random.pick(ANSWER_TOKENS),
    stops: random.chance(CHANCES.stops) ? random.pick(STOP_STRINGS) : [],
  }
}

/** A phrase as somebody types it. */
function typed(phrase: string, things: readonly [Gloss, Gloss], random: Random): string {
  const before = random.chance(CHANCES.greeting) ? random.pick(GREETINGS) : ''
  const after = random.chance(CHANCES.closing) ? random.pick(CLOSINGS) : ''
  const text = alter(`${before}${fill(phrase, things, random)}${after}`, TYPING, random)
  return random.chance(CHANCES.lowerCase) ? text.toLowerCase() : text
}

function fill(phrase: string, [a, b]: readonly [Gloss, Gloss], random: Random): string {
  const slots: Readonly<Record<string, () => string>> = {
    a: () => a.lemma,
    A: () => a.lemma.charAt(0).toUpperCase() + a.lemma.slice(1),
    b: () => b.lemma,
    n: () => String(2 + random.below(5)),
    gloss: () => a.gloss,
  }
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name]?.() ?? whole)
}
