import { epochWithTrace } from './epoch.ts'
import { fromProportion, sum, toNumber } from './fix.ts'
import type { Inputs } from './inputs.ts'
import { columnSums, type Matrix } from './matrix.ts'
import type { Params } from './params.ts'

/** Why a validator's word does not count for a neuron. */
type Silence = 'no permit' | 'inactive' | 'no stake' | 'older than the neuron' | 'its own'

/** What one validator did for a neuron. All are parts of one. */
type Judge = {
  readonly uid: number
  /** Of the stake of all neurons. */
  readonly stake: number
  /** Of the stake that votes. */
  readonly voice: number
  /** Of all it gives, what it gives to the neuron. */
  readonly gives: number
  /** What of that is not above the consensus. */
  readonly counts: number
  /** Voice times what counts: what it adds to the neuron's rank. */
  readonly adds: number
  /** Of the bonds in the neuron after the epoch, by which validators share what the neuron earns them. */
  readonly bond: number
  /** Why its word does not count, if it does not. */
  readonly silence: Silence | undefined
}

/** Why a neuron has its incentive, step by step. Parts of one unless said otherwise. */
export type Explanation = {
  readonly uid: number
  /** The stake that has to grant a weight before it counts. */
  readonly kappa: number
  /** The greatest weight that so much stake grants. */
  readonly consensus: number
  /** Sum of what the validators add. */
  readonly rank: number
  /** Sum of all ranks. */
  readonly ranks: number
  /** Rank of ranks: the neuron's share of what miners earn. */
  readonly incentive: number
  /** The same as the chain stores it, of 65535. */
  readonly storedAs: number
  /** Validators that vote or gave the neuron weight, those that add most first. */
  readonly judges: readonly Judge[]
}

/** Runs an epoch once more and takes one neuron's way through it apart. Throws a `RangeError` when there is no such uid. */
export function explain(params: Params, inputs: Inputs, uid: number): Explanation {
  if (!(uid in inputs.stake)) throw new RangeError(`there is no uid ${uid}, only ${inputs.stake.length} neurons`)
  const { outcome, trace } = epochWithTrace(params, inputs)
  const consensus = trace.consensus[uid]!
  const bonds = toNumber(columnSums(trace.bonds)[uid]!)
  const judges = [...inputs.stake.keys()].map((validator): Judge => {
    const voice = toNumber(trace.activeStake[validator]!)
    const gives = entry(trace.weights, validator, uid)
    const counts = Math.min(gives, toNumber(consensus))
    const silence = silenceOf({ inputs, active: outcome.active, voice }, validator, uid)
    const bond = bonds === 0 ? 0 : entry(trace.bonds, validator, uid) / bonds
    const stake = toNumber(trace.stake[validator]!)
    return { uid: validator, stake, voice, gives, counts, adds: voice * counts, bond, silence }
  })
  return {
    uid,
    kappa: toNumber(fromProportion(params.kappa)),
    consensus: toNumber(consensus),
    rank: toNumber(trace.rank[uid]!),
    ranks: toNumber(sum(trace.rank)),
    incentive: toNumber(trace.incentive[uid]!),
    storedAs: outcome.incentive[uid]!,
    judges: judges
      .filter(({ uid: validator, voice }) => voice > 0 || stored(inputs, validator, uid) > 0)
      .sort((a, b) => b.adds - a.adds || b.voice - a.voice || a.uid - b.uid),
  }
}

type Seen = { readonly inputs: Inputs; readonly active: readonly boolean[]; readonly voice: number }

function silenceOf({ inputs, active, voice }: Seen, validator: number, uid: number): Silence | undefined {
  if (validator !== inputs.ownerUid && !inputs.validatorPermit[validator]) return 'no permit'
  if (!active[validator]) return 'inactive'
  if (voice === 0) return 'no stake'
  if (stored(inputs, validator, uid) === 0) return undefined
  if (validator === uid && uid !== inputs.ownerUid) return 'its own'
  const isOld = (inputs.lastUpdate[validator] ?? 0n) <= (inputs.blockAtRegistration[uid] ?? 0n)
  return isOld ? 'older than the neuron' : undefined
}

/** The weight as the chain stores it. */
function stored({ weights }: Inputs, validator: number, uid: number): number {
  return weights[validator]?.find(([to]) => to === uid)?.[1] ?? 0
}

function entry(matrix: Matrix, row: number, column: number): number {
  return toNumber(matrix[row]?.find(([at]) => at === column)?.[1] ?? 0n)
}
