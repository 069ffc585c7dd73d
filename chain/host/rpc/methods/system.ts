import { parseAddress } from '../../../../src/crypto/ss58.ts'
import { parseHex } from '../../hex.ts'
import { PROPERTIES } from '../../properties.ts'
import { invalidParams } from '../error.ts'
import type { Method, Methods } from '../method.ts'

const ACCOUNT_BYTES = 32

const nextIndex: Method = (params, { pool }) => {
  const account = params.text(0)
  const id = account.startsWith('0x') ? parseHex(account) : parseAddress(account)
  if (id?.length !== ACCOUNT_BYTES) throw invalidParams('parameter 0 must be an address with prefix 42')
  return Number(pool.nextIndex(id))
}

/** Who the node is and how it fares. It has no network, so no peers, and nothing to sync. */
export const systemMethods: Methods = {
  system_name: (_, { identity }) => identity.name,
  system_version: (_, { identity }) => identity.version,
  system_chain: (_, { identity }) => identity.chain,
  system_chainType: () => 'Development',
  system_properties: () => PROPERTIES,
  system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
  system_peers: () => [],
  system_nodeRoles: () => ['Authority'],
  system_localListenAddresses: () => [],
  system_syncState: (_, { backend }) => {
    const { number } = backend.head()
    return { startingBlock: 0, currentBlock: number, highestBlock: number }
  },
  system_accountNextIndex: nextIndex,
  account_nextIndex: nextIndex,
}
