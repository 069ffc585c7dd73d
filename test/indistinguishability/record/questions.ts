import { writeTensor } from '../../../src/gateway/oip.ts'
import { imageTensor } from '../../../src/tasks/digits/challenge.ts'
import { heldOutDigits } from '../../../src/tasks/digits/data.ts'
import { createRandom, type Random } from '../../../src/tasks/random.ts'
import { textTensor } from '../../../src/tasks/texts.ts'
import { heldOutGlosses } from '../../../src/tasks/wordnet/glosses.ts'

/** How many questions of each size the clients choose from: of texts so many that hardly one is asked twice. */
const EACH = { images: 60, texts: 2_000 } as const
const MOST_ITEMS = 8

/** Bodies of inference requests by how many items they hold, and texts for who types them. */
export type Questions = { readonly bodies: readonly (readonly string[])[]; readonly words: readonly string[] }

/** What people ask in a task: digits somebody wrote, terms and definitions as they stand in a dictionary. */
export function questionsOf(task: string): Questions {
  const random = createRandom(new Uint8Array(32).fill(task.length))
  const each = task === 'digits' ? EACH.images : EACH.texts
  const bodies = Array.from({ length: MOST_ITEMS }, (_, more) =>
    Array.from({ length: each }, () => {
      const items = Array.from({ length: more + 1 }, () => random)
      const tensor =
        task === 'digits' ? imageTensor(items.map(drawDigit)) : textTensor(items.map((r) => drawText(task, r)))
      return JSON.stringify({ inputs: [writeTensor(tensor)] })
    }),
  )
  return { bodies, words: Array.from({ length: each }, () => drawText(task, random)) }
}

function drawDigit(random: Random): Uint8Array {
  return random.pick(heldOutDigits()).pixels
}

function drawText(task: string, random: Random): string {
  const { lemma, gloss } = random.pick(heldOutGlosses())
  return task === 'embeddings' && random.chance(0.5) ? lemma : gloss
}
