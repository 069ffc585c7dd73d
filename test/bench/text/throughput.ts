import type { Model } from '../../../src/inference/model.ts'
import { textGeneration } from '../../../src/tasks/text-generation/index.ts'
import { cpuMs, exchanges, type Stage } from './stage.ts'

/** Tokens an answer may have. */
const ANSWER = { maxTokens: 96, stops: [] } as const
/** Questions for each person in a turn. */
const QUESTIONS = 3
const MANY = 8

type Spell = { readonly tokens: number; readonly wallMs: number; readonly cpuMs: number }

export type Throughput = {
  readonly one: Spell
  readonly eight: Spell
  /** How many times the tokens a second eight get, by the clock and by CPU time. */
  readonly wallRatio: number
  readonly cpuRatio: number
}

/** Tokens that one model gives to one person and to eight at once, by turns, as the machine may be busy with others now and then. */
export async function* measureThroughput(
  stage: Stage,
  { turns }: { readonly turns: number },
): AsyncGenerator<Throughput> {
  const model = await stage.open()
  for (let turn = 1; turn <= turns; turn++) {
    const one = await talk(model, 1, turn)
    const eight = await talk(model, MANY, turn)
    const ratio = (time: 'wallMs' | 'cpuMs'): number => eight.tokens / eight[time] / (one.tokens / one[time])
    yield { one, eight, wallRatio: ratio('wallMs'), cpuRatio: ratio('cpuMs') }
  }
  await model.close()
}

/**
 * So many people ask, each again when answered, until one of them has nothing more to ask: then it is no longer so many who
 * talk. What the others got by then counts, and the reading of all their prompts.
 */
async function talk(model: Model, people: number, fill: number): Promise<Spell> {
  const left = [...exchanges(QUESTIONS * people, (each) => ({ ...each, ...ANSWER }), fill)]
  const end = new AbortController()
  let tokens = 0
  const emit = (parts: readonly { readonly name: string; readonly data: { readonly length: number } }[]): void => {
    tokens += parts.find(({ name }) => name === 'tokens')?.data.length ?? 0
  }
  const person = async (): Promise<void> => {
    for (let asked = left.shift(); asked; asked = left.shift()) {
      await textGeneration.run(model, asked.inputs, { asked, emit, signal: end.signal })
    }
  }
  const began = performance.now()
  const asking = Array.from({ length: people }, person)
  const { ms } = await cpuMs(() => Promise.race(asking))
  const wallMs = performance.now() - began
  const spell = { tokens, wallMs, cpuMs: ms }
  end.abort()
  await Promise.allSettled(asking)
  return spell
}
