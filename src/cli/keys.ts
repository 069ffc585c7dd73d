import { existsSync } from 'node:fs'
import { text } from '../config/kind.ts'
import type { Option } from '../config/option.ts'
import { decodeAddress } from '../crypto/ss58.ts'
import { walletFiles } from '../wallet/place.ts'
import { coldkeyAddress, loadHotkey, readPublic } from '../wallet/wallet.ts'
import type { Context } from './context.ts'
import { placeOf, type WalletSettings } from './shared-options.ts'

/** A hotkey that may be anybody's, where the wallet's own is meant when nobody names one. */
export const hotkeyAddress = {
  help: 'address of the hotkey, where it is not the wallet’s own',
  type: text.optional(),
} satisfies Option

/** A coldkey to look at, where the wallet's own is meant when nobody names one. */
export const coldkeyAddressOption = {
  help: 'address of the coldkey, where it is not the wallet’s own',
  type: text.optional(),
} satisfies Option

/** The address of the hotkey that is meant; an own one is read without a password where its public half is there. */
export async function hotkeyOf(
  { hotkeyAddress, ...wallet }: WalletSettings & { readonly hotkeyAddress?: string | undefined },
  context: Context,
): Promise<string> {
  if (hotkeyAddress !== undefined) return addressOf(hotkeyAddress)
  const place = placeOf(wallet, context)
  const { hotkeyPublic } = walletFiles(place)
  if (existsSync(hotkeyPublic)) return (await readPublic(hotkeyPublic)).address
  return (await loadHotkey(place, context)).address
}

/** The address of the coldkey that is meant, read without its password. */
export async function coldkeyOf(
  { coldkeyAddress: given, ...wallet }: WalletSettings & { readonly coldkeyAddress?: string | undefined },
  context: Context,
): Promise<string> {
  return given === undefined ? coldkeyAddress(placeOf(wallet, context)) : addressOf(given)
}

/** Gives an address back when it is one; throws `BadInputError` otherwise. */
export function addressOf(given: string): string {
  decodeAddress(given)
  return given
}
