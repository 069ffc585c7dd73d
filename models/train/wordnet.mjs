/** Reads WordNet's database files (format: wndb(5WN)): the nouns' glosses, and synonyms of common words. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names of the lexicographer files by their number (lexnames(5WN)). */
const LEX =
  `adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition
noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person
noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance
noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption verb.contact
verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather adj.ppl`.split(
    /\s+/,
  )

/** Shorter words are mostly function words, whose nouns ("a": angstrom) mislead. */
const LEAST_WORD = 4
const MOST_SYNONYMS = 4

/** Every noun's lexicographer file, first lemma and definition (its examples left out), in lower case. */
export function readNouns(dict) {
  return dataLines(dict, 'noun').map((line) => {
    const [head, ...rest] = line.split(' | ')
    const fields = head.split(' ')
    const gloss = rest
      .join(' | ')
      .split('"')[0]
      .replace(/[;:,\s]+$/, '')
      .trim()
      .toLowerCase()
    return { lex: LEX[Number(fields[1])], lemma: plain(fields[4]), gloss }
  })
}

/** Single-word synonyms by word, of its first sense in the part of speech it is commonest in. */
export function readSynonyms(dict) {
  const best = new Map()
  for (const part of ['noun', 'verb', 'adj']) {
    const synsets = new Map(dataLines(dict, part).map((line) => [line.slice(0, 8), lemmasOf(line)]))
    for (const line of indexLines(dict, part)) {
      const fields = line.trim().split(' ')
      const [word, , senses] = fields
      const uses = Number(fields[fields.length - Number(senses) - 1])
      if (!isWord(word) || (best.get(word)?.uses ?? -1) >= uses) continue
      const others = synsets
        .get(fields[fields.length - Number(senses)])
        .filter((lemma) => isWord(lemma) && lemma !== word)
      best.set(word, { uses, others: others.slice(0, MOST_SYNONYMS) })
    }
  }
  const known = [...best].filter(([, { others }]) => others.length > 0)
  return new Map(known.map(([word, { others }]) => [word, others]))
}

function lemmasOf(line) {
  const fields = line.split(' ')
  const count = Number.parseInt(fields[3], 16)
  return Array.from({ length: count }, (_, i) => plain(fields[4 + 2 * i]))
}

/** Lemmas join words by underscores; adjectives may carry a marker such as `(a)`. */
function plain(lemma) {
  return lemma
    .replace(/\([a-z]+\)$/, '')
    .replaceAll('_', ' ')
    .toLowerCase()
}

function isWord(text) {
  return text.length >= LEAST_WORD && /^[a-z]+$/.test(text)
}

function dataLines(dict, part) {
  return linesOf(join(dict, `data.${part}`))
}

function indexLines(dict, part) {
  return linesOf(join(dict, `index.${part}`))
}

/** The licence at the top of each file is indented by two blanks. */
function linesOf(file) {
  return readFileSync(file, 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  '))
}
