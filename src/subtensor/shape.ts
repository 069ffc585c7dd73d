import { z } from 'zod'
import { decodeIp } from './ip.ts'
import type { Hyperparameters, Metagraph, Neuron } from './metagraph.ts'

const MAX_U16 = 65_535

const small = z.bigint().transform(Number)
const share = z.bigint().transform((value) => Number(value) / MAX_U16)

/** `NeuronInfoLite` of Subtensor's runtime API, as far as it is read here. */
export const NeuronLite = z.object({
  hotkey: z.string(),
  coldkey: z.string(),
  uid: small,
  active: z.boolean(),
  axonInfo: z.object({ ip: z.bigint(), ipType: small, port: small }),
  stake: z.array(z.tuple([z.string(), z.bigint()])),
  emission: z.bigint(),
  incentive: share,
  consensus: share,
  validatorTrust: share,
  dividends: share,
  lastUpdate: z.bigint(),
  validatorPermit: z.boolean(),
})

/** `Metagraph` of Subtensor's runtime API, as far as it is read here. */
export const MetagraphInfo = z
  .object({
    ownerHotkey: z.string(),
    ownerColdkey: z.string(),
    tempo: small,
    blockAtRegistration: z.array(z.bigint()),
  })
  .optional()

/** `SubnetHyperparamsV2` of Subtensor's runtime API, as far as it is read here. */
export const HyperparametersV2 = z
  .object({
    tempo: small,
    immunityPeriod: small,
    minAllowedWeights: small,
    maxValidators: small,
    weightsRateLimit: z.bigint(),
    weightsVersion: z.bigint(),
    activityCutoff: z.bigint(),
    servingRateLimit: z.bigint(),
    commitRevealPeriod: z.bigint(),
    commitRevealWeightsEnabled: z.boolean(),
    registrationAllowed: z.boolean(),
  })
  .transform(
    ({ commitRevealWeightsEnabled, commitRevealPeriod, ...rest }): Hyperparameters => ({
      ...rest,
      revealPeriod: commitRevealPeriod,
      commitRevealEnabled: commitRevealWeightsEnabled,
    }),
  )
  .optional()

/** Joins what two runtime functions say of a subnet at one block. */
export function metagraphOf(
  { netuid, block }: { readonly netuid: number; readonly block: bigint },
  info: NonNullable<z.infer<typeof MetagraphInfo>>,
  neurons: readonly z.infer<typeof NeuronLite>[],
): Metagraph {
  const { blockAtRegistration, ...rest } = info
  return {
    netuid,
    block,
    ...rest,
    neurons: neurons.map((neuron) => neuronOf(neuron, blockAtRegistration[neuron.uid] ?? 0n)),
  }
}

function neuronOf({ axonInfo, stake, ...rest }: z.infer<typeof NeuronLite>, blockAtRegistration: bigint): Neuron {
  const ip = decodeIp(axonInfo)
  return {
    ...rest,
    blockAtRegistration,
    stake: stake.reduce((sum, [, amount]) => sum + amount, 0n),
    ...(ip !== undefined && { endpoint: { ip, port: axonInfo.port } }),
  }
}
