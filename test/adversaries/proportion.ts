import { parseArgs } from 'node:util'
import { burnedOf, proportionOf } from '../../src/sim/proportion.ts'
import { apart, brokenBy, FULL, gainOf } from './promise.ts'
import { createRunner } from './runs.ts'

/** `npm run sim:proportion`: whether pay follows quality and volume, over many seeds; the exit code says. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    epochs: { type: 'string', default: '100' },
    miners: { type: 'string', default: '16' },
    validators: { type: 'string', default: '4' },
    challenges: { type: 'string', default: '40' },
    processes: { type: 'string', default: '2' },
  },
})
const { seeds, processes, ...rest } = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [name, Number(value)]),
) as Record<keyof typeof values, number>
const bounds = { ...FULL, from: Math.floor(rest.epochs / 2) + 1 }
const { from } = bounds
const run = createRunner(processes)

const broken = await Promise.all(
  Array.from({ length: seeds }, async (_, index) => {
    const options = { ...rest, seed: index + 1, split: true }
    const [own, permuted, scaled, improved, baseline] = await Promise.all([
      run(options),
      run({ ...options, variant: 'permuted' }),
      run({ ...options, variant: 'scaled' }),
      run({ ...options, variant: 'improved' }),
      run({ ...options, split: false, variant: 'baseline' }),
    ])
    const facts = {
      seed: options.seed,
      proportion: proportionOf(own, { from }),
      broken: brokenBy(own, bounds),
      permuted: apart(own, permuted, from),
      scaled: apart(own, scaled, from),
      gain: gainOf(own, improved, from),
      burned: burnedOf(baseline, { from }),
    }
    process.stdout.write(`${JSON.stringify(facts)}\n`)
    return facts.broken.length > 0 || facts.gain < 0
  }),
)
process.exitCode = broken.some(Boolean) ? 1 : 0
