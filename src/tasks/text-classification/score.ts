import { namedClasses } from '../named.ts'

/** The twelve commonest lexicographer files of WordNet's nouns. */
export const CLASSES = 12

export const KINDS = namedClasses(CLASSES)
