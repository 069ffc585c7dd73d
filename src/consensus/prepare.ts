import { ratio } from './fix.ts'
import type { Inputs } from './inputs.ts'
import { type Entry, type Matrix, tidy } from './matrix.ts'

/**
 * From stored weights to the rows that vote: those of validators with a permit, each scaled to sum one
 * over the weights that still hold. A weight falls when it is the validator's own (but for the owner),
 * or when the neuron registered since the row was set or, under commit-reveal, since it was committed.
 */
export function votingRows(inputs: Inputs, permits: readonly boolean[], commitReveal: boolean): Matrix {
  const size = inputs.stake.length
  return permits.map((permit, uid) => {
    const stored = inputs.weights[uid]
    if (!permit || stored === undefined) return []
    const updated = inputs.lastUpdate[uid] ?? 0n
    const committed = commitReveal ? inputs.commitBlock[uid] : undefined
    const kept = tidy(stored, size).filter(([neuron]) => {
      const registered = inputs.blockAtRegistration[neuron] ?? 0n
      const allowed = neuron !== uid || uid === inputs.ownerUid
      return allowed && updated > registered && (committed === undefined || committed >= registered)
    })
    const total = BigInt(kept.reduce((total, [, value]) => total + value, 0))
    return kept.map(([neuron, value]): Entry => [neuron, ratio(BigInt(value), total)])
  })
}
