/**
 * What a cheat earns in language-identification that knows the words challenges are made of and nothing else: a text is of the
 * language that has most of its words, each the rarer the better. Run `npm run build` first.
 *
 *   node models/train/words.mjs [ITEMS]
 */
import { openTasks } from '../../dist/src/tasks/index.js'
import { readLanguages } from '../../dist/src/tasks/language-identification/phrases.js'
import { measure } from '../../dist/src/tasks/measure.js'

const languages = [...readLanguages()]
const codes = languages.map(([code]) => code)
const owners = new Map()
for (const [code, phrases] of languages) {
  for (const word of Object.values(phrases).flat().join(' ').split(' ')) {
    owners.set(word, (owners.get(word) ?? new Set()).add(code))
  }
}

async function run([{ data: texts }]) {
  const scores = new Float32Array(texts.length * codes.length)
  texts.forEach((text, i) => {
    for (const word of text.split(' ')) {
      for (const code of owners.get(word) ?? [])
        scores[i * codes.length + codes.indexOf(code)] += 1 / owners.get(word).size
    }
  })
  return [
    { name: 'scores', datatype: 'FP32', shape: [texts.length, codes.length], data: scores },
    { name: 'classes', datatype: 'BYTES', shape: [codes.length], data: codes },
  ]
}

const { sum, count } = await measure(
  openTasks.get('language-identification'),
  { run },
  Number(process.argv[2] ?? 4_000),
)
console.log(`language-identification/words: ${(sum / count).toFixed(4)} of ${count}`)
