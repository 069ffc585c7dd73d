import { createRandom } from '../random.ts'
import type { Challenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { alter } from '../wordnet/alter.ts'
import { type Gloss, heldOutGlosses, readSynonyms } from '../wordnet/glosses.ts'
import { type Key, score } from './score.ts'

/** Words to choose among, and definitions to find the word of, in one challenge. */
export const CANDIDATES = 100
const QUERIES = 40
export const TEXTS = CANDIDATES + QUERIES

const ALTERATION = { drop: 0.1, swap: 0.05, typo: 0.05 } as const
/** Glosses shorter than this say too little to find their word by; longer ones cost too much. */
const LEAST_WORDS = 8
const MOST_WORDS = 24
/** Mostly Latin names, which none of the small general models knows. */
const LEFT_OUT: readonly string[] = ['animal', 'plant']

/**
 * 100 words and the altered definitions of 40 of them, in one list of texts in random order: which text
 * is which, and which belong together, only the judge knows.
 */
export function pose(seed: Uint8Array): Challenge {
  const random = createRandom(seed)
  const synonyms = readSynonyms()
  const chosen = chooseDistinct(random.shuffle(usableGlosses()))
  const queries = chosen.slice(0, QUERIES).map(({ gloss }) => alter(gloss, { ...ALTERATION, synonyms }, random))
  const texts = [...chosen.map(({ lemma }) => lemma), ...queries]
  const order = random.shuffle(texts.map((_, i) => i))
  const key = keyOf(order)
  return { inputs: [textTensor(order.map((i) => texts[i]!))], judge: (outputs) => score(outputs, key) }
}

/** @param order at each position of the request, the text's number: candidates first, then queries */
function keyOf(order: readonly number[]): Key {
  const position = new Map(order.map((text, at) => [text, at]))
  const at = (text: number): number => position.get(text)!
  return {
    candidates: Array.from({ length: CANDIDATES }, (_, i) => at(i)),
    queries: Array.from({ length: QUERIES }, (_, i) => ({ at: at(CANDIDATES + i), answer: at(i) })),
  }
}

let usable: readonly Gloss[] | undefined

/** Glosses of a middling length that hold no part of the word they define. */
function usableGlosses(): readonly Gloss[] {
  usable ??= heldOutGlosses().filter(({ label, lemma, gloss }) => {
    const words = gloss.split(' ').length
    const named = lemma.split(/[ -]/).some((part) => gloss.includes(part))
    return !LEFT_OUT.includes(label) && words >= LEAST_WORDS && words <= MOST_WORDS && !named
  })
  return usable
}

function chooseDistinct(glosses: readonly Gloss[]): Gloss[] {
  const byLemma = new Map<string, Gloss>()
  for (const each of glosses) {
    if (byLemma.size === CANDIDATES) break
    if (!byLemma.has(each.lemma)) byLemma.set(each.lemma, each)
  }
  return [...byLemma.values()]
}
