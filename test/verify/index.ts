import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createInference } from '../../src/inference/pool.ts'
import { silent } from '../../src/lib/log.ts'
import { builtFile } from '../../src/lib/root.ts'
import { servedTasks } from '../../src/tasks/index.ts'
import { type CheatRow, measureCheats } from './cheats.ts'
import type { HonestRow } from './honest.ts'
import { PATIENCE_MS, pinned } from './request.ts'

/** Answers of each library, number of threads, graph level and task, by what a task costs: 10,400 in all. */
const HONEST: Readonly<Record<string, number>> = { 'sentence-embeddings': 60, 'file-types': 240, 'digit-scores': 350 }
/** Answers of each cheat and task. */
const CHEATING = 100

/** Measures what honest answers and those of lighter weights are from the pinned models, and prints two tables. */
const cheating = Number(process.argv[2] ?? CHEATING)
const script = builtFile('test/verify/honest.ts').pathname
const settings = ['node', 'web'].flatMap((library) => ['1', '2'].map((threads) => [library, threads]))
const honest = await Promise.all(
  settings.map(async (each): Promise<readonly HonestRow[]> => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...each, JSON.stringify(HONEST)])
    return JSON.parse(stdout) as HonestRow[]
  }),
)
const cheats: CheatRow[] = []
const inference = createInference({ log: silent }, { threads: 1, runMs: PATIENCE_MS })
for (const task of servedTasks.values()) {
  if (pinned(task).runtime !== 'text-generation') cheats.push(...(await measureCheats(inference, task, cheating)))
}
await inference.close()

const tell = (x: number): string => (x === 0 ? '0' : x.toExponential(1))
const lines = [
  '| task | library | threads | graph level | answers | refused | worst |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  ...honest
    .flat()
    .map(
      (row) =>
        `| ${row.task} | ${row.library} | ${row.threads} | ${row.level} | ${row.answers} | ${row.refused} | ${tell(row.worst)} |`,
    ),
  '',
  '| task | cheat | answers | caught | nearest | median |',
  '| --- | --- | --- | --- | --- | --- |',
  ...cheats.map(
    (row) =>
      `| ${row.task} | ${row.cheat} | ${row.answers} | ${row.caught} | ${tell(row.least)} | ${tell(row.median)} |`,
  ),
]
process.stdout.write(`${lines.join('\n')}\n`)
const failed =
  honest.flat().some(({ refused }) => refused > 0) || cheats.some(({ caught, answers }) => caught < answers)
process.exitCode = failed ? 1 : 0
