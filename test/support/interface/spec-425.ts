import { readFileSync } from 'node:fs'

/**
 * What spec version 425 has: indices of pallets; indices and argument names of calls, hashers of storage and names of
 * constants, of the pallets that are its own; methods of its own runtime APIs; events and errors of SubtensorModule in their order.
 */
export const spec425 = JSON.parse(readFileSync('test/vectors/subtensor-425.json', 'utf8')) as {
  pallets: Record<string, number>
  calls: Record<string, Record<string, { index: number; args: string[] }>>
  storage: Record<string, Record<string, string[]>>
  constants: Record<string, string[]>
  apis: Record<string, string[]>
  events: string[]
  errors: string[]
}
