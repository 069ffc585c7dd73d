import { readFileSync } from 'node:fs'
import { describeInterface } from './describe.ts'
import { type Interface, readInterface } from './metadata.ts'
import { spec425 } from './spec-425.ts'

/** What a client asks a chain for. Events and errors come with the calls that they are of. */
const ASKED_FOR = /^(pallet|call|storage|constant|api|extension) /

/** The names, as `describeInterface` gives them, of what a client may ask a runtime for. */
export function namesOf(runtime: Interface): Set<string> {
  return new Set([...describeInterface(runtime).keys()].filter((name) => ASKED_FOR.test(name)))
}

/** The same of what Finney has at spec version 393 or Subtensor at 425. */
export function knownNames(): Set<string> {
  const finney = namesOf(readInterface(readFileSync('test/vectors/finney-393.metadata.scale')))
  return new Set([...finney, ...namesOf425()])
}

function namesOf425(): string[] {
  const { pallets, calls, storage, constants, apis } = spec425
  const members = (kind: string, all: Record<string, object>) =>
    Object.entries(all).flatMap(([owner, names]) => {
      const list = Array.isArray(names) ? names : Object.keys(names)
      return list.map((name) => `${kind} ${owner}.${name}`)
    })
  return [
    ...Object.keys(pallets).map((pallet) => `pallet ${pallet}`),
    ...members('call', calls),
    ...members('storage', storage),
    ...members('constant', constants),
    ...members('api', apis),
  ]
}
