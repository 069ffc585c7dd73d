import type { Tensor } from '../../lib/tensor.ts'
import { deal, total } from '../deal.ts'
import { createRandom, type Random } from '../random.ts'
import { textTensor } from '../texts.ts'
import { alter } from '../wordnet/alter.ts'
import { heldOutGlosses, readSynonyms } from '../wordnet/glosses.ts'

const ALTERATION = { drop: 0.1, swap: 0.3, typo: 0.1 } as const

/** Sentences of altered definitions, each made afresh: there is no table of them. */
export function pose(
  seed: Uint8Array,
  sizes: readonly number[],
): { readonly requests: readonly (readonly Tensor[])[] } {
  const random = createRandom(seed)
  const texts = Array.from({ length: total(sizes) }, () => compose(random))
  return { requests: deal(texts, sizes).map((each) => [textTensor(each)]) }
}

/** Between one and three definitions, as a person asks for a sentence or a paragraph. */
function compose(random: Random): string {
  const parts = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => {
    const { lemma, gloss } = random.pick(heldOutGlosses())
    const text = alter(gloss, { ...ALTERATION, synonyms: readSynonyms() }, random)
    return random.chance(0.5) ? `${lemma}: ${text}` : text
  })
  return parts.join('. ')
}
