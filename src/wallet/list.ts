import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { KeyfileError } from './errors.ts'
import { isHotkeyFile } from './place.ts'
import { readPublic } from './wallet.ts'

/** A wallet as a list shows it; an address is absent where its file is missing, broken or encrypted. */
export type WalletEntry = {
  readonly name: string
  readonly coldkey: string | undefined
  readonly hotkeys: readonly { readonly name: string; readonly address: string | undefined }[]
}

/** The wallets of a folder by name, read without any password; none where there is no folder. */
export async function listWallets(root: string): Promise<readonly WalletEntry[]> {
  const wallets: WalletEntry[] = []
  for (const { name } of (await entries(root)).filter((entry) => entry.isDirectory())) {
    const hotkeys: { name: string; address: string | undefined }[] = []
    const folder = join(root, name, 'hotkeys')
    for (const file of (await entries(folder)).filter((entry) => entry.isFile() && isHotkeyFile(entry.name))) {
      const path = join(folder, file.name)
      hotkeys.push({ name: file.name, address: (await addressOf(`${path}pub.txt`)) ?? (await addressOf(path)) })
    }
    wallets.push({ name, coldkey: await addressOf(join(root, name, 'coldkeypub.txt')), hotkeys })
  }
  return wallets
}

async function entries(folder: string) {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    return found.sort((left, right) => (left.name < right.name ? -1 : 1))
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw thrown
  }
}

async function addressOf(path: string): Promise<string | undefined> {
  try {
    return (await readPublic(path)).address
  } catch (thrown) {
    // One broken file of one wallet must not hide all the others.
    if (thrown instanceof KeyfileError) return undefined
    throw thrown
  }
}
