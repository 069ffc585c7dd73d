import { integer, text } from '../config/kind.ts'
import type { Option } from '../config/option.ts'
import { BadInputError } from '../lib/errors.ts'
import type { Place } from '../wallet/place.ts'
import { walletRoot } from '../wallet/place.ts'
import type { Context } from './context.ts'

/** Names of networks that people use, and where they are. */
const NETWORKS: Readonly<Record<string, string>> = {
  local: 'ws://127.0.0.1:9944',
  finney: 'wss://entrypoint-finney.opentensor.ai:443',
  test: 'wss://test.finney.opentensor.ai:443',
}

export const network = {
  help: `chain to use: a ws:// or wss:// address, or ${Object.keys(NETWORKS).join(', ')}`,
  type: text,
  default: 'local',
  aliases: ['BT_CHAIN_ENDPOINT', 'BT_SUBTENSOR_NETWORK'],
} satisfies Option

export const netuid = {
  help: 'the subnet',
  type: integer(0, 65_535),
  default: 1,
  aliases: ['BT_NETUID'],
} satisfies Option

export const walletOptions = {
  wallet: { help: 'name of the wallet', type: text, default: 'default', aliases: ['BT_WALLET', 'BT_WALLET_NAME'] },
  hotkey: { help: 'name of the hotkey in the wallet', type: text, default: 'default', aliases: ['BT_WALLET_HOTKEY'] },
  walletPath: { help: 'folder of the wallets', type: text.optional(), aliases: ['BT_WALLET_PATH'] },
} satisfies Record<string, Option>

export type WalletSettings = {
  readonly wallet: string
  readonly hotkey: string
  readonly walletPath?: string | undefined
}

/** Where the named wallet lies. */
export function placeOf(
  { wallet, hotkey, walletPath }: WalletSettings,
  { env, home }: Pick<Context, 'env' | 'home'>,
): Place {
  return { root: walletPath ?? walletRoot(env, home), wallet, hotkey }
}

/** The address of a network by its name or address; throws `BadInputError` for anything else. */
export function endpointOf(given: string): string {
  const endpoint = NETWORKS[given] ?? given
  if (/^wss?:\/\/[^\s/]+/.test(endpoint)) return endpoint
  throw new BadInputError(
    `'${given}' is no network; expected ws://host:port or one of ${Object.keys(NETWORKS).join(', ')}`,
  )
}
