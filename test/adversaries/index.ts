import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/lib/root.ts'
import { ATTACKS } from './all.ts'
import { noFacts, openFacts } from './facts.ts'
import { brokenIn } from './kept.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { pageOf } from './page.ts'
import { createRunner } from './runs.ts'

/**
 * `npm run sim:incentives`: plays every attack out and writes `docs/incentives.md`. With `--facts` finished simulations are kept in
 * a file and not run again.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    epochs: { type: 'string', default: '40' },
    miners: { type: 'string', default: '16' },
    validators: { type: 'string', default: '4' },
    challenges: { type: 'string', default: '40' },
    only: { type: 'string' },
    processes: { type: 'string', default: String(availableParallelism()) },
    facts: { type: 'string' },
    page: { type: 'string', default: join(packageRoot(), 'docs', 'incentives.md') },
  },
})
const setting = {
  seeds: Array.from({ length: Number(values.seeds) }, (_, index) => index + 1),
  epochs: Number(values.epochs),
  miners: Number(values.miners),
  validators: Number(values.validators),
  challenges: Number(values.challenges),
}
const { seeds, ...rest } = setting
const run = createRunner(Number(values.processes), values.facts === undefined ? noFacts : openFacts(values.facts))
const attacks = ATTACKS.filter(({ name }) => values.only === undefined || name === values.only)

const outcomes = await Promise.all(
  attacks.map(async (attack) => {
    // What an attack is compared with has its name only where it is not the honest fleet, so that that is run once.
    const honest = attack.compare === undefined ? {} : { name: attack.name }
    const runs = seeds.map(async (seed): Promise<Outcome> => {
      const pair = [
        run({ ...rest, ...honest, seed, attacked: false }),
        run({ ...rest, name: attack.name, seed, attacked: true }),
      ] as const
      return outcomeOf(attack, await Promise.all(pair))
    })
    const done = await Promise.all(runs)
    process.stdout.write(`${attack.name}: ${done.map((each) => JSON.stringify(each)).join(' ')}\n`)
    return [attack, done] as const
  }),
)
await writeFile(values.page, pageOf(setting, outcomes))
process.exitCode = outcomes.every(([{ promised }, done]) => brokenIn(promised, done).length === 0) ? 0 : 1
