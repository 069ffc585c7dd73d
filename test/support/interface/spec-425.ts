import { readFileSync } from 'node:fs'

/**
 * What spec version 425 has: indices of pallets; indices and argument names of calls, hashers of storage and names of
 * constants, of the pallets that are its own; methods of its own runtime APIs; errors of SubtensorModule in their order.
 */
export const spec425 = JSON.parse(readFileSync('test/vectors/subtensor-425.json', 'utf8')) as {
  pallets: Record<string, number>
  calls: Record<string, Record<string, { index: number; args: string[] }>>
  storage: Record<string, Record<string, string[]>>
  constants: Record<string, string[]>
  apis: Record<string, string[]>
  errors: string[]
}

/** Storage of SubtensorModule that spec version 425 does not have. */
export const additionalStorage: Readonly<Record<string, string>> = {
  BlockTime: 'milliseconds from block to block, which the preset says',
  SubnetDefaults: 'what new subnets begin with, which the preset says',
  EpochEmission: 'what the last epoch issued, paid and carried',
  AlphaBurned: 'alpha taken out of a subnet for good, so that what was issued can be counted',
  RootAlphaOwed: 'alpha that waits for the stakers of the root network',
  Dissolving: 'subnets whose stakers are being paid back, some at every block',
  SubnetEpochConsensus: 'later than 425: SDK 11 reads it before it sets weights',
  CollateralLockShare: 'later than 425: SDK 11 reads it before it registers',
}
