import type { SimulationPlan } from '../../src/sim/plan.ts'
import { type Adversary, CONTENT, NO_GAIN, type Promised } from './adversary.ts'
import cache from './cache.ts'
import copier from './copier.ts'
import flapping from './flapping.ts'
import flood from './flood.ts'
import forgedSeal from './forged-seal.ts'
import madeUp from './made-up.ts'
import relay from './relay.ts'
import selective from './selective.ts'
import slow from './slow.ts'

/** Those who attack at once, each in the place of the one that the attack alone is played by. */
type Part = { readonly attack: Adversary; readonly who: string }

const mix = (name: string, parts: readonly Part[], promised: Promised): Adversary => ({
  name,
  summary: parts.map(({ attack, who }) => `${who}: ${attack.name}`).join('; '),
  bound: 'several at once are no more than each alone: what one loses the honest get.',
  promised,
  attackers: parts.map(({ who }) => who),
  arrange: (plan) =>
    parts.reduce((changed, { attack, who }) => {
      const [first] = attack.attackers
      return renamed(attack.arrange(renamed(changed, first!, who)), first!, who)
    }, plan),
})

export const MIXES: readonly Adversary[] = [
  mix(
    'three at once: content',
    [
      { attack: madeUp, who: 'miner-6' },
      { attack: cache, who: 'miner-7' },
      { attack: forgedSeal, who: 'miner-8' },
    ],
    CONTENT,
  ),
  mix(
    'three at once: service',
    [
      { attack: slow, who: 'miner-6' },
      { attack: flapping, who: 'miner-7' },
      { attack: selective, who: 'miner-8' },
    ],
    NO_GAIN,
  ),
  mix(
    'three at once: anything',
    [
      { attack: relay, who: 'miner-7' },
      { attack: flood, who: 'miner-8' },
      { attack: copier, who: 'validator-4' },
    ],
    { ...copier.promised, name: 'no gain' },
  ),
]

/** The plan with two names exchanged; everything else stays whose it is. */
function renamed(plan: SimulationPlan, one: string, other: string): SimulationPlan {
  const swap = <T extends { readonly name: string }>(each: T): T => {
    if (each.name === one) return { ...each, name: other }
    return each.name === other ? { ...each, name: one } : each
  }
  return one === other ? plan : { ...plan, miners: plan.miners.map(swap), validators: plan.validators.map(swap) }
}
