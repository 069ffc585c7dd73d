import type { Model } from '../../../src/inference/model.ts'
import { readAnswer } from '../../../src/tasks/text-generation/answer.ts'
import { readConversation } from '../../../src/tasks/text-generation/request.ts'
import { answerTo, cpuMs, exchanges, look, type Stage } from './stage.ts'

/** Of four answers one is looked at whole. */
const WHOLE = 1 / 4

export type CostFigures = {
  readonly answers: number
  readonly promptTokens: number
  readonly answerTokens: number
  /** CPU milliseconds an answer: made alone, made eight at once, checked (one in four whole). */
  readonly aloneMs: number
  readonly together8Ms: number
  readonly checkMs: number
}

/** What a check costs against the answer it checks, on challenges whose prompt is no longer than so many tokens. */
export async function measureCost(
  stage: Stage,
  { answers, mostPrompt }: { readonly answers: number; readonly mostPrompt: number },
): Promise<CostFigures> {
  const [alone, together] = [await stage.open({ limits: { rows: 1 } }), await stage.open({ limits: { rows: 8 } })]
  const posed = exchanges(answers * 4, undefined, 7)
  const made = []
  const short = posed.filter(({ inputs }) => promptOf(stage, inputs) <= mostPrompt).slice(0, answers)
  await answerTo(alone, short[0]!)
  let [aloneMs, checkMs] = [0, 0]
  for (const asked of short) {
    const { ms, value } = await cpuMs(() => answerTo(alone, asked))
    aloneMs += ms
    made.push(readAnswer(value)!)
    checkMs +=
      WHOLE * (await costOf(alone, asked, value, true)) + (1 - WHOLE) * (await costOf(alone, asked, value, false))
  }
  const { ms: together8Ms } = await cpuMs(() => Promise.all(short.map((asked) => answerTo(together, asked))))
  await Promise.all([alone.close(), together.close()])
  const mean = (sum: number): number => sum / short.length
  return {
    answers: short.length,
    promptTokens: mean(made.reduce((sum, { promptTokens }) => sum + promptTokens, 0)),
    answerTokens: mean(made.reduce((sum, { tokens }) => sum + tokens.length, 0)),
    aloneMs: mean(aloneMs),
    together8Ms: mean(together8Ms),
    checkMs: mean(checkMs),
  }
}

function promptOf({ tokenizer }: Stage, inputs: Parameters<typeof readConversation>[0]): number {
  return tokenizer.encode(readConversation(inputs).messages).length
}

async function costOf(
  model: Model,
  asked: Parameters<typeof look>[1],
  outputs: Parameters<typeof look>[2],
  whole: boolean,
): Promise<number> {
  return (await cpuMs(() => look(model, asked, outputs, whole))).ms
}
