import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src/lib/root.ts'
import type { SimulationReport } from '../../src/sim/report.ts'
import type { Run } from './runs.ts'

/** What a simulation follows from, beside its order: below the folder that is built. */
const CODE = ['src', 'miner', 'validator', 'chain/host']
/** What only makes texts and commands of what is there. */
const APART = ['src/cli', 'src/index.js', 'src/gateway']
/** Of the adversaries' folder, what has no part in a simulation. */
const TELLING = [
  'adversary',
  'facts',
  'index',
  'kept',
  'outcome',
  'page',
  'promise',
  'proportion',
  'proportion-page',
  'runs',
]

/** Finished simulations, so that a long row of them can be stopped and gone on with. */
export interface Facts {
  find(run: Run): SimulationReport | undefined
  add(run: Run, report: SimulationReport): void
}

/** Knows nothing, and keeps nothing. */
export const noFacts: Facts = { find: () => undefined, add: () => {} }

/** Finished simulations in a file of JSON lines. Those of other code than is built now are left there, and not found. */
export function openFacts(file: string, code: (run: Run) => string = codeOf()): Facts {
  const known = new Map<string, SimulationReport>()
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const fact = factIn(line)
    if (fact !== undefined) known.set(fact.key, fact.report)
  }
  const keyOf = (run: Run): string => hashOf([JSON.stringify(run), code(run)])
  return {
    find: (run) => known.get(keyOf(run)),
    add(run, report) {
      const key = keyOf(run)
      known.set(key, report)
      // A line that was cut off before stays alone.
      appendFileSync(file, `\n${JSON.stringify({ key, run, report })}`)
    },
  }
}

type Fact = { readonly key: string; readonly report: SimulationReport }

function factIn(line: string): Fact | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Fact)
  } catch {
    // Whoever wrote it was stopped.
    return undefined
  }
}

/** The hash of the code that is built: of the roles alone for an honest fleet, with the adversaries for an attack. */
function codeOf(): (run: Run) => string {
  const dist = join(dirname(fileURLToPath(builtFile('test/adversaries/one.ts'))), '..', '..')
  const roles = CODE.flatMap((folder) => scriptsIn(dist, folder)).filter(
    (path) => !APART.some((apart) => path.startsWith(apart)),
  )
  const adversaries = scriptsIn(dist, 'test/adversaries')
  const attacks = adversaries.filter((path) => !TELLING.some((name) => path.endsWith(`/${name}.js`)))
  const variants = adversaries.filter((path) => path.endsWith('/variants.js'))
  const [honest, attacked] = [hashFiles(dist, [...roles, ...variants]), hashFiles(dist, [...roles, ...attacks])]
  return ({ name }) => (name === undefined ? honest : attacked)
}

/** The scripts below a folder, by their paths from the root. */
function scriptsIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => `${folder}/${path}`)
}

function hashFiles(folder: string, paths: readonly string[]): string {
  return hashOf(paths.toSorted().flatMap((path) => [path, readFileSync(join(folder, path))]))
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
