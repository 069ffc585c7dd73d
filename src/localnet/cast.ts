import { existsSync } from 'node:fs'
import { keypairFromUri } from '../crypto/sr25519.ts'
import { walletFiles } from '../wallet/place.ts'
import { createColdkey, createHotkey, loadColdkey, loadHotkey } from '../wallet/wallet.ts'
import type { Cast, Keys } from './bring-up.ts'
import type { Plan } from './plan.ts'

/** Whoever has the development preset's money. */
const BANK = '//Alice'

/**
 * The wallets of everyone on the subnet, made on the first start and found again on the next. They hold play
 * money of one machine, so the coldkeys are not encrypted.
 */
export async function openCast(root: string, plan: Plan): Promise<Cast> {
  const names = [...plan.validators, ...plan.miners].map(({ name }) => name)
  return {
    bank: keypairFromUri(BANK),
    owner: await openKeys(root, 'owner'),
    neurons: new Map(
      await Promise.all(names.map(async (name): Promise<[string, Keys]> => [name, await openKeys(root, name)])),
    ),
  }
}

async function openKeys(root: string, wallet: string): Promise<Keys> {
  const place = { root, wallet }
  const files = walletFiles(place)
  if (!existsSync(files.coldkey)) await createColdkey(place, undefined)
  if (!existsSync(files.hotkey)) await createHotkey(place)
  const passwords = { env: {} }
  return { coldkey: await loadColdkey(place, passwords), hotkey: await loadHotkey(place, passwords) }
}
