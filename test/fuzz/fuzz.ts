import { MemoryChain } from './memory-chain.ts'
import { type Report, run } from './run.ts'
import { setup } from './setup.ts'
import { shrink } from './shrink.ts'
import type { Step } from './step.ts'
import { type Pace, stream } from './stream.ts'

/** So many times a stream that fails is run again to find the few calls that it takes. */
const MOST_RUNS = 60

/** What a stream did, and the few calls that are enough for what went wrong. */
export type Verdict = { readonly report: Report; readonly culprits?: readonly Step[] }

/** Runs `calls` random calls from a seed on the runtime, and cuts a stream that breaks something to what matters. */
export function fuzz(code: Uint8Array, options: { seed: number; calls: number; pace?: Pace }): Verdict {
  const begin = setup()
  const play = (steps: readonly Step[]): Report =>
    run(new MemoryChain(code, { preset: 'compat' }), [...begin, ...steps])
  const steps = stream(options)
  const report = play(steps)
  const { violation } = report
  if (violation === undefined) return { report }
  const kind = kindOf(violation.what)
  const suspects = steps.slice(0, Math.max(0, violation.step - begin.length))
  const fails = (some: readonly Step[]): boolean => {
    const what = play(some).violation?.what
    return what !== undefined && kindOf(what) === kind
  }
  return { report, culprits: shrink(suspects, fails, MOST_RUNS) }
}

/** A violation without its figures, which change with what is left out. */
const kindOf = (what: string): string => what.replaceAll(/\d+/g, '#')
