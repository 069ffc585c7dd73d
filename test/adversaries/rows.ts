import type { AttackContext } from '../../src/sim/attack.ts'
import type { Chain, Weight } from '../../src/subtensor/chain.ts'
import { commitHash, type Sealed } from '../../src/subtensor/commits.ts'
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

/** Numbers of 16 bits that hide a row. */
const SALT_NUMBERS = 8
const MECHANISM = 0

/** A validator that commits to other weights than it found, and reveals those; absent weights leave what it found. */
export function committingInstead(
  modules: ValidatorModules,
  alter: () => Promise<readonly Weight[] | undefined>,
): ValidatorModules {
  const { chain } = modules
  /** What is said in place of what the validator believes to have said, by the hash of that. */
  const said = new Map<string, Sealed>()
  const commitWeights: Chain['commitWeights'] = async (hotkey, args) => {
    const weights = await alter()
    if (weights === undefined) return chain.commitWeights(hotkey, args)
    const { weightsVersion: versionKey } = await chain.hyperparameters(args.netuid)
    const row = {
      hotkey: hotkey.address,
      netuid: args.netuid,
      mechanism: MECHANISM,
      uids: weights.map(({ uid }) => uid),
      values: weights.map(({ weight }) => weight),
      salt: [...crypto.getRandomValues(new Uint16Array(SALT_NUMBERS))],
      versionKey,
    }
    said.set(args.hash, row)
    return chain.commitWeights(hotkey, { ...args, hash: commitHash(row) })
  }
  const commits: Chain['commits'] = async (netuid, hotkey) => {
    const believed = new Map([...said].map(([hash, row]) => [commitHash(row), hash]))
    return (await chain.commits(netuid, hotkey)).map((each) => ({
      ...each,
      hash: believed.get(each.hash) ?? each.hash,
    }))
  }
  const revealWeights: Chain['revealWeights'] = (hotkey, row) =>
    chain.revealWeights(hotkey, said.get(commitHash({ ...row, hotkey: hotkey.address })) ?? row)
  return { ...modules, chain: { ...chain, commitWeights, commits, revealWeights } }
}

/** The row that a validator shows on the chain; absent before its first. */
export async function rowShownBy(
  { desk, chain, netuid }: Pick<AttackContext, 'desk' | 'chain' | 'netuid'>,
  hotkey: string,
): Promise<readonly Weight[] | undefined> {
  const { inputs } = await desk.votes(netuid, MECHANISM)
  const shown = inputs.weights[await uidOf(chain, { netuid, hotkey })] ?? []
  return shown.length === 0 ? undefined : shown.map(([uid, weight]) => ({ uid, weight: Number(weight) }))
}

/** The uid of a hotkey; rejects when it has none. */
export async function uidOf(chain: Chain, { netuid, hotkey }: { netuid: number; hotkey: string }): Promise<number> {
  const uid = await chain.uid(netuid, hotkey)
  if (uid === undefined) throw new RangeError(`${hotkey} is not on the subnet`)
  return uid
}
