import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Model } from '../../src/inference/model.ts'
import type { Asked } from '../../src/tasks/task.ts'
import { TEXT_CHEATS } from '../adversaries/text.ts'
import { answerTo, exchanges, GRAPH, look, openStage, type Stage } from '../bench/text/stage.ts'

// The short form of `npm run measure:text`: some dozen tokens where that has tens of thousands.
const TOKENS = 12
/** Some seconds of one core each, which may be shared. */
const PATIENCE_MS = 180_000
const asked: readonly Asked[] = exchanges(
  2,
  (posed) => ({ ...posed, temperature: 0.7, maxTokens: TOKENS, stops: [] }),
  99,
)

let stage: Stage
let honest: Model
beforeAll(async () => {
  stage = await openStage()
  honest = await stage.open()
}, PATIENCE_MS)
afterAll(() => honest?.close())

describe('honest answers', { timeout: PATIENCE_MS }, () => {
  it('pass in a ragged batch, with short chunks and two threads', async () => {
    const miner = await stage.open({ threads: 2, limits: { rows: 2, chunk: 9 } })
    const answers = await Promise.all(asked.map((each) => answerTo(miner, each)))
    for (const [i, outputs] of answers.entries()) {
      const { reason, errors, tally } = await look(honest, asked[i]!, outputs)
      expect({ reason, slips: tally?.slips }, `answer ${i}`).toEqual({ reason: 'OK', slips: 0 })
      // Half of what is refused would be far beyond any arithmetic that was measured.
      expect(Math.max(...errors), `answer ${i}`).toBeLessThan(5e-4)
    }
    await miner.close()
  })
})

describe('answers of cheats', { timeout: PATIENCE_MS }, () => {
  /** How many of the two are refused at least: those that change the arithmetic are found in a few tokens. */
  const cases: readonly (readonly [string, number])[] = [
    ['layer 15 skipped', 2],
    ['int8 cache', 2],
    ['T 1', 1],
    ['another seed', 2],
    ['one token edited', 2],
    ['ended at half length', 2],
  ]
  it.each(cases)('%s: of two at least %i are refused', async (name, least) => {
    const cheat = await TEXT_CHEATS[name]!({ ...stage, graph: GRAPH, model: honest })
    const reasons: string[] = []
    for (const each of asked) reasons.push((await look(honest, each, await answerTo(cheat, each))).reason)
    expect(reasons.filter((reason) => reason !== 'OK').length, reasons.join(' ')).toBeGreaterThanOrEqual(least)
    if (cheat.close !== honest.close) await cheat.close()
  })
})
