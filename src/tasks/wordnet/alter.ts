import type { Random } from '../random.ts'

type Chances = { readonly drop: number; readonly swap: number; readonly typo: number }

/** How likely each word of a text is changed, and into what. */
export type Alteration = Chances & {
  readonly synonyms: ReadonlyMap<string, readonly string[]>
}

/** Shorter words are not misspelt. */
const LEAST_TYPO = 4

/** Changes `strength` times as likely. */
export function scale({ drop, swap, typo }: Chances, strength: number): Chances {
  return { drop: strength * drop, swap: strength * swap, typo: strength * typo }
}

/** The text with words dropped, swapped for synonyms and misspelt; never empty unless the text is. */
export function alter(text: string, alteration: Alteration, random: Random): string {
  const words = text.split(' ').flatMap((word) => alterWord(word, alteration, random) ?? [])
  return words.length > 0 ? words.join(' ') : text
}

/** One number decides what happens, so that the kinds exclude each other. */
function alterWord(word: string, { drop, swap, typo, synonyms }: Alteration, random: Random): string | undefined {
  const at = random.unit()
  if (at < drop) return undefined
  const others = synonyms.get(word)
  if (at < drop + swap && others) return random.pick(others)
  if (at >= drop + swap && at < drop + swap + typo && word.length >= LEAST_TYPO) return misspell(word, random)
  return word
}

/** A letter left out, doubled, or swapped with the next. */
function misspell(word: string, random: Random): string {
  const at = random.below(word.length - 1)
  const head = word.slice(0, at)
  const kinds = [
    () => head + word.slice(at + 1),
    () => head + word[at + 1] + word[at] + word.slice(at + 2),
    () => head + word[at] + word.slice(at),
  ]
  return random.pick(kinds)()
}
