import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../lib/root.ts'

const SLOTS = ['subject', 'verb', 'object', 'place', 'time', 'joiner'] as const
export type Slot = (typeof SLOTS)[number]

/** What one language fills the slots of a sentence with. */
export type Phrases = Readonly<Record<Slot, readonly string[]>>

let languages: ReadonlyMap<string, Phrases> | undefined

/** Phrases by ISO 639-1 code, in order; read once. Lines are code, slot and phrases, parted by tabs and bars. */
export function readLanguages(): ReadonlyMap<string, Phrases> {
  languages ??= parseLanguages(
    readFileSync(join(packageRoot(), 'src/tasks/language-identification/data/phrases.txt'), 'utf8'),
  )
  return languages
}

function parseLanguages(text: string): ReadonlyMap<string, Phrases> {
  const found = new Map<string, Partial<Record<Slot, readonly string[]>>>()
  for (const line of text.trim().split('\n')) {
    const [code = '', slot = '', phrases = ''] = line.split('\t')
    found.set(code, { ...found.get(code), [slot]: phrases.split('|') })
  }
  return new Map([...found].map(([code, slots]) => [code, { ...EMPTY, ...slots }]))
}

const EMPTY: Phrases = { subject: [], verb: [], object: [], place: [], time: [], joiner: [] }
