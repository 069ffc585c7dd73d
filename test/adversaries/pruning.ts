import type { SimulationPlan } from '../../src/sim/plan.ts'
import { type Adversary, victimOf } from './adversary.ts'
import { withMiner, withStake, withValidator } from './recast.ts'
import { sayingInstead, uidOf } from './rows.ts'

const WHO = 'validator-1'
const VICTIM = 'miner-8'
const WEAKEST = 'miner-1'
const NEWCOMER = 'newcomer'
const PERCENT = 30
/** Blocks for which a neuron cannot be pruned: over long before the newcomer comes. */
const IMMUNITY = 60

/** A full subnet with one good miner, one bad one, and somebody new who takes the place of the least. */
function full(plan: SimulationPlan): SimulationPlan {
  const cast = withMiner(withMiner(plan, VICTIM, { quality: 0.85 }), WEAKEST, {
    quality: 0.55,
    declares: 8,
    unitsPerSecond: 12,
  })
  const model = cast.miners.find(({ name }) => name === VICTIM)!
  // The owner has a uid as well.
  const uids = plan.miners.length + plan.validators.length + 1
  return {
    ...withStake(cast, WHO, PERCENT),
    miners: [
      ...cast.miners,
      { ...model, name: NEWCOMER, quality: 0.7, joins: Math.max(4, Math.floor(plan.epochs / 2) - 2) },
    ],
    settings: {
      ...plan.settings,
      sudo_set_min_allowed_uids: { min_allowed_uids: uids - 1 },
      sudo_set_max_allowed_uids: { max_allowed_uids: uids },
      sudo_set_immunity_period: { immunity_period: IMMUNITY },
    },
  }
}

/** 30 % of the stake give one miner nothing, for a newcomer to take its place. */
export default {
  name: 'under-weighting to have pruned',
  summary: 'a validator with 30 % of the stake gives a good miner nothing while somebody registers on the full subnet',
  bound:
    'the newcomer takes the place of the least paid that is not immune; who is paid well stays well above it, since 30 % of the stake take no more than that.',
  promised: { ...victimOf(PERCENT / 100), stays: [VICTIM] },
  attackers: [],
  accomplices: [WHO],
  victims: [VICTIM],
  compare: full,
  arrange: (plan) =>
    withValidator(full(plan), WHO, {
      wrap: (modules, { chain, netuid, addressOf }) =>
        sayingInstead(modules, async (row) => {
          const victim = await uidOf(chain, { netuid, hotkey: addressOf(VICTIM) })
          return row.map(({ uid, weight }) => ({ uid, weight: uid === victim ? 0 : weight }))
        }),
    }),
} satisfies Adversary
