import { DIFFICULTY, deal, judgeEach, strength, total } from '../deal.ts'
import { scoreNamed } from '../named.ts'
import { createRandom } from '../random.ts'
import type { OpenChallenge } from '../task.ts'
import { textTensor } from '../texts.ts'
import { alter, scale } from '../wordnet/alter.ts'
import { heldOutGlosses, readSynonyms } from '../wordnet/glosses.ts'
import { KINDS } from './score.ts'

/** How strongly glosses are altered: half the words stay as they were. */
const ALTERATION = { drop: 0.2, swap: 0.2, typo: 0.1 } as const

/** Held-out glosses, each altered afresh; their classes stay in the judge. */
export function pose(seed: Uint8Array, sizes: readonly number[], difficulty: number = DIFFICULTY): OpenChallenge {
  const random = createRandom(seed)
  const alteration = { ...scale(ALTERATION, strength(difficulty)), synonyms: readSynonyms() }
  const posed = Array.from({ length: total(sizes) }, () => {
    const { label, gloss } = random.pick(heldOutGlosses())
    return { label, text: alter(gloss, alteration, random) }
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
