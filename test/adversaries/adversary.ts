import type { FindingCode } from '../../src/audit/finding.ts'
import type { Attack } from '../../src/sim/attack.ts'

/** What is promised of an attack; of all of them beside it that no honest validator is said to cheat. */
export type Promised = {
  /** What it promises in a word, as the page names it. */
  readonly name: string
  /** The attackers' pay with it over without is below this, or at most this. */
  readonly below?: number
  readonly most?: number
  /** The victim's pay with it over without is at least this. */
  readonly least?: number
  /** What others keep, at least; not promised where stake colludes. */
  readonly others?: number
  /** Who is not pruned. */
  readonly stays?: readonly string[]
  /** What the audit finds of validators, by name. */
  readonly found?: Readonly<Record<string, readonly FindingCode[]>>
}

/** An attack with what is promised of it. */
export type Adversary = Attack & { readonly promised: Promised }

/** Honest fleets lose at most this in attacks without colluding stake. */
const others = 0.98

/** Cheats on what is answered, and forgeries. */
export const CONTENT: Promised = { name: 'content', below: 0.1, others }
/** Whatever it is done for, it does not pay. */
export const NO_GAIN: Promised = { name: 'no gain', most: 1, others }
/** A relay earns no more than honest serving. */
export const RELAY: Promised = { name: 'relay', most: 1, others }
/** Several uids on one machine. */
export const SYBIL: Promised = { name: 'one machine', most: 1.05, others }

/** A validator that does not judge: it earns no more than an honest one, give or take, and is found. */
export function idle(name: string, codes: readonly FindingCode[]): Promised {
  return { name: 'idle validator', most: 1.03, others, found: { [name]: codes } }
}

/** A friend of this share of the stake. */
export const friendOf = (stake: number): Promised => ({ name: 'colluding stake', most: 1 / (1 - stake) })

/** A victim of this share of the stake. */
export const victimOf = (stake: number, found: Promised['found'] = {}): Promised => ({
  name: 'colluding stake',
  least: 1 - stake - 0.02,
  found,
})
