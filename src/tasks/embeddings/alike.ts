import type { Random } from '../random.ts'
import { type Gloss, heldOutGlosses } from '../wordnet/glosses.ts'
import { createShelf, drawLengths, miss, nearest, type Shelf } from '../wordnet/shelf.ts'
import type { Posed } from './challenge.ts'
import { usableGlosses } from './glosses.ts'
import { UNPAIRED } from './score.ts'

/** What texts are made with. */
export type Means = {
  readonly random: Random
  /** Share of a definition's words that its alteration leaves out. */
  readonly drop: number
  readonly altered: (gloss: Gloss) => string
}

/** Definitions that say enough are hardly ever shorter, in bytes. */
const LEAST_DEFINITION = 36
/** At least one text in so many is a word with a definition, however short the texts are to be. */
const TEXTS_A_PAIR = 4
/** How often another gloss is drawn where its word is there already. */
const DRAWS = 16

type Slot = { readonly at: number; readonly length: number }

/**
 * Texts in the order of requests, about as long as those that people send: of the lengths wanted the longest become definitions, the
 * shortest the words to them, and between them stand definitions without a word, which nobody is judged by.
 *
 * @param most pairs of a group
 */
export function drawAlike(
  sizes: readonly number[],
  bytes: readonly number[],
  most: number,
  means: Means,
): readonly Posed[] {
  const { random } = means
  const lengths = drawLengths(sizes, bytes, () => drawLength(random)).flat()
  const slots = lengths
    .map((length, at): Slot => ({ at, length }))
    .sort((one, other) => other.length - one.length || one.at - other.at)
  const long = slots.filter(({ length }) => length >= LEAST_DEFINITION).length
  const least = Math.ceil(slots.length / TEXTS_A_PAIR)
  const pairs = Math.min(Math.floor(slots.length / 2), Math.max(long, least))
  const words = random.shuffle(slots.slice(slots.length - pairs))
  const groups = Math.max(1, Math.round(pairs / most))
  const placed = new Map<number, Posed>()
  const taken = new Set<string>()
  random.shuffle(slots.slice(0, pairs)).forEach((slot, pair) => {
    const word = words[pair]!
    const { lemma, text } = drawPair(slot.length, word.length, taken, means)
    taken.add(lemma)
    placed.set(slot.at, { group: pair % groups, pair, side: 'definition', text })
    placed.set(word.at, { group: pair % groups, pair, side: 'word', text: lemma })
  })
  for (const { at, length } of slots.slice(pairs, slots.length - pairs)) {
    placed.set(at, { group: UNPAIRED, pair: at, side: 'definition', text: drawLone(length, means) })
  }
  return slots.map((_, at) => placed.get(at)!)
}

/** How long a text of people's is, a term or a definition. */
function drawLength(random: Random): number {
  const { lemma, gloss } = random.pick(heldOutGlosses())
  return random.chance(0.5) ? lemma.length : gloss.length
}

let definitions: Shelf<Gloss> | undefined
let anything: Shelf<Gloss> | undefined

/** A definition and its word, both about as long as wanted; no word twice while there are others. */
function drawPair(
  length: number,
  wordLength: number,
  taken: ReadonlySet<string>,
  { random, drop, altered }: Means,
): { readonly lemma: string; readonly text: string } {
  definitions ??= createShelf(usableGlosses(), ({ gloss }) => gloss.length)
  const shelf = definitions
  const draw = (): Gloss => {
    let gloss = shelf.pick(random, length / (1 - drop))
    for (let again = 0; taken.has(gloss.lemma) && again < DRAWS; again++) gloss = random.pick(usableGlosses())
    return gloss
  }
  return nearest(
    () => {
      const gloss = draw()
      return { lemma: gloss.lemma, text: altered(gloss) }
    },
    ({ lemma, text }) => miss(lemma.length, wordLength) + miss(Buffer.byteLength(text), length),
  )
}

/** A definition that nobody needs a word for. */
function drawLone(length: number, { random, drop, altered }: Means): string {
  anything ??= createShelf(heldOutGlosses(), ({ gloss }) => gloss.length)
  const shelf = anything
  return nearest(
    () => altered(shelf.pick(random, length / (1 - drop))),
    (text) => miss(Buffer.byteLength(text), length),
  )
}
