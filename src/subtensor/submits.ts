import { z } from 'zod'
import type { Keypair } from '../crypto/keypair.ts'
import { decodeAddress } from '../crypto/ss58.ts'
import type { BlockRef, Chain } from './chain.ts'
import { infoOf } from './commitment.ts'
import { ExtrinsicError, UnsupportedChainError } from './errors.ts'
import { encodeIp } from './ip.ts'
import type { Link } from './link.ts'
import type { Reader } from './read.ts'
import type { Receipt, Submitter } from './submit.ts'

/** What a role does on the chain. */
export type Submits = Pick<
  Chain,
  | 'transfer'
  | 'registerNetwork'
  | 'startCall'
  | 'register'
  | 'addStake'
  | 'removeStake'
  | 'serveAxon'
  | 'setCommitment'
  | 'setWeights'
  | 'commitWeights'
  | 'revealWeights'
>

export type SubmitsModules = { readonly link: Link; readonly reader: Reader; readonly submitter: Submitter }

/** Version of the axon's protocol, and the protocol's number, as Bittensor 11 publishes them. */
const AXON_VERSION = 1
const AXON_PROTOCOL = 4
/** The first of a subnet's weight matrices, and in this project's subnets the only one. */
const MECHANISM = 0

/** The submitting half of the client: every call resolves when it is in a block and succeeded. */
export function submitsOf({ link, reader, submitter }: SubmitsModules): Submits {
  const subtensor = async (signer: Keypair, method: string, args: readonly unknown[]): Promise<Receipt> =>
    submitter.submit(signer, { pallet: 'subtensorModule', method, args })
  const block = async (receipt: Promise<Receipt>): Promise<BlockRef> => (await receipt).block
  const uid = async (netuid: number, hotkey: string): Promise<number | undefined> => {
    const found = await reader.storage(z.bigint().optional(), 'subtensorModule', 'uids', [netuid, hotkey])
    return found === undefined ? undefined : Number(found)
  }

  return {
    async transfer(from, { to, amount }) {
      const args = [{ Id: checked(to) }, amount]
      return block(submitter.submit(from, { pallet: 'balances', method: 'transferKeepAlive', args }))
    },

    async registerNetwork(coldkey, { hotkey }) {
      const receipt = await subtensor(coldkey, 'registerNetwork', [checked(hotkey)])
      const event = receipt.events.find(({ pallet, name }) => pallet === 'SubtensorModule' && name === 'NetworkAdded')
      const netuid = event?.data[0]
      if (typeof netuid === 'bigint') return Number(netuid)
      throw new UnsupportedChainError('a network was registered and the chain does not say its netuid')
    },

    startCall: async (coldkey, { netuid }) => block(subtensor(coldkey, 'startCall', [netuid])),

    async register(coldkey, { netuid, hotkey }) {
      const found = await uid(netuid, checked(hotkey))
      if (found !== undefined) return found
      try {
        await subtensor(coldkey, 'burnedRegister', [netuid, hotkey])
      } catch (thrown) {
        // Another process was quicker with the same hotkey: it is registered, which is what was asked for.
        if (!(thrown instanceof ExtrinsicError && thrown.name === 'HotKeyAlreadyRegisteredInSubNet')) throw thrown
      }
      const given = await uid(netuid, hotkey)
      if (given !== undefined) return given
      throw new UnsupportedChainError('a hotkey was registered and the chain does not say its uid')
    },

    addStake: async (coldkey, { netuid, hotkey, amount }) =>
      block(subtensor(coldkey, 'addStake', [checked(hotkey), netuid, amount])),

    removeStake: async (coldkey, { netuid, hotkey, amount }) =>
      block(subtensor(coldkey, 'removeStake', [checked(hotkey), netuid, amount])),

    async serveAxon(hotkey, { netuid, endpoint }) {
      const { ip, ipType } = encodeIp(endpoint.ip)
      return block(
        subtensor(hotkey, 'serveAxon', [netuid, AXON_VERSION, ip, endpoint.port, ipType, AXON_PROTOCOL, 0, 0]),
      )
    },

    async setCommitment(hotkey, { netuid, fields }) {
      const args = [netuid, infoOf(fields)]
      return block(submitter.submit(hotkey, { pallet: 'commitments', method: 'setCommitment', args }))
    },

    async setWeights(hotkey, { netuid, weights, versionKey = 0n }) {
      const row = [weights.map(({ uid }) => uid), weights.map(({ weight }) => weight), versionKey]
      const { runtime } = await link.session()
      if (!runtime.has('subtensorModule', 'setMechanismWeights'))
        return block(subtensor(hotkey, 'setWeights', [netuid, ...row]))
      return block(subtensor(hotkey, 'setMechanismWeights', [netuid, MECHANISM, ...row]))
    },

    commitWeights: async (hotkey, { netuid, mechanism, hash }) =>
      block(subtensor(hotkey, 'commitMechanismWeights', [netuid, mechanism, hash])),

    revealWeights: async (hotkey, { netuid, mechanism, uids, values, salt, versionKey }) =>
      block(subtensor(hotkey, 'revealMechanismWeights', [netuid, mechanism, uids, values, salt, versionKey])),
  }
}

/** Gives the address back when it is one; polkadot.js would take hex and other networks' prefixes too. */
function checked(address: string): string {
  decodeAddress(address)
  return address
}
