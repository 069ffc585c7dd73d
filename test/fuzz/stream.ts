import { commitCalls } from './calls/commits.ts'
import { keyCalls } from './calls/keys.ts'
import { rootCalls } from './calls/root.ts'
import { stakeCalls } from './calls/stake.ts'
import { subnetCalls } from './calls/subnets.ts'
import { weightCalls } from './calls/weights.ts'
import { Choice } from './choice.ts'
import { refreshment } from './setup.ts'
import type { Step } from './step.ts'

/** Families of calls, and how often each is taken. */
const FAMILIES = [
  { calls: stakeCalls, share: 5 },
  { calls: weightCalls, share: 3 },
  { calls: commitCalls, share: 4 },
  { calls: keyCalls, share: 5 },
  { calls: rootCalls, share: 1 },
  { calls: subnetCalls, share: 1 },
]

/** Names of the calls that a stream may have, `section.method`. */
export const callNames = FAMILIES.flatMap(({ calls }) => Object.keys(calls))

const ticket = FAMILIES.flatMap((family) => Array.from({ length: family.share }, () => family.calls))

/** How many blocks pass between two calls, as a choice. */
export type Pace = (choice: Choice) => number

/** Mostly several calls in a block, at times a stretch of blocks without any, so that epochs pass. */
const BUSY: Pace = (choice) => (choice.below(5) > 0 ? 0 : choice.rarely(8) ? 1 + choice.below(30) : 1)

/** After so many calls there is money again, and whoever went is a neuron once more. */
const REFRESHED_AFTER = 5_000

/** So many random calls; the same seed gives the same ones. */
export function stream({ seed, calls, pace = BUSY }: { seed: number; calls: number; pace?: Pace }): Step[] {
  const choice = new Choice(seed)
  const random = (): Step => {
    const family = choice.pick(ticket)
    const call = choice.pick(Object.keys(family))
    const gap = pace(choice)
    choice.block += gap
    const { signer, args } = family[call]!(choice)
    // Sudo's own account only ever calls as root.
    if (signer === 0) return { signer, call: 'sudo.sudo', args: [{ call, args }], gap }
    return { signer, call, args, gap }
  }
  return Array.from({ length: calls }, (_, at) => [
    ...(at > 0 && at % REFRESHED_AFTER === 0 ? refreshment() : []),
    random(),
  ]).flat()
}
