import { add, type Fix, min, mul, ONE, ratio, sub, U64_MAX } from './fix.ts'
import type { Inputs } from './inputs.ts'
import { type Entry, type Matrix, tidy } from './matrix.ts'
import type { Params } from './params.ts'

const MILLION = 1_000_000n

/** The stored bonds, converted by `convert`, without those to neurons that registered since the epoch before. */
export function heldBonds(params: Params, inputs: Inputs, convert: (bond: number) => Fix): Matrix {
  const since = previousEpoch(params, inputs.block)
  return inputs.stake.map((_, uid) =>
    tidy(inputs.bonds[uid] ?? [], inputs.stake.length)
      .filter(([neuron]) => since > (inputs.blockAtRegistration[neuron] ?? 0n))
      .map(([neuron, bond]): Entry => [neuron, convert(bond)]),
  )
}

/** The part of a new weight that enters a bond: one less `average` millionths. */
export function fixedAlpha(average: bigint): Fix {
  return sub(ONE, ratio(average, MILLION))
}

/** `alpha · next + (1 - alpha) · old`, where either is present; what is not above zero is left out. */
export function movingAverage(next: Matrix, old: Matrix, alpha: Fix): Matrix {
  const keep = sub(ONE, alpha)
  return next.map((row, uid) => {
    const averages = new Map(row.map(([column, weight]) => [column, mul(alpha, weight)]))
    for (const [column, bond] of old[uid]!) {
      averages.set(column, add(averages.get(column) ?? 0n, mul(keep, bond)))
    }
    return [...averages].filter(([, value]) => value > 0n).sort(([a], [b]) => a - b)
  })
}

/** The first block after the epoch before; if there was none, a tempo ago, be that before the first block. */
function previousEpoch({ lastStepBlock, tempo }: Params, block: bigint): bigint {
  return lastStepBlock === 0n ? block - BigInt(tempo) : min(lastStepBlock + 1n, U64_MAX)
}
