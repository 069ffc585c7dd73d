import { createRandom } from '../../../src/tasks/random.ts'
import { TEXT_CHEATS } from '../../adversaries/text.ts'
import { answerTo, exchanges, GRAPH, type Looked, look, type Stage } from './stage.ts'

/** Tokens of an answer of the study of `docs/tasks.md`, and the temperature most people leave as it is. */
const ANSWER = { maxTokens: 96, temperature: 0.7, stops: [] } as const
/** Random orders of the answers in which tokens are counted. */
const ORDERS = 200
const PREFIX = 32
const MOST_REGRET = 0.01
const MOST_ERROR = 1e-3

export type CheatFigures = {
  readonly cheat: string
  readonly tokens: number
  /** Answers refused when looked at whole, and in their first 32 tokens; of all. */
  readonly refused: number
  readonly refusedFirst: number
  readonly answers: number
  readonly reasons: string
  /** Tokens until the first regret, and the first log-probability, beyond the threshold: median and 99 % of the orders. */
  readonly regret: readonly [number, number]
  readonly logprob: readonly [number, number]
  /** Tokens that differ from what is to be drawn, in percent. */
  readonly differing: number
}

export async function* measureCheats(
  stage: Stage,
  { answers, only }: { readonly answers: number; readonly only: (cheat: string) => boolean },
): AsyncGenerator<CheatFigures> {
  const honest = await stage.open()
  const asked = exchanges(answers, (posed) => ({ ...posed, ...ANSWER }), 99)
  for (const [cheat, make] of Object.entries(TEXT_CHEATS).filter(([name]) => only(name))) {
    const model = await make({ ...stage, graph: GRAPH, model: honest })
    const outputs = await Promise.all(asked.map((each) => answerTo(model, each)))
    const looked: Looked[] = []
    for (const [i, each] of outputs.entries()) looked.push(await look(honest, asked[i]!, each))
    const regrets = looked.map((one) => one.regrets)
    const flat = regrets.flat()
    yield {
      cheat,
      tokens: flat.length,
      refused: looked.filter(({ sum }) => sum === 0).length,
      refusedFirst: looked.filter(failsEarly).length,
      answers,
      reasons: [...new Set(looked.map(({ reason }) => reason))].sort().join(' '),
      regret: untilFirst(regrets, MOST_REGRET),
      logprob: untilFirst(
        looked.map(({ errors }) => errors),
        MOST_ERROR,
      ),
      differing: (100 * flat.filter((regret) => regret > 0).length) / flat.length,
    }
    if (model.close !== honest.close) await model.close()
  }
  await honest.close()
}

/** Whether the check of the first tokens refuses it too: those and the end and text, which it always sees. */
function failsEarly({ regrets, errors, reason }: Looked): boolean {
  const early = (values: readonly number[], limit: number): boolean => !values.slice(0, PREFIX).every((x) => x <= limit)
  return early(regrets, MOST_REGRET) || early(errors, MOST_ERROR) || !['OK', 'REGRET', 'LOGPROB'].includes(reason)
}

/** How many tokens are looked at until the first beyond the limit, answers one after another in random order. */
function untilFirst(answers: readonly (readonly number[])[], limit: number): readonly [number, number] {
  const counts = Array.from({ length: ORDERS }, (_, order) => {
    let seen = 0
    for (const answer of shuffled(answers, order)) {
      const at = answer.findIndex((value) => !(value <= limit))
      if (at >= 0) return seen + at + 1
      seen += answer.length
    }
    return Number.POSITIVE_INFINITY
  }).sort((a, b) => a - b)
  return [counts[ORDERS / 2]!, counts[Math.floor(ORDERS * 0.99)]!]
}

/** The same for the same number, so that figures can be had again. */
function shuffled<T>(items: readonly T[], order: number): T[] {
  return createRandom(new Uint8Array(32).fill(order)).shuffle(items)
}
