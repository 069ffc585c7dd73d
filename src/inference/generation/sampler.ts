import { boundGumbel, gumbel, MOST_GUMBEL } from './noise.ts'

/** Further below the greatest logit than this, 49,152 tokens together add less than 10⁻⁸ to the sum of a softmax. */
const NEGLIGIBLE = 30
/** Steps of the table of e^−x to a unit of x. What its steps leave, a series of five terms gives to 10⁻¹¹. */
const STEPS = 64
const POWERS = Float64Array.from({ length: NEGLIGIBLE * STEPS + 1 }, (_, i) => Math.exp(-i / STEPS))
/** Far above what rounding makes of a sum of numbers as small as these. */
const SLACK = 1e-6

/**
 * The token both sides agree on: the greatest of logit / T + gumbel(word), and of equals the first; at T = 0 the
 * greatest logit. In doubles, from logits in single precision.
 *
 * @param words one a token, of the position's noise; unused at T = 0
 */
export function sample(logits: Float32Array, temperature: number, words: Uint32Array | undefined): number {
  const top = argmax(logits)
  if (words === undefined || temperature === 0) return top
  let token = top
  let best = logits[top]! / temperature + gumbel(words[top]!)
  let least = (best - MOST_GUMBEL - SLACK) * temperature
  for (let i = 0; i < logits.length; i++) {
    // Most tokens cannot win, whatever their word is or with the word they have, and are spared the logarithms.
    if (logits[i]! < least) continue
    const scaled = logits[i]! / temperature
    if (scaled + boundGumbel(words[i]!) < best) continue
    const score = scaled + gumbel(words[i]!)
    if (score < best || (score === best && i >= token)) continue
    best = score
    token = i
    least = (best - MOST_GUMBEL - SLACK) * temperature
  }
  return token
}

/** How much the token's score lacks to the best one: 0 for the token that `sample` gives. */
export function regret(
  logits: Float32Array,
  token: number,
  { temperature, words }: { readonly temperature: number; readonly words: Uint32Array | undefined },
): number {
  const best = sample(logits, temperature, words)
  if (words === undefined || temperature === 0) return logits[best]! - logits[token]!
  const score = (i: number): number => logits[i]! / temperature + gumbel(words[i]!)
  return score(best) - score(token)
}

/** The token's log-probability under the model, whatever temperature it was drawn at. */
export function logProbability(logits: Float32Array, token: number): number {
  const top = logits[argmax(logits)]!
  let sum = 0
  for (let i = 0; i < logits.length; i++) {
    const below = top - logits[i]!
    if (below < NEGLIGIBLE) sum += power(below)
  }
  return logits[token]! - top - Math.log(sum)
}

/** e^−x for x from 0 to `NEGLIGIBLE`: a quarter of the time of `Math.exp`, which all tokens of all positions pay. */
function power(x: number): number {
  const step = (x * STEPS) | 0
  const rest = x - step / STEPS
  return POWERS[step]! * (1 - rest * (1 - rest * (1 / 2 - rest * (1 / 6 - rest / 24))))
}

function argmax(logits: Float32Array): number {
  let best = 0
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i
  return best
}
