import type { Model } from '../../../src/inference/model.ts'
import { readAnswer } from '../../../src/tasks/text-generation/answer.ts'
import { answerTo, cpuMs, exchanges, type Stage } from './stage.ts'

/** Tokens an answer may have. */
const ANSWER = { maxTokens: 96, stops: [] } as const
/** Questions of each person: with fewer, most of the time would be the end, when few are left. */
const QUESTIONS = 4
/** Least answers that are measured. */
const LEAST = 8

export type Throughput = {
  readonly at: number
  readonly tokens: number
  readonly wallMs: number
  readonly cpuMs: number
}

/** Tokens that one model gives to so many people at once, each of whom asks again when answered, until all is answered. */
export async function measureThroughput(
  stage: Stage,
  { at }: { readonly at: readonly number[] },
): Promise<readonly Throughput[]> {
  const model = await stage.open()
  const posed = (count: number): ReturnType<typeof exchanges> => exchanges(count, (each) => ({ ...each, ...ANSWER }), 5)
  const figures: Throughput[] = []
  for (const people of at) {
    const began = performance.now()
    const { ms, value } = await cpuMs(() => serve(model, posed(Math.max(LEAST, QUESTIONS * people)), people))
    figures.push({ at: people, tokens: value, wallMs: performance.now() - began, cpuMs: ms })
  }
  await model.close()
  return figures
}

async function serve(model: Model, asked: ReturnType<typeof exchanges>, people: number): Promise<number> {
  const left = [...asked]
  let tokens = 0
  const person = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const answer = readAnswer(await answerTo(model, next))!
      tokens += answer.tokens.length
    }
  }
  await Promise.all(Array.from({ length: people }, person))
  return tokens
}
