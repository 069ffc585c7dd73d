import { DIFFICULTY, deal, strength, total } from '../deal.ts'
import { createRandom, type Random } from '../random.ts'
import type { OpenChallenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { alter, scale } from '../wordnet/alter.ts'
import { type Gloss, readSynonyms } from '../wordnet/glosses.ts'
import { drawAlike, type Means } from './alike.ts'
import { usableGlosses } from './glosses.ts'
import { judgeTogether, type Place } from './score.ts'

/** About how many words, each with its definition, are told apart at a time. */
export const PAIRS = 32

const ALTERATION = { drop: 0.1, swap: 0.05, typo: 0.05 } as const

/** A text of a challenge: the word or the definition of a pair, or one that is there for its length alone. */
export type Posed = Place & { readonly text: string }

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
  const means: Means = { random, drop: alteration.drop, altered: ({ gloss }) => alter(gloss, alteration, random) }
  const texts =
    bytes === undefined ? random.shuffle(drawTexts(total(sizes), means)) : drawAlike(sizes, bytes, PAIRS, means)
  const requests = deal(texts, sizes)
  const places = requests.map((each) => each.map(({ group, pair, side }): Place => ({ group, pair, side })))
  return {
    requests: requests.map((each) => [textTensor(each.map(({ text }) => text))]),
    judge: (answers) => judgeTogether(answers, places),
  }
}

/** Pairs in groups of about `PAIRS`, so that a long challenge is no harder than a short one. */
function drawTexts(count: number, { random, altered }: Means): readonly Posed[] {
  const pairs = Math.floor(count / 2)
  const groups = Math.max(1, Math.round(pairs / PAIRS))
  const texts: Posed[] = []
  for (let group = 0; group < groups; group++) {
    const size = Math.floor(((group + 1) * pairs) / groups) - Math.floor((group * pairs) / groups)
    const glosses = drawGlosses(size, random)
    glosses.forEach((gloss, pair) => {
      texts.push({ group, pair, side: 'word', text: gloss.lemma })
      texts.push({ group, pair, side: 'definition', text: altered(gloss) })
    })
    // One left over is another definition of a word; a text all alone is a word that nothing defines.
    const again = group === 0 && count % 2 === 1
    if (again && glosses.length > 0) texts.push({ group, pair: 0, side: 'definition', text: altered(glosses[0]!) })
    else if (again) texts.push({ group, pair: 0, side: 'word', text: random.pick(usableGlosses()).lemma })
  }
  return texts
}

/** Glosses of different words. */
function drawGlosses(count: number, random: Random): readonly Gloss[] {
  const byLemma = new Map<string, Gloss>()
  while (byLemma.size < count) {
    const drawn = random.pick(usableGlosses())
    if (!byLemma.has(drawn.lemma)) byLemma.set(drawn.lemma, drawn)
  }
  return [...byLemma.values()]
}
