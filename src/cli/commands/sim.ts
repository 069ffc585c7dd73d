import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { integer, text, yesNo } from '../../config/kind.ts'
import { BadInputError } from '../../lib/errors.ts'
import { silent } from '../../lib/log.ts'
import { type Attack, isAttack } from '../../sim/attack.ts'
import { chartOf } from '../../sim/chart.ts'
import { honestPlan } from '../../sim/plan.ts'
import { simulate } from '../../sim/simulate.ts'
import { markdownOf } from '../../sim/table.ts'
import { verb } from '../command.ts'

/** `yuma sim`: miners and validators on the real chain in simulated time. */
export const simVerb = verb({
  name: 'sim',
  summary: 'simulate a subnet: the roles on the embedded chain, in simulated time',
  options: {
    miners: { help: 'miners, of qualities spread evenly', type: integer(1, 128), default: 16 },
    validators: { help: 'validators', type: integer(1, 32), default: 4 },
    epochs: { help: 'epochs to run', type: integer(1, 10_000), default: 100 },
    challenges: {
      help: 'requests of challenges a miner, task, validator and epoch',
      type: integer(1, 1_000),
      default: 40,
    },
    seed: { help: 'what everything random follows from', type: integer(0, 2_147_483_647), default: 1 },
    split: { help: 'each miner does one task, so that pay can be told apart by task', type: yesNo, default: false },
    adversaries: { help: 'a module whose default export is an attack', type: text.optional() },
    out: { help: 'folder for report.json, report.md and chart.svg', type: text.optional() },
    verbose: { help: 'log what happens to stderr', type: yesNo, default: false },
  },
  async run({ adversaries, out: folder, verbose, ...wanted }, _args, { out, log }) {
    const honest = honestPlan(wanted)
    const attack = adversaries === undefined ? undefined : await loadAttack(adversaries)
    const plan = attack?.arrange(honest) ?? honest
    const { report, cost } = await simulate({ log: verbose ? log : silent }, { plan, ...(attack && { attack }) })
    if (verbose) log.info('simulated', cost)
    const json = `${JSON.stringify(report)}\n`
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'report.json'), json)
      await writeFile(join(folder, 'report.md'), markdownOf(report))
      await writeFile(join(folder, 'chart.svg'), chartOf(report))
    }
    out.write(out.json ? json : markdownOf(report))
  },
})

async function loadAttack(file: string): Promise<Attack> {
  const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href).catch((cause) => {
    throw new BadInputError(`'${file}' cannot be loaded as a module`, { cause })
  })
  if (isAttack(module.default)) return module.default
  throw new BadInputError(`'${file}' has no default export with name, attackers and arrange`)
}
