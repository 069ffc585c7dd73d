import { readFile } from 'node:fs/promises'
import type { Keypair } from '../crypto/keypair.ts'
import { newMnemonic } from '../crypto/mnemonic.ts'
import { keypairOf } from '../crypto/sr25519.ts'
import { decodeAddress } from '../crypto/ss58.ts'
import { SubnetError, toError } from '../lib/errors.ts'
import { decrypt, encrypt, isEncrypted, keyOfPassword } from './encryption.ts'
import { KeyfileError, PasswordError } from './errors.ts'
import { type Key, privateContent, publicContent, readKey } from './keyfile.ts'
import { checkPassword, findPassword, type PasswordSource } from './password.ts'
import { type Place, walletFiles } from './place.ts'
import { writeKeyFile } from './write.ts'

/** A new key: its address, and the words that bring it back, which a person writes down. */
export type Created = { readonly address: string; readonly mnemonic: string }

/** How a key is made; without a mnemonic it is a fresh one. */
export type CreateOptions = { readonly mnemonic?: string; readonly force?: boolean }

/** Makes a wallet's coldkey, encrypted with the password; `undefined` leaves it plain, for keys that hold nothing of worth. */
export async function createColdkey(
  place: Place,
  password: string | undefined,
  options: CreateOptions = {},
): Promise<Created> {
  const { coldkey, coldkeyPublic } = walletFiles(place)
  if (password !== undefined) checkPassword(password)
  const sealing = password === undefined ? undefined : await keyOfPassword(password)
  return create({ path: coldkey, publicPath: coldkeyPublic, sealing }, options)
}

/** Makes a hotkey in a wallet: plain, since a process that runs unattended has to read it. */
export async function createHotkey(place: Place, options: CreateOptions = {}): Promise<Created> {
  const { hotkey, hotkeyPublic } = walletFiles(place)
  return create({ path: hotkey, publicPath: hotkeyPublic, sealing: undefined }, options)
}

/** A hotkey that can sign; rejects with `KeyfileError`, or `PasswordError` when it is encrypted and does not open. */
export async function loadHotkey(place: Place, passwords: PasswordSource): Promise<Keypair> {
  return load(walletFiles(place).hotkey, passwords)
}

/** A coldkey that can sign; opening an encrypted one takes seconds. Rejects with `KeyfileError` or `PasswordError`. */
export async function loadColdkey(place: Place, passwords: PasswordSource): Promise<Keypair> {
  return load(walletFiles(place).coldkey, passwords)
}

/** A coldkey's address, read without its password. */
export async function coldkeyAddress(place: Place): Promise<string> {
  const path = walletFiles(place).coldkeyPublic
  return (await readPublic(path)).address
}

/** Reads a file that needs no password; rejects with `KeyfileError` naming it. */
export async function readPublic(path: string): Promise<Key> {
  const file = await readKeyFile(path)
  return named(path, () => {
    if (isEncrypted(file)) throw new KeyfileError('it is encrypted')
    return readKey(file.toString('utf8'))
  })
}

type Target = { readonly path: string; readonly publicPath: string; readonly sealing: Uint8Array | undefined }

async function create({ path, publicPath, sealing }: Target, options: CreateOptions): Promise<Created> {
  const mnemonic = options.mnemonic ?? newMnemonic()
  const { key, content } = privateContent(mnemonic)
  const force = options.force ?? false
  await writeKeyFile(path, sealing === undefined ? content : encrypt(sealing, content), { force })
  // The secret is the one that must not be lost; its public half follows it, whatever stood there.
  await writeKeyFile(publicPath, publicContent(decodeAddress(key.address)), { force: true })
  return { address: key.address, mnemonic }
}

async function load(path: string, passwords: PasswordSource): Promise<Keypair> {
  const file = await readKeyFile(path)
  const encrypted = named(path, () => isEncrypted(file))
  const key = encrypted ? await keyOfPassword(await findPassword(path, passwords)) : undefined
  return named(path, () => {
    const { pair } = readKey(key === undefined ? file.toString('utf8') : decrypt(key, file))
    if (pair === undefined) throw new KeyfileError('it holds an address only, which cannot sign')
    return keypairOf(pair)
  })
}

async function readKeyFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (thrown) {
    throw new KeyfileError(`cannot read the key ${path}: ${toError(thrown).message}`, { cause: thrown })
  }
}

function named<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (!(thrown instanceof SubnetError)) throw thrown
    const Kind = thrown instanceof PasswordError ? PasswordError : KeyfileError
    throw new Kind(`${path}: ${thrown.message}`, { cause: thrown })
  }
}
