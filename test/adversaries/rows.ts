import type { Chain, Weight } from '../../src/subtensor/chain.ts'
import type { ValidatorModules } from '../../validator/validator.ts'

/** A validator that sets other weights than it found. */
export function sayingInstead(
  modules: ValidatorModules,
  alter: (row: readonly Weight[]) => readonly Weight[] | Promise<readonly Weight[]>,
): ValidatorModules {
  const setWeights: Chain['setWeights'] = async (hotkey, args) =>
    modules.chain.setWeights(hotkey, { ...args, weights: await alter(args.weights) })
  return { ...modules, chain: { ...modules.chain, setWeights } }
}

/** The uid of a hotkey; rejects when it has none. */
export async function uidOf(chain: Chain, { netuid, hotkey }: { netuid: number; hotkey: string }): Promise<number> {
  const uid = await chain.uid(netuid, hotkey)
  if (uid === undefined) throw new RangeError(`${hotkey} is not on the subnet`)
  return uid
}
