import type { Tensor } from '../../../src/lib/tensor.ts'
import type { Asked } from '../../../src/tasks/task.ts'
import { answerTo, exchanges, type Looked, look, type Stage } from './stage.ts'

/** How an honest miner may run the model: threads, answers at once, and how much of a prompt it reads in one go. */
const WAYS = [
  { threads: 1, rows: 1, chunk: 256 },
  { threads: 1, rows: 3, chunk: 256 },
  { threads: 1, rows: 8, chunk: 16 },
  { threads: 2, rows: 8, chunk: 256 },
  { threads: 1, rows: 16, chunk: 64 },
  { threads: 2, rows: 16, chunk: 7 },
  { threads: 2, rows: 2, chunk: 33 },
  { threads: 1, rows: 12, chunk: 128 },
  { threads: 2, rows: 5, chunk: 19 },
  { threads: 1, rows: 2, chunk: 40 },
] as const

/** Conversations of one way, which come at once and leave as they end. */
const CONVERSATIONS = 24

export type HonestFigures = {
  readonly way: string
  readonly answers: number
  readonly tokens: number
  readonly refused: number
  readonly slips: number
  readonly worstRegret: number
  readonly worstLogprob: number
}

/** Answers in each way in turn until there are so many tokens with those of earlier runs, every one of them checked as a whole on one thread. */
export async function* measureHonest(
  stage: Stage,
  { tokens, done }: { readonly tokens: number; readonly done: readonly HonestFigures[] },
): AsyncGenerator<HonestFigures> {
  const validator = await stage.open()
  let sum = done.reduce((all, each) => all + each.tokens, 0)
  for (let turn = done.length; sum < tokens; turn++) {
    const way = WAYS[turn % WAYS.length]!
    const miner = await stage.open({ threads: way.threads, limits: { rows: way.rows, chunk: way.chunk } })
    // People's T, and T = 0, which nobody but people may ask for.
    const greedy = (i: number): boolean => i % 8 === 0
    const asked = exchanges(CONVERSATIONS, (posed, i) => (greedy(i) ? { ...posed, temperature: 0 } : posed), turn + 1)
    const answers = await Promise.all(asked.map((each) => answerTo(miner, each)))
    await miner.close()
    const { threads, rows, chunk } = way
    const label = `${threads} thread${threads > 1 ? 's' : ''}, ${rows} rows, chunks of ${chunk}`
    const figures = { way: label, ...(await check(validator, asked, answers)) }
    sum += figures.tokens
    yield figures
  }
  await validator.close()
}

async function check(
  validator: Parameters<typeof look>[0],
  asked: readonly Asked[],
  answers: readonly (readonly Tensor[])[],
): Promise<Omit<HonestFigures, 'way'>> {
  const looked: Looked[] = []
  for (const [i, outputs] of answers.entries()) looked.push(await look(validator, asked[i]!, outputs))
  const all = (pick: (one: (typeof looked)[number]) => readonly number[]): number[] => looked.flatMap(pick)
  const regrets = all(({ regrets }) => regrets)
  return {
    answers: answers.length,
    tokens: regrets.length,
    refused: looked.filter(({ reason }) => reason !== 'OK').length,
    slips: regrets.filter((regret) => regret > 0).length,
    worstRegret: Math.max(...regrets),
    worstLogprob: Math.max(...all(({ errors }) => errors)),
  }
}
