import type { Client } from './client.ts'
import type { Step } from './steps.ts'
import type { Said } from './walk.ts'

/** How a client fared with a step: `absent` when it has none like it. */
export type Result = 'passed' | 'failed' | 'absent'

/** What each client said, by its key. */
export type Walks = ReadonlyMap<string, readonly Said[]>

/** A step that has to pass for a client, did not, and why. */
export type Fault = { readonly client: string; readonly step: string; readonly why: string }

/** How the client fared; a step it has and said nothing of is failed. */
export function resultOf({ name, must }: Step, key: string, walks: Walks): Result {
  if (!must.includes(key)) return 'absent'
  return walks.get(key)?.find(({ step }) => step === name)?.ok ? 'passed' : 'failed'
}

/** Every step that had to pass and did not, and every step said that nobody knows. */
export function faults(steps: readonly Step[], clients: readonly Client[], walks: Walks): readonly Fault[] {
  return clients.flatMap(({ key }) => {
    const said = walks.get(key) ?? []
    const known = steps.filter(({ must }) => must.includes(key)).map(({ name }) => name)
    const failed = steps.filter((step) => resultOf(step, key, walks) === 'failed')
    return [
      ...failed.map(({ name }) => ({
        client: key,
        step: name,
        why: said.find(({ step }) => step === name)?.detail ?? 'the walk ended before it',
      })),
      ...said
        .filter(({ step }) => !known.includes(step))
        .map(({ step }) => ({ client: key, step, why: 'is not in the table of steps' })),
    ]
  })
}
