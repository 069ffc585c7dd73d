import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { burnedOf, proportionOf } from '../../src/sim/proportion.ts'
import { noFacts, openFacts } from './facts.ts'
import { apart, brokenBy, FULL, gainOf } from './promise.ts'
import { type ProportionFacts, proportionPage } from './proportion-page.ts'
import { createRunner } from './runs.ts'
import { VARIANTS, type Variant } from './variants.ts'

/**
 * `npm run sim:proportion`: whether pay follows quality and volume, over many seeds; the exit code says. With `--facts` finished
 * simulations are kept and not run again, with `--page` what was found is written down as Markdown.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    epochs: { type: 'string', default: '100' },
    miners: { type: 'string', default: '16' },
    validators: { type: 'string', default: '4' },
    challenges: { type: 'string', default: '40' },
    processes: { type: 'string', default: '2' },
    /** What is run beside the fleet itself, and for how many seeds. */
    variants: { type: 'string', default: Object.keys(VARIANTS).join() },
    'variant-seeds': { type: 'string', default: '20' },
    facts: { type: 'string' },
    page: { type: 'string' },
  },
})
const number = (name: 'seeds' | 'epochs' | 'miners' | 'validators' | 'challenges' | 'processes' | 'variant-seeds') =>
  Number(values[name])
const fleet = {
  miners: number('miners'),
  validators: number('validators'),
  epochs: number('epochs'),
  challenges: number('challenges'),
}
const wanted = values.variants.split(',').filter((name) => name !== '' && name !== 'own')
const unknown = wanted.find((name) => !(name in VARIANTS))
if (unknown !== undefined)
  throw new RangeError(`'${unknown}' is no variant; expected some of ${Object.keys(VARIANTS).join(', ')}`)
const bounds = { ...FULL, from: Math.floor(fleet.epochs / 2) + 1 }
const { from } = bounds
const run = createRunner(number('processes'), values.facts === undefined ? noFacts : openFacts(values.facts))

async function factsOf(seed: number): Promise<ProportionFacts> {
  const options = { ...fleet, seed, split: true }
  const isRun = (variant: Variant): boolean => seed <= number('variant-seeds') && wanted.includes(variant)
  const other = async (variant: Variant) => (isRun(variant) ? run({ ...options, variant }) : undefined)
  const [own, permuted, scaled, improved, baseline] = await Promise.all([
    run(options),
    other('permuted'),
    other('scaled'),
    other('improved'),
    isRun('baseline') ? run({ ...options, split: false, variant: 'baseline' }) : undefined,
  ])
  const facts = {
    seed,
    proportion: proportionOf(own, { from }),
    permuted: permuted && apart(own, permuted, from),
    scaled: scaled && apart(own, scaled, from),
    gain: improved && gainOf(own, improved, from),
    burned: baseline && burnedOf(baseline, { from }),
  }
  const broken = [...brokenBy(own, bounds), ...brokenVariants(facts)]
  process.stdout.write(`${JSON.stringify({ ...facts, broken })}\n`)
  return { ...facts, broken }
}

function brokenVariants({
  permuted = 0,
  scaled = 0,
  gain = 0,
  burned = 1,
}: Omit<ProportionFacts, 'broken'>): readonly string[] {
  return [
    ...(permuted > 2 * bounds.by ? [`with other uids a share differs by ${permuted.toFixed(4)}`] : []),
    ...(scaled > 2 * bounds.by ? [`with half the stake a share differs by ${scaled.toFixed(4)}`] : []),
    ...(gain < 0 ? [`a better model earns less by ${(-gain).toFixed(4)}`] : []),
    ...(burned < 0.9 ? [`with everybody at the baseline only ${burned.toFixed(4)} is burned`] : []),
  ]
}

const seeds = Array.from({ length: number('seeds') }, (_, index) => index + 1)
// The fleets themselves first: a run that is stopped has told most by then.
for (const seed of seeds) void run({ ...fleet, seed, split: true }).catch(() => {})
const facts = await Promise.all(seeds.map(factsOf))
if (values.page !== undefined) await writeFile(values.page, proportionPage({ ...fleet, bounds }, facts))
process.exitCode = facts.some(({ broken }) => broken.length > 0) ? 1 : 0
