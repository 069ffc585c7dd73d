import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'
import type { Chain } from './chain.ts'
import { Commitment, fieldsOf } from './commitment.ts'
import { readCommits } from './commits.ts'
import type { Reader } from './read.ts'
import { HyperparametersV2, MetagraphInfo, metagraphOf, NeuronLite } from './shape.ts'

/** What a role reads of the chain. */
export type Reads = Pick<
  Chain,
  | 'netuids'
  | 'isStarted'
  | 'metagraph'
  | 'hyperparameters'
  | 'nextEpochBlock'
  | 'epochSchedule'
  | 'commits'
  | 'commitment'
  | 'epochEmission'
  | 'balance'
  | 'burn'
  | 'networkCost'
  | 'uid'
  | 'brokenInvariants'
>

const SUBNET = 'SubnetInfoRuntimeApi'
const INVARIANTS = 'InvariantsRuntimeApi'
const Emission = z
  .object({ block: z.bigint(), issued: z.bigint(), paid: z.bigint(), burned: z.bigint(), carried: z.bigint() })
  .optional()
const Registration = z.object({ info: Commitment }).optional()
const Account = z.object({ data: z.object({ free: z.bigint() }) })

/** The reading half of the client. A subnet that does not exist is a `BadInputError`. */
export function readsOf(reader: Reader): Reads {
  return {
    netuids: async () => reader.netuids('subtensorModule', 'networksAdded'),

    isStarted: async (netuid) =>
      (await reader.storage(z.bigint().optional(), 'subtensorModule', 'firstEmissionBlockNumber', [netuid])) !==
      undefined,

    async metagraph(netuid) {
      const at = await reader.head()
      const [info, neurons] = await Promise.all([
        reader.api(MetagraphInfo, [SUBNET, 'get_metagraph'], [netuid], at),
        reader.api(z.array(NeuronLite), ['NeuronInfoRuntimeApi', 'get_neurons_lite'], [netuid], at),
      ])
      return metagraphOf({ netuid, block: at.number }, existing(info, netuid), neurons)
    },

    async hyperparameters(netuid) {
      const at = await reader.head()
      return existing(await reader.api(HyperparametersV2, [SUBNET, 'get_subnet_hyperparams_v2'], [netuid], at), netuid)
    },

    nextEpochBlock: async (netuid) =>
      reader.api(z.bigint().optional(), [SUBNET, 'get_next_epoch_start_block'], [netuid], await reader.head()),

    async epochSchedule(netuid) {
      const at = await reader.head()
      const item = (name: string): Promise<bigint> => reader.storage(z.bigint(), 'subtensorModule', name, [netuid], at)
      const [tempo, lastEpoch, pendingAt, index, blocksSince] = await Promise.all(
        ['tempo', 'lastEpochBlock', 'pendingEpochAt', 'subnetEpochIndex', 'blocksSinceLastStep'].map(item),
      )
      return {
        block: at.number,
        tempo: tempo!,
        lastEpoch: lastEpoch!,
        pendingAt: pendingAt!,
        index: index!,
        blocksSince: blocksSince!,
      }
    },

    commits: async (netuid, hotkey) => (await readCommits(reader, { hotkey, netuid, mechanism: 0 })).commits,

    async commitment(netuid, hotkey) {
      const found = await reader.storage(Registration, 'commitments', 'commitmentOf', [netuid, hotkey])
      return found === undefined ? [] : fieldsOf(found.info)
    },

    epochEmission: async (netuid) =>
      reader.api(Emission, [INVARIANTS, 'epoch_emission'], [netuid], await reader.head()),

    balance: async (address) => (await reader.storage(Account, 'system', 'account', [address])).data.free,

    burn: async (netuid) => reader.storage(z.bigint(), 'subtensorModule', 'burn', [netuid]),

    networkCost: async () =>
      reader.api(
        z.bigint(),
        ['SubnetRegistrationRuntimeApi', 'get_network_registration_cost'],
        [],
        await reader.head(),
      ),

    async uid(netuid, hotkey) {
      const uid = await reader.storage(z.bigint().optional(), 'subtensorModule', 'uids', [netuid, hotkey])
      return uid === undefined ? undefined : Number(uid)
    },

    async brokenInvariants() {
      const names = await reader.api(z.array(z.instanceof(Uint8Array)), [INVARIANTS, 'check'], [], await reader.head())
      return names.map((name) => Buffer.from(name).toString('utf8'))
    },
  }
}

function existing<T>(value: T | undefined, netuid: number): T {
  if (value === undefined) throw new BadInputError(`there is no subnet ${netuid}`)
  return value
}
