import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { packageRoot } from '../../lib/root.ts'

/** One sense of a noun: its class (WordNet's lexicographer file), its first lemma, its definition. */
export type Gloss = { readonly label: string; readonly lemma: string; readonly gloss: string }

let glosses: readonly Gloss[] | undefined
let synonyms: ReadonlyMap<string, readonly string[]> | undefined

/** The 10,000 glosses that no model of this repository was trained on; read once. */
export function heldOutGlosses(): readonly Gloss[] {
  glosses ??= readLines('glosses').map(([label, lemma, gloss]) => ({ label: label!, lemma: lemma!, gloss: gloss! }))
  return glosses
}

/** Words with their synonyms in their commonest sense; read once. */
export function readSynonyms(): ReadonlyMap<string, readonly string[]> {
  synonyms ??= new Map(readLines('synonyms').map(([word, others]) => [word!, others!.split(' ')]))
  return synonyms
}

function readLines(name: string): string[][] {
  const bytes = readFileSync(join(packageRoot(), `src/tasks/wordnet/data/${name}.tsv.gz`))
  return gunzipSync(bytes)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\t'))
}
