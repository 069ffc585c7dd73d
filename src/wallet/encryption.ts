import { argon2iKey } from '../crypto/argon2.ts'
import { seal, unseal } from '../crypto/secretbox.ts'
import { KeyfileError, PasswordError } from './errors.ts'

const MAGIC = Buffer.from('$NACL')

/**
 * libsodium's `crypto_pwhash` with ARGON2I13 at its SENSITIVE cost, as btwallet calls it. The salt is the same
 * for every wallet in the world, which others' files force on us: equal passwords make equal keys.
 */
const COST = {
  salt: Buffer.from('137183dff15a09bc9c90b5518739e9b1', 'hex'),
  iterations: 8,
  memorySize: 524_288,
  parallelism: 1,
  hashLength: 32,
} as const

/** Formats of older wallets, by how a file begins. */
const LEGACY = [
  ['$ANSIBLE_VAULT', 'Ansible Vault'],
  ['gAAAAA', 'Fernet'],
] as const

/** Whether a key file is encrypted; throws `KeyfileError` for formats that are no longer written. */
export function isEncrypted(file: Uint8Array): boolean {
  const start = Buffer.from(file.subarray(0, 14)).toString('latin1')
  for (const [magic, name] of LEGACY) {
    if (start.startsWith(magic)) {
      throw new KeyfileError(
        `the key is encrypted with ${name}, which Bittensor gave up; open it once with btcli, which rewrites it`,
      )
    }
  }
  return start.startsWith(MAGIC.toString())
}

/** The key of a password: about eight seconds and 512 MiB in a thread of its own. */
export async function keyOfPassword(password: string, signal?: AbortSignal): Promise<Uint8Array> {
  return argon2iKey(Buffer.from(password, 'utf8'), COST, signal)
}

/** An encrypted key file: `$NACL`, nonce, secretbox. */
export function encrypt(key: Uint8Array, content: string): Uint8Array {
  return Buffer.concat([MAGIC, seal(key, Buffer.from(content, 'utf8'))])
}

/** The content of an encrypted key file; throws `PasswordError` when the key does not open it. */
export function decrypt(key: Uint8Array, file: Uint8Array): string {
  const plain = unseal(key, file.subarray(MAGIC.length))
  if (plain === undefined) throw new PasswordError('the password does not open this key')
  return Buffer.from(plain).toString('utf8')
}
