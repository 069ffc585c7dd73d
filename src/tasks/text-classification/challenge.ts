import { createRandom } from '../random.ts'
import type { Challenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { alter } from '../wordnet/alter.ts'
import { heldOutGlosses, readSynonyms } from '../wordnet/glosses.ts'
import { score } from './score.ts'

/** Glosses of one challenge. */
export const ITEMS = 48

/** How strongly glosses are altered: half the words stay as they were. */
const ALTERATION = { drop: 0.2, swap: 0.2, typo: 0.1 } as const

/** 48 held-out glosses, each altered afresh; their classes stay in the judge. */
export function pose(seed: Uint8Array): Challenge {
  const random = createRandom(seed)
  const synonyms = readSynonyms()
  const glosses = random.shuffle(heldOutGlosses()).slice(0, ITEMS)
  const labels = glosses.map((each) => each.label)
  return {
    inputs: [textTensor(glosses.map(({ gloss }) => alter(gloss, { ...ALTERATION, synonyms }, random)))],
    judge: (outputs) => score(outputs, labels),
  }
}
