import { DIFFICULTY, deal, judgeEach, strength, total } from '../deal.ts'
import { scoreNamed } from '../named.ts'
import { createRandom, type Random } from '../random.ts'
import type { OpenChallenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { type Alteration, alter, scale } from '../wordnet/alter.ts'
import { type Gloss, heldOutGlosses, readSynonyms } from '../wordnet/glosses.ts'
import { createShelf, drawLengths, miss, nearest, type Shelf } from '../wordnet/shelf.ts'
import { KINDS } from './score.ts'

/** How strongly glosses are altered: half the words stay as they were. */
const ALTERATION = { drop: 0.2, swap: 0.2, typo: 0.1 } as const

type Posed = { readonly label: string; readonly text: string }

/** Held-out glosses, each altered afresh; their classes stay in the judge. */
export function pose(
  seed: Uint8Array,
  sizes: readonly number[],
  difficulty: number = DIFFICULTY,
  bytes?: readonly number[],
): OpenChallenge {
  const random = createRandom(seed)
  const alteration = { ...scale(ALTERATION, strength(difficulty)), synonyms: readSynonyms() }
  const altered = ({ label, gloss }: Gloss): Posed => ({ label, text: alter(gloss, alteration, random) })
  const posed =
    bytes === undefined
      ? Array.from({ length: total(sizes) }, () => altered(random.pick(heldOutGlosses())))
      : drawAbout(drawLengths(sizes, bytes, () => random.pick(heldOutGlosses()).gloss.length).flat(), {
          random,
          alteration,
          altered,
        })
  const requests = deal(posed, sizes)
  return {
    requests: requests.map((items) => [textTensor(items.map(({ text }) => text))]),
    judge: judgeEach(
      requests.map((items) => items.map(({ label }) => label)),
      (outputs, labels) => scoreNamed(KINDS, outputs, labels),
    ),
  }
}

type Means = {
  readonly random: Random
  readonly alteration: Alteration
  readonly altered: (gloss: Gloss) => Posed
}

let shelf: Shelf<Gloss> | undefined

/** Glosses that are about so long once they are altered. */
function drawAbout(lengths: readonly number[], { random, alteration, altered }: Means): readonly Posed[] {
  shelf ??= createShelf(heldOutGlosses(), ({ gloss }) => gloss.length)
  const from = shelf
  return lengths.map((length) =>
    nearest(
      () => altered(from.pick(random, length / (1 - alteration.drop))),
      ({ text }) => miss(Buffer.byteLength(text), length),
    ),
  )
}
