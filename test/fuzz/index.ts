import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ready } from '../../src/crypto/ready.ts'
import { fuzz } from './fuzz.ts'
import { callNames } from './stream.ts'

// A night's fuzzing: `npm run fuzz -- --calls 200000 --seed 7`. Prints what became of the calls as JSON; ends with 1 and the
// few calls that are enough when something broke.
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '200000' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
  },
})

await ready()
const code = new Uint8Array(readFileSync('chain/blob/subtensor.wasm'))
const options = { seed: Number(values.seed), calls: Number(values.calls) }
const { report, culprits } = fuzz(code, options)
const outcomes = Object.fromEntries([...report.outcomes].map(([name, counts]) => [name, Object.fromEntries(counts)]))
const never = callNames.filter((name) => !report.outcomes.get(name)?.has('done'))
const { blocks, violation } = report
console.log(JSON.stringify({ ...options, blocks, violation, culprits, never, outcomes }, bigintAsText, 2))
process.exitCode = violation === undefined ? 0 : 1

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value
}
