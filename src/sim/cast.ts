import { keypairFromUri } from '../crypto/sr25519.ts'
import type { Cast, Keys } from '../localnet/bring-up.ts'
import type { SimulationPlan } from './plan.ts'

/** Both keys of somebody; the seed has no part in them, so that the same people meet in every run. */
function keysOf(name: string): Keys {
  return { coldkey: keypairFromUri(`//simulation//${name}//cold`), hotkey: keypairFromUri(`//simulation//${name}`) }
}

/** The keys of everyone in the plan. */
export function castOf({ miners, validators }: SimulationPlan): Cast {
  return {
    bank: keypairFromUri('//Alice'),
    owner: keysOf('owner'),
    neurons: new Map([...miners, ...validators].map(({ name }) => [name, keysOf(name)])),
  }
}
