import { afterAll, describe, expect, it } from 'vitest'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { servedTasks } from '../../src/tasks/index.ts'
import { WEIGHT_CHEATS } from '../adversaries/weights.ts'
import { measureCheats } from '../verify/cheats.ts'
import { openForeign } from '../verify/foreign.ts'
import { pinned, requestOf, TOLERANCE } from '../verify/request.ts'

/** `npm run measure:served` does the same with many answers and all models. */
const SMALL = ['digit-scores', 'file-types']
const ANSWERS = 6

const inference = createInference({ log: silent })

afterAll(() => inference.close())

for (const name of SMALL) {
  const task = servedTasks.get(name)!
  describe(`answers to ${name}`, () => {
    it('are refused when they come from rounded or tuned weights, each of them', { timeout: 60_000 }, async () => {
      const rows = await measureCheats(inference, task, ANSWERS)
      expect(rows.map(({ cheat, caught }) => [cheat, caught])).toEqual(WEIGHT_CHEATS.map((cheat) => [cheat, ANSWERS]))
    })

    for (const library of ['node', 'web'] as const) {
      it(`hold when onnxruntime-${library} computes them as the graph is written`, { timeout: 60_000 }, async () => {
        const reference = await inference.open(pinned(task))
        const foreign = await openForeign(pinned(task), { library, threads: 1, level: 'disabled' })
        for (let turn = 0; turn < ANSWERS; turn++) {
          const asked = requestOf(task, `suite/${turn}`)
          const options = { tolerance: TOLERANCE, draw: new Uint8Array(32) }
          const verified = await task.verify(reference, asked, await foreign.answer(asked.inputs), options)
          expect(verified, `answer ${turn}`).toMatchObject({ reason: 'OK' })
        }
        await foreign.close()
      })
    }
  })
}
