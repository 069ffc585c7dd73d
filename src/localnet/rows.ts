import type { Metagraph } from '../subtensor/metagraph.ts'
import type { Plan } from './plan.ts'
import type { Roles } from './roles.ts'
import type { Row } from './row.ts'

/** What each neuron does and has got, by uid. `staked` is what a neuron put in itself, in rao by hotkey. */
export function neuronRows(
  { neurons, ownerHotkey }: Metagraph,
  { miners, validators }: Pick<Roles, 'miners' | 'validators'>,
  staked: ReadonlyMap<string, bigint>,
): readonly Row[] {
  const stakes = new Map(neurons.map(({ hotkey, stake }) => [hotkey, stake]))
  const books = [...validators.values()].map((validator) => ({
    stake: Number(stakes.get(validator.hotkey) ?? 0n),
    scores: validator.scores(),
  }))
  const scoreOf = (uid: number, task: string): number | undefined => {
    const known = books.flatMap(({ stake, scores }) => {
      const entry = scores.find((e) => e.uid === uid && e.task === task)
      return entry === undefined ? [] : [{ stake, quality: entry.quality }]
    })
    const total = known.reduce((sum, { stake }) => sum + stake, 0)
    return total === 0 ? undefined : known.reduce((sum, { stake, quality }) => sum + stake * quality, 0) / total
  }

  return neurons.map(({ uid, hotkey, incentive, dividends, stake, validatorPermit }): Row => {
    const base = { uid, hotkey, incentive, dividends, emission: stake - (staked.get(hotkey) ?? 0n) }
    const miner = miners.get(hotkey)
    if (miner !== undefined) {
      const { task, manifest } = miner.planned
      const open = manifest.task === task
      const score = scoreOf(uid, task)
      return {
        ...base,
        role: 'miner',
        task,
        model: miner.planned.cheats ? `${manifest.name}, cheating` : manifest.name,
        ...(open && { heldOutQuality: manifest.heldOutQuality }),
        answers: miner.answers(),
        ...(score === undefined ? {} : { score }),
      }
    }
    const validator = validators.get(hotkey)
    if (validator !== undefined) {
      return { ...base, role: 'validator', answers: validator.answers() }
    }
    const role = hotkey === ownerHotkey ? 'owner' : validatorPermit ? 'validator' : 'miner'
    return { ...base, role, answers: 0 }
  })
}

/** What each validator of the plan put in itself, in rao, by hotkey. */
export function plannedStakes(plan: Plan, hotkeyOf: (name: string) => string): ReadonlyMap<string, bigint> {
  return new Map(plan.validators.map(({ name, stake }) => [hotkeyOf(name), stake]))
}
