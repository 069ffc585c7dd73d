import type { Keypair } from '../crypto/keypair.ts'
import type { Log } from '../lib/log.ts'
import type { Chain } from '../subtensor/chain.ts'
import { OWNER_MONEY, type Plan, type PlannedMiner, POCKET_MONEY } from './plan.ts'

/** A neuron's two keys. */
export type Keys = { readonly coldkey: Keypair; readonly hotkey: Keypair }

/** The keys of everyone on the subnet, by the plan's names; `bank` pays for everything. */
export type Cast = { readonly bank: Keypair; readonly owner: Keys; readonly neurons: ReadonlyMap<string, Keys> }

/** Who is to be on the subnet; what miners serve is not the chain's business. */
type Roster = Pick<Plan, 'validators'> & { readonly miners: readonly Pick<PlannedMiner, 'name'>[] }

/**
 * Makes the subnet what the plan says: funds the coldkeys, creates and starts the subnet, registers every
 * neuron with a coldkey of its own and stakes the validators. What is there already is left as it is, so a
 * run that was cut off goes on where it stopped. Resolves to the netuid.
 */
export async function bringUp(
  { chain, log }: { readonly chain: Chain; readonly log: Log },
  plan: Roster,
  cast: Cast,
): Promise<number> {
  const netuid = (await findSubnet(chain, cast.owner)) ?? (await createSubnet(chain, cast))
  if (!(await chain.isStarted(netuid))) await chain.startCall(cast.owner.coldkey, { netuid })
  const { neurons } = await chain.metagraph(netuid)
  const known = new Map(neurons.map((neuron) => [neuron.hotkey, neuron]))

  const keysOf = (name: string): Keys => {
    const keys = cast.neurons.get(name)
    if (keys === undefined) throw new RangeError(`the cast has no ${name}`)
    return keys
  }
  const settle = async (name: string, stake: bigint): Promise<void> => {
    const { coldkey, hotkey } = keysOf(name)
    const neuron = known.get(hotkey.address)
    const missing = neuron === undefined || neuron.stake < stake ? stake - (neuron?.stake ?? 0n) : 0n
    if (neuron !== undefined && missing === 0n) return
    if ((await chain.balance(coldkey.address)) < missing + POCKET_MONEY / 2n) {
      await chain.transfer(cast.bank, { to: coldkey.address, amount: missing + POCKET_MONEY })
    }
    await chain.register(coldkey, { netuid, hotkey: hotkey.address })
    if (missing > 0n) await chain.addStake(coldkey, { netuid, hotkey: hotkey.address, amount: missing })
  }
  // Validators first: whoever has stake at the first epoch may judge after it. One that fails does not leave the
  // others at work behind the back of whoever tries again.
  const settled = await Promise.allSettled([
    ...plan.validators.map(({ name, stake }) => settle(name, stake)),
    ...plan.miners.map(({ name }) => settle(name, 0n)),
  ])
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason
  log.info('subnet stands', { netuid, miners: plan.miners.length, validators: plan.validators.length })
  return netuid
}

async function findSubnet(chain: Chain, owner: Keys): Promise<number | undefined> {
  for (const netuid of await chain.netuids()) {
    if (netuid !== 0 && (await chain.metagraph(netuid)).ownerHotkey === owner.hotkey.address) return netuid
  }
  return undefined
}

async function createSubnet(chain: Chain, { bank, owner }: Cast): Promise<number> {
  const cost = await chain.networkCost()
  if ((await chain.balance(owner.coldkey.address)) < cost + OWNER_MONEY / 2n) {
    await chain.transfer(bank, { to: owner.coldkey.address, amount: cost + OWNER_MONEY })
  }
  return chain.registerNetwork(owner.coldkey, { hotkey: owner.hotkey.address })
}
