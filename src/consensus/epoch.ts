import { clip, weightsForBonds } from './clip.ts'
import { earnDividends } from './dividends.ts'
import { fromProportion, normalize, toProportion } from './fix.ts'
import type { Inputs, Row } from './inputs.ts'
import { rowSums, weighRows } from './matrix.ts'
import { consensusOf } from './median.ts'
import type { Outcome } from './outcome.ts'
import type { Params } from './params.ts'
import { payOut } from './payout.ts'
import { currentPermits, nextPermits } from './permit.ts'
import { votingRows } from './prepare.ts'
import { activeNeurons, stakeShares, votingShares } from './stake.ts'
import type { Trace } from './trace.ts'

/**
 * Runs the epoch of a subnet, to explain what a chain paid or to check it: the same outcome to the last
 * unit as the chain's own `chain/consensus`. Total: any input gives an outcome.
 */
export function epoch(params: Params, inputs: Inputs): Outcome {
  return epochWithTrace(params, inputs).outcome
}

/** As `epoch`, and keeps the fractions on the way. */
export function epochWithTrace(params: Params, inputs: Inputs): { readonly outcome: Outcome; readonly trace: Trace } {
  const active = activeNeurons(params, inputs)
  const stake = stakeShares(params, inputs)
  const permits = currentPermits(inputs)
  const newPermits = nextPermits(stake, params.maxAllowedValidators, inputs.ownerUid)
  const activeStake = votingShares(stake, active, permits)

  const weights = votingRows(inputs, permits, params.commitReveal)
  const consensus = consensusOf(weights, activeStake, fromProportion(params.kappa))
  const clipped = clip(weights, consensus)
  const validatorTrust = rowSums(clipped)
  const rank = weighRows(clipped, activeStake)
  const incentive = normalize(rank)

  const forBonds = weightsForBonds(weights, clipped, consensus, fromProportion(params.bondsPenalty))
  const votes = { weights: forBonds, stake: activeStake, consensus, incentive }
  const { bonds, dividends } = earnDividends(params, inputs, votes)

  const silent = activeStake.every((share) => share === 0n)
  const paid = payOut(incentive, dividends, silent ? stake : activeStake, params.emission)

  const outcome: Outcome = {
    active,
    consensus: consensus.map(toProportion),
    incentive: incentive.map(toProportion),
    dividends: dividends.map(toProportion),
    validatorTrust: validatorTrust.map(toProportion),
    stakeWeight: stake.map(toProportion),
    serverEmission: paid.server,
    validatorEmission: paid.validator,
    emission: paid.combined,
    bonds: bonds.map((row, uid): Row => (newPermits[uid] ? row.map(([to, bond]) => [to, toProportion(bond)]) : [])),
    newValidatorPermit: newPermits,
  }
  const trace = { stake, activeStake, weights, consensus, validatorTrust, rank, incentive, bonds, dividends }
  return { outcome, trace }
}
