import type { Finish, Generated, Part } from './order.ts'

/** What a decoder writes for a letter that is not complete yet. */
const INCOMPLETE = '\uFFFD'

type Rules = {
  readonly decode: (tokens: readonly number[]) => string
  readonly endToken: number
  readonly maxTokens: number
  readonly stops: readonly string[]
}

/** Where the first of the stop strings begins, or -1. */
function findStop(text: string, stops: readonly string[]): number {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0)
  return found.length > 0 ? Math.min(...found) : -1
}

/** The text of a whole answer, and how it ended; no `finish` when it goes on too long or ends where it should not. */
export function readEnd(
  tokens: readonly number[],
  { decode, endToken, maxTokens, stops }: Rules,
): { readonly text: string; readonly finish: Finish | undefined } {
  const full = decode(tokens)
  const stop = findStop(full, stops)
  const text = stop >= 0 ? full.slice(0, stop) : full
  const before = tokens.slice(0, -1)
  const late = before.includes(endToken) || findStop(decode(before), stops) >= 0 || tokens.length > maxTokens
  if (late) return { text, finish: undefined }
  if (stop >= 0 || tokens.at(-1) === endToken) return { text, finish: 'stop' }
  return { text, finish: tokens.length === maxTokens ? 'length' : undefined }
}

/** An answer as it grows: says when it has ended, and tells text as soon as no later token can take it back. */
export class Telling {
  readonly #rules: Rules
  readonly #tokens: number[] = []
  readonly #logprobs: number[] = []
  #text = ''
  #told = 0

  constructor(rules: Rules) {
    this.#rules = rules
  }

  /** Takes the next token; `finish` when it was the last. */
  take(token: number, logprob: number): { readonly part: Part; readonly finish: Finish | undefined } {
    this.#tokens.push(token)
    this.#logprobs.push(logprob)
    const full = this.#rules.decode(this.#tokens)
    const stop = findStop(full, this.#rules.stops)
    const ended = stop >= 0 || token === this.#rules.endToken
    const finish = ended ? 'stop' : this.#tokens.length >= this.#rules.maxTokens ? 'length' : undefined
    this.#text = stop >= 0 ? full.slice(0, stop) : full
    const upTo = finish ? this.#text.length : Math.max(this.#told, certain(this.#text, this.#rules.stops))
    const text = this.#text.slice(this.#told, upTo)
    this.#told = upTo
    return { part: { tokens: [token], logprobs: [logprob], text }, finish }
  }

  answer(finish: Finish): Generated {
    return { tokens: this.#tokens, logprobs: this.#logprobs, text: this.#text, finish }
  }
}

/** How much of the text stays, whatever comes: not half a letter at its end, nor what may begin a stop string. */
function certain(text: string, stops: readonly string[]): number {
  let end = text.length
  while (end > 0 && text[end - 1] === INCOMPLETE) end -= 1
  for (const stop of stops) {
    for (let size = Math.min(stop.length - 1, text.length); size > 0; size--) {
      if (!text.endsWith(stop.slice(0, size))) continue
      end = Math.min(end, text.length - size)
      break
    }
  }
  return end
}
