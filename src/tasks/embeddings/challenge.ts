import { DIFFICULTY, deal, strength, total } from '../deal.ts'
import { createRandom, type Random } from '../random.ts'
import type { OpenChallenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { type Alteration, alter, scale } from '../wordnet/alter.ts'
import { type Gloss, heldOutGlosses, readSynonyms } from '../wordnet/glosses.ts'
import { judgeTogether, type Place } from './score.ts'

/** About how many words, each with its definition, are told apart at a time. */
export const PAIRS = 32

const ALTERATION = { drop: 0.1, swap: 0.05, typo: 0.05 } as const
/** Glosses shorter than this say too little to find their word by; longer ones cost too much. */
const LEAST_WORDS = 8
const MOST_WORDS = 24
/** Mostly Latin names, which none of the small general models knows. */
const LEFT_OUT: readonly string[] = ['animal', 'plant']

/** A text of a challenge: the word or the definition of a pair, or a second definition where one is left over. */
type Posed = Place & { readonly text: string }

/**
 * Words and their altered definitions, dealt out over the requests in random order: which text is which, and
 * which belong together, only the judge knows.
 */
export function pose(
  seed: Uint8Array,
  sizes: readonly number[],
  difficulty: number = DIFFICULTY,
  bytes?: readonly number[],
): OpenChallenge {
  const random = createRandom(seed)
  const alteration = { ...scale(ALTERATION, strength(difficulty)), synonyms: readSynonyms() }
  const lengths = bytes && definitionLengths(sizes, bytes)
  const requests = deal(random.shuffle(drawTexts(total(sizes), alteration, random, lengths)), sizes)
  const places = requests.map((texts) => texts.map(({ group, pair, side }): Place => ({ group, pair, side })))
  return {
    requests: requests.map((texts) => [textTensor(texts.map(({ text }) => text))]),
    judge: (answers) => judgeTogether(answers, places),
  }
}

/** Pairs in groups of about `PAIRS`, so that a long challenge is no harder than a short one. */
function drawTexts(
  count: number,
  alteration: Alteration,
  random: Random,
  lengths?: readonly number[],
): readonly Posed[] {
  const pairs = Math.floor(count / 2)
  const groups = Math.max(1, Math.round(pairs / PAIRS))
  const texts: Posed[] = []
  for (let group = 0; group < groups; group++) {
    const size = Math.floor(((group + 1) * pairs) / groups) - Math.floor((group * pairs) / groups)
    const glosses = drawGlosses(size, random, lengths)
    glosses.forEach(({ lemma, gloss }, pair) => {
      texts.push({ group, pair, side: 'word', text: lemma })
      texts.push({ group, pair, side: 'definition', text: alter(gloss, alteration, random) })
    })
    // One left over is another definition of a word; a text all alone is a word that nothing defines.
    const again = group === 0 && count % 2 === 1
    if (again && glosses.length > 0)
      texts.push({ group, pair: 0, side: 'definition', text: alter(glosses[0]!.gloss, alteration, random) })
    else if (again) texts.push({ group, pair: 0, side: 'word', text: random.pick(usableGlosses()).lemma })
  }
  return texts
}

/** How many glosses one is chosen from that is as long as wanted. */
const CHOICE = 24

/** Glosses of different words, about as long as wanted where that is said. */
function drawGlosses(count: number, random: Random, lengths?: readonly number[]): readonly Gloss[] {
  const byLemma = new Map<string, Gloss>()
  while (byLemma.size < count) {
    const drawn = drawGloss(random, lengths === undefined || lengths.length === 0 ? undefined : random.pick(lengths))
    if (!byLemma.has(drawn.lemma)) byLemma.set(drawn.lemma, drawn)
  }
  return [...byLemma.values()]
}

function drawGloss(random: Random, length: number | undefined): Gloss {
  if (length === undefined) return random.pick(usableGlosses())
  const miss = ({ gloss }: Gloss): number => Math.abs(Math.log(gloss.length / Math.max(1, length)))
  return Array.from({ length: CHOICE }, () => random.pick(usableGlosses())).reduce((best, each) =>
    miss(each) < miss(best) ? each : best,
  )
}

/** How long definitions are where requests have so many bytes: the longer half of the texts that are asked alone. */
function definitionLengths(sizes: readonly number[], bytes: readonly number[]): readonly number[] {
  const alone = bytes.filter((_, i) => sizes[i] === 1).sort((one, other) => one - other)
  // A text's length takes four bytes more.
  return alone.slice(Math.floor(alone.length / 2)).map((length) => Math.max(1, length - 4))
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
