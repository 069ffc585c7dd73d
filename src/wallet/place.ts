import { join } from 'node:path'
import { BadInputError } from '../lib/errors.ts'

/** Names a wallet's hotkey in a folder of wallets; `hotkey` is `default` where nobody says. */
export type Place = { readonly root: string; readonly wallet: string; readonly hotkey?: string }

/** Where a wallet's files lie, as btwallet lays them out. */
export type WalletFiles = {
  readonly coldkey: string
  readonly coldkeyPublic: string
  readonly hotkey: string
  readonly hotkeyPublic: string
}

const PUBLIC_SUFFIX = 'pub.txt'

/** The folder of wallets: `BT_WALLET_PATH`, else `~/.bittensor/wallets`. */
export function walletRoot(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const path = env.BT_WALLET_PATH ?? join('~', '.bittensor', 'wallets')
  return path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : path
}

/** The paths of a wallet; throws `BadInputError` for a name that would lead out of its folder. */
export function walletFiles({ root, wallet, hotkey = 'default' }: Place): WalletFiles {
  const folder = join(root, checkName(wallet))
  const hot = join(folder, 'hotkeys', checkName(hotkey))
  return {
    coldkey: join(folder, 'coldkey'),
    coldkeyPublic: join(folder, `coldkey${PUBLIC_SUFFIX}`),
    hotkey: hot,
    hotkeyPublic: hot + PUBLIC_SUFFIX,
  }
}

/** Whether a file among the hotkeys is one, not its public half or the leftover of a broken write. */
export function isHotkeyFile(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith(PUBLIC_SUFFIX)
}

function checkName(name: string): string {
  if (/^[\w-][\w.-]{0,63}$/.test(name) && isHotkeyFile(name)) return name
  throw new BadInputError(`'${name}' is no name for a key: expected letters, digits, '-', '_' and '.'`)
}
