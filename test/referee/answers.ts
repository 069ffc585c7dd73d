import { toHex } from '../../chain/host/hex.ts'
import { callChain } from '../support/localnet.ts'

/** So many keys of the state are read one by one. */
const KEYS = 200

type Version = { readonly apis: [id: string, version: number][] }

/** What a chain answers about one of its blocks and what transactions cost at it, by the question. */
export async function answersAbout(
  endpoint: string,
  { hash, transactions }: { readonly hash: string; readonly transactions: readonly Uint8Array[] },
): Promise<ReadonlyMap<string, unknown>> {
  const answers = new Map<string, unknown>()
  const ask = async (method: string, ...params: readonly unknown[]): Promise<unknown> => {
    const answer = await callChain(endpoint, method, params)
    answers.set(`${method} ${JSON.stringify(params)}`, answer)
    return answer
  }
  await ask('chain_getHeader', hash)
  await ask('chain_getBlock', hash)
  for (const transaction of transactions) {
    await ask('payment_queryInfo', toHex(transaction), hash)
    await ask('payment_queryFeeDetails', toHex(transaction), hash)
  }
  await ask('chain_getBlockHash', [0, 1, 2])
  await ask('system_properties')
  await ask('state_getMetadata', hash)
  // A native node reads the APIs from a section of the code, the host from `Core_version`: the order says nothing.
  const version = (await ask('state_getRuntimeVersion', hash)) as Version
  version.apis.sort(([a], [b]) => (a < b ? -1 : 1))
  await ask('state_call', 'Core_version', '0x', hash)
  const keys = (await ask('state_getKeysPaged', '0x', KEYS, null, hash)) as readonly string[]
  for (const key of keys) {
    await ask('state_getStorage', key, hash)
    await ask('state_getStorageHash', key, hash)
    await ask('state_getStorageSize', key, hash)
  }
  await ask('state_queryStorageAt', keys.slice(0, 10), hash)
  return answers
}
