import type { Decoder } from './decoder.ts'
import { drawWords } from './noise.ts'
import type { Scored, ScoreOrder } from './order.ts'
import { type PrefillOptions, prefill } from './prefill.ts'
import { logProbability, regret } from './sampler.ts'

/** Holds the first tokens of an answer against the model in one prefill, chunk by chunk. */
export async function* score(
  decoder: Decoder,
  order: ScoreOrder,
  reading: Pick<PrefillOptions, 'chunk' | 'prefix'>,
): AsyncGenerator<number, Scored> {
  const { prompt, seed, temperature } = order
  const answer = order.answer.slice(0, order.checked)
  const regrets: number[] = []
  const logprobs: number[] = []
  yield* prefill(decoder, [...prompt, ...answer.slice(0, -1)], {
    ...reading,
    keep: answer.length,
    each: (logits, i) => {
      const words = temperature > 0 ? drawWords(seed, i, decoder.vocabulary) : undefined
      regrets.push(regret(logits, answer[i]!, { temperature, words }))
      logprobs.push(logProbability(logits, answer[i]!))
    },
  })
  return { regrets, logprobs }
}
