import { fork } from 'node:child_process'
import { once } from 'node:events'
import { builtFile } from '../../src/lib/root.ts'

/** What the embedded chain is held to, on two cores. */
const GOALS = {
  emptyBlockMs: 10,
  setWeightsBlockMs: 500,
  epochMs: 100,
  metagraphMs: 20,
  metagraphDecodeMs: 30,
  growthRatio: 1.3,
  rssMb: 350,
}

export type HostFigures = {
  readonly goals: typeof GOALS
  /** Empty blocks, thousands of them: times in ms, memory of the process in MB. */
  readonly growth: Record<string, number>
  /** A full subnet: times in ms. */
  readonly load: Record<string, number>
}

/** Measures the embedded chain, each part in a process of its own: the figures are the chain's and nothing else's. */
export async function benchHost(): Promise<HostFigures> {
  return { goals: GOALS, growth: await measured('growth'), load: await measured('load') }
}

async function measured(part: string): Promise<Record<string, number>> {
  const child = fork(builtFile('test/bench/host-process.ts'), [part])
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the measurement of ${part} ended with code ${code}`)
    }),
  ])
  return answer as Record<string, number>
}
