import type { Random } from '../random.ts'

/** How likely a letter is left out, doubled or another; and how likely a text is without its accents. */
const LETTER = 0.08
const PLAIN = 0.4
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** The text with letters mistaken, and perhaps without accents, as somebody types in a hurry. */
export function blur(text: string, strength: number, random: Random): string {
  const plain = random.chance(strength * PLAIN)
  return [...(plain ? withoutAccents(text) : text)].map((letter) => mistake(letter, strength, random)).join('')
}

function mistake(letter: string, strength: number, random: Random): string {
  if (letter === ' ' || !random.chance(strength * LETTER)) return letter
  return random.pick(['', letter + letter, random.pick(LETTERS)])
}

/** Letters that are no other letter with a mark on it. */
const OTHERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ß: 'ss', ı: 'i', ł: 'l', œ: 'oe' }

function withoutAccents(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '')
  return [...bare].map((letter) => OTHERS[letter] ?? letter).join('')
}
