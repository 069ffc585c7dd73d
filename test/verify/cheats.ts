import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inference } from '../../src/inference/model.ts'
import type { ServedTask } from '../../src/tasks/task.ts'
import { cheatingModel } from '../adversaries/model.ts'
import { WEIGHT_CHEATS, type WeightCheat } from '../adversaries/weights.ts'
import { pinned, requestOf, TOLERANCE } from './request.ts'

/** How many answers of a cheat were refused, and how near the nearest and the middle one were. */
export type CheatRow = {
  readonly task: string
  readonly cheat: WeightCheat
  readonly answers: number
  readonly caught: number
  readonly least: number
  readonly median: number
}

/** Lets each weight cheat answer requests of the task in the way our miners do, and verifies. */
export async function measureCheats(
  inference: Inference,
  task: ServedTask,
  answers: number,
): Promise<readonly CheatRow[]> {
  const manifest = pinned(task)
  const reference = await inference.open(manifest)
  const rows: CheatRow[] = []
  for (const cheat of WEIGHT_CHEATS) {
    const folder = await mkdtemp(join(tmpdir(), 'cheat-'))
    try {
      const model = await inference.open(await cheatingModel(manifest, { cheat, folder: join(folder, manifest.name) }))
      const found: number[] = []
      let caught = 0
      for (let turn = 0; turn < answers; turn++) {
        const asked = requestOf(task, `${cheat}/${turn}`)
        const outputs = await task.run(model, asked.inputs)
        const options = { tolerance: TOLERANCE, draw: new Uint8Array(32) }
        const { reason, relativeL2 = 0 } = await task.verify(reference, asked, outputs, options)
        if (reason === 'MISMATCH') caught++
        found.push(relativeL2)
      }
      found.sort((a, b) => a - b)
      rows.push({ task: task.name, cheat, answers, caught, least: found[0]!, median: found[answers >> 1]! })
      await model.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  }
  await reference.close()
  return rows
}
