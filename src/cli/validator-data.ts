import { join } from 'node:path'
import { stateDirectory } from '../config/state.ts'
import { createLoader } from '../tasks/set/load.ts'
import type { TaskSet } from '../tasks/set/schema.ts'
import { standardTaskSetFile } from '../tasks/set/standard.ts'
import type { Place } from '../wallet/place.ts'
import { loadHotkey } from '../wallet/wallet.ts'
import type { Context } from './context.ts'

/** Where a validator keeps what it knows: the folder that is named, else one under the state directory by hotkey. */
export async function dataFolder(data: string | undefined, place: Place, context: Context): Promise<string> {
  if (data !== undefined) return data
  const { address } = await loadHotkey(place, context)
  return validatorFolder(address, context)
}

/** The folder of a validator with this hotkey. */
export function validatorFolder(hotkey: string, { env, home }: Pick<Context, 'env' | 'home'>): string {
  return join(stateDirectory(env, home), 'validators', hotkey)
}

/** Finds task sets by their hash: those put into the validator's folder, and the package's own. */
export function taskSetLoader(dataDir: string): (hash: string) => Promise<TaskSet> {
  return createLoader([], [join(dataDir, 'task-sets', '$hash.json'), standardTaskSetFile()])
}
