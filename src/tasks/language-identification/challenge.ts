import { DIFFICULTY, deal, judgeEach, strength, total } from '../deal.ts'
import { namedClasses, scoreNamed } from '../named.ts'
import { createRandom, type Random } from '../random.ts'
import type { OpenChallenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { blur } from './blur.ts'
import { type Phrases, readLanguages, type Slot } from './phrases.ts'

/** Languages that texts are posed in. */
export const LANGUAGES = 16
export const SCORES = namedClasses(LANGUAGES)

/** Words of a text at difficulty 0.5: so few that one need not be enough. */
const LEAST_WORDS = 2
const MOST_WORDS = 5

/** Where the verb stands: Turkish ends with it. */
const ORDER: readonly Slot[] = ['subject', 'verb', 'object', 'place', 'time']
const VERB_LAST: readonly Slot[] = ['subject', 'time', 'place', 'object', 'verb']

/** Pieces of sentences composed afresh, in a language each; which, only the judge knows. */
export function pose(seed: Uint8Array, sizes: readonly number[], difficulty: number = DIFFICULTY): OpenChallenge {
  const random = createRandom(seed)
  const languages = [...readLanguages()]
  const posed = Array.from({ length: total(sizes) }, () => {
    const [label, phrases] = random.pick(languages)
    const order = label === 'tr' ? VERB_LAST : ORDER
    return { label, text: compose(phrases, order, { strength: strength(difficulty), random }) }
  })
  const requests = deal(posed, sizes)
  return {
    requests: requests.map((items) => [textTensor(items.map(({ text }) => text))]),
    judge: judgeEach(
      requests.map((items) => items.map(({ label }) => label)),
      (outputs, labels) => scoreNamed(SCORES, outputs, labels),
    ),
  }
}

/** A few words from anywhere in two sentences, with mistakes; all of them at strength 0. */
function compose(
  phrases: Phrases,
  order: readonly Slot[],
  { strength, random }: { readonly strength: number; readonly random: Random },
): string {
  const sentence = (): string => order.map((slot) => random.pick(phrases[slot])).join(' ')
  const words = `${sentence()} ${random.pick(phrases.joiner)} ${sentence()}`.split(' ')
  const wanted = LEAST_WORDS + random.below(MOST_WORDS - LEAST_WORDS + 1)
  const length = Math.min(words.length, strength === 0 ? words.length : Math.max(1, Math.round(wanted / strength)))
  const from = random.below(words.length - length + 1)
  return blur(words.slice(from, from + length).join(' '), strength, random)
}
