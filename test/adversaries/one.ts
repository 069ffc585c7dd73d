import { silent } from '../../src/lib/log.ts'
import { honestPlan } from '../../src/sim/plan.ts'
import { simulate } from '../../src/sim/simulate.ts'
import { ATTACKS } from './all.ts'
import type { Run } from './runs.ts'
import { VARIANTS } from './variants.ts'

/** One simulation in a process of its own, as randomness is the process's: what to run as JSON in, the report out. */
const { name, attacked = false, variant, ...options } = JSON.parse(process.argv[2] ?? '') as Run
const fleet = honestPlan(options)
const honest = variant === undefined ? fleet : VARIANTS[variant](fleet)
const attack = ATTACKS.find((each) => each.name === name)
const plan = attack === undefined ? honest : attacked ? attack.arrange(honest) : (attack.compare?.(honest) ?? honest)
const { report } = await simulate({ log: silent }, { plan, ...(attack && attacked && { attack }) })
process.stdout.write(JSON.stringify(report))
