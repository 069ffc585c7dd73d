import { type Gloss, heldOutGlosses } from '../wordnet/glosses.ts'

/** Glosses shorter than this say too little to find their word by; longer ones cost too much. */
const LEAST_WORDS = 8
const MOST_WORDS = 24
/** Mostly Latin names, which none of the small general models knows. */
const LEFT_OUT: readonly string[] = ['animal', 'plant']

let usable: readonly Gloss[] | undefined

/** Glosses of a middling length that hold no part of the word they define. */
export function usableGlosses(): readonly Gloss[] {
  usable ??= heldOutGlosses().filter(({ label, lemma, gloss }) => {
    const words = gloss.split(' ').length
    const named = lemma.split(/[ -]/).some((part) => gloss.includes(part))
    return !LEFT_OUT.includes(label) && words >= LEAST_WORDS && words <= MOST_WORDS && !named
  })
  return usable
}
