import type { Keypair } from '../crypto/keypair.ts'
import type { Desk } from '../subtensor/desk.ts'
import type { NamedCall } from '../subtensor/extrinsic.ts'
import type { SimulationPlan } from './plan.ts'

/** Has root set what the plan wants of the subnet; at any time, also where an epoch is about to end. */
export async function settle(
  desk: Desk,
  { settings = {} }: Pick<SimulationPlan, 'settings'>,
  { netuid, bank }: { readonly netuid: number; readonly bank: Keypair },
): Promise<void> {
  const calls = Object.entries(settings)
  if (calls.length === 0) return
  const asRoot = (name: string, args: Readonly<Record<string, unknown>>) => {
    const call: NamedCall = { pallet: 'AdminUtils', call: name, args }
    return desk.submit(bank, { pallet: 'Sudo', call: 'sudo', args: { call } })
  }
  await asRoot('sudo_set_admin_freeze_window', { window: 0 })
  for (const [name, args] of calls) await asRoot(name, { netuid, ...args })
}
