import { join } from 'node:path'

/** Where what outlives a run is kept, by the XDG base directory rules. */
export function stateDirectory(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env.XDG_STATE_HOME
  // The rules say that a relative path there is to be ignored.
  return join(base?.startsWith('/') ? base : join(home, '.local', 'state'), 'yumanet')
}
