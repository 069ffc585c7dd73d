import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { builtFile } from '../../src/lib/root.ts'
import type { PlanOptions } from '../../src/sim/plan.ts'
import type { SimulationReport } from '../../src/sim/report.ts'
import { type Facts, noFacts } from './facts.ts'
import type { Variant } from './variants.ts'

/** A simulation: of an attack by its name, played out or as it is compared with; without a name, of an honest fleet. */
export type Run = PlanOptions & { readonly name?: string; readonly attacked?: boolean; readonly variant?: Variant }

/** The longest report, in bytes: a thousand epochs of a hundred neurons. */
const MAX_REPORT_BYTES = 64 << 20

/**
 * Runs simulations, each in a process of its own, at most so many at once; the same one is run once, and one that is among the
 * facts not at all.
 */
export function createRunner(most: number, facts: Facts = noFacts): (run: Run) => Promise<SimulationReport> {
  const known = new Map<string, Promise<SimulationReport>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function start(run: Run): Promise<SimulationReport> {
    const found = facts.find(run)
    if (found !== undefined) return found
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running++
    try {
      const report = await inProcess(JSON.stringify(run))
      facts.add(run, report)
      return report
    } finally {
      running--
      waiting.shift()?.()
    }
  }

  return (run) => {
    const order = JSON.stringify(run)
    const found = known.get(order) ?? start(run)
    known.set(order, found)
    return found
  }
}

function inProcess(order: string): Promise<SimulationReport> {
  const script = fileURLToPath(builtFile('test/adversaries/one.ts'))
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, order], { maxBuffer: MAX_REPORT_BYTES }, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout) as SimulationReport)
      else reject(new Error(`${order}: ${stderr || error.message}`))
    })
  })
}
