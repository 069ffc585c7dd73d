import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { servedTasks } from '../../src/tasks/index.ts'
import type { Verification } from '../../src/tasks/task.ts'
import { LEVELS, type Library, openForeign } from './foreign.ts'
import { PATIENCE_MS, pinned, requestOf, TOLERANCE } from './request.ts'

/** How far answers of one library, one number of threads and one graph level were from ours. */
export type HonestRow = {
  readonly task: string
  readonly library: Library
  readonly threads: number
  readonly level: string
  readonly answers: number
  readonly refused: number
  readonly worst: number
}

/** A process of its own for each library and number of threads, which are settings of a process. */
const [library, threads] = [process.argv[2] as Library, Number(process.argv[3])]
const wanted = JSON.parse(process.argv[4]!) as Readonly<Record<string, number>>
const inference = createInference({ log: silent }, { threads: 1, runMs: PATIENCE_MS })
const rows: HonestRow[] = []
for (const task of servedTasks.values()) {
  const manifest = pinned(task)
  const answers = wanted[task.name]
  if (answers === undefined) continue
  const reference = await inference.open(manifest)
  for (const level of LEVELS) {
    const foreign = await openForeign(manifest, { library, threads, level })
    const verified: Verification[] = []
    for (let turn = 0; turn < answers; turn++) {
      const asked = requestOf(task, `${library}/${threads}/${level}/${turn}`)
      const outputs = await foreign.answer(asked.inputs)
      verified.push(await task.verify(reference, asked, outputs, { tolerance: TOLERANCE, draw: new Uint8Array(32) }))
    }
    const refused = verified.filter(({ reason }) => reason !== 'OK').length
    const worst = Math.max(...verified.map(({ relativeL2 }) => relativeL2 ?? Number.POSITIVE_INFINITY))
    rows.push({ task: task.name, library, threads, level, answers, refused, worst })
    await foreign.close()
  }
  await reference.close()
}
await inference.close()
process.stdout.write(`${JSON.stringify(rows)}\n`)
process.exit(0)
