import { z } from 'zod'
import { canonicalSecret, pairFromCanonical } from '../crypto/canonical.ts'
import { pairFromSeed, type SecretPair, seedOf } from '../crypto/sr25519.ts'
import { encodeAddress } from '../crypto/ss58.ts'
import { toError } from '../lib/errors.ts'
import { KeyfileError } from './errors.ts'

/** What a key file holds; public files and watch-only wallets have no pair. */
export type Key = { readonly address: string; readonly pair?: SecretPair }

/** Bittensor's number for sr25519; ed25519 is 0. */
const SR25519 = 1

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^(0x)?[0-9a-fA-F]{${bytes * 2}}$`), `expected ${bytes} bytes in hex`)

/** Fields of a Bittensor key file; written ones are all but the address under its old name. Unknown fields are let be. */
const Fields = z.object({
  secretPhrase: z.string().nullish(),
  secretSeed: hex(32).nullish(),
  privateKey: z.string().nullish(),
  ss58Address: z.string().nullish(),
  // Early wallets were written with this slip of the pen.
  ' ss58Address': z.string().nullish(),
  cryptoType: z.coerce.number().nullish(),
  encoded: z.string().optional(),
})

/**
 * Reads the plain content of a key file: the JSON that btwallet and Bittensor 11 write, or a bare seed, private
 * key or mnemonic. The first of phrase, seed, private key and address counts; an address beside a secret must
 * be that secret's. Throws `KeyfileError`, which never repeats what the file holds.
 */
export function readKey(content: string): Key {
  const text = content.trim()
  if (!text.startsWith('{')) return { ...withAddress(barePair(text)) }
  const parsed = Fields.safeParse(parseJson(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new KeyfileError(`not a key file: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const fields = parsed.data
  if (fields.encoded !== undefined) {
    throw new KeyfileError('this is an export of polkadot.js; import its mnemonic instead')
  }
  const stored = fields.ss58Address ?? fields[' ss58Address'] ?? undefined
  if ((fields.cryptoType ?? SR25519) !== SR25519) throw new KeyfileError('the key is ed25519, expected sr25519')
  const pair = pairOf(fields)
  if (pair === undefined) {
    if (stored === undefined) throw new KeyfileError('not a key file: it has neither a secret nor an address')
    return { address: stored }
  }
  const key = withAddress(pair)
  if (stored !== undefined && stored !== key.address) {
    throw new KeyfileError(`the file says ${stored} and its secret makes ${key.address}`)
  }
  return key
}

/** The content of a private key file, as btwallet 4 writes it. */
export function privateContent(mnemonic: string): { readonly key: Key; readonly content: string } {
  const seed = seedOf(mnemonic)
  const pair = pairFromSeed(seed)
  const content = JSON.stringify({
    ...publicFields(pair),
    privateKey: toHex(canonicalSecret(pair)),
    secretPhrase: mnemonic,
    secretSeed: toHex(seed),
  })
  return { key: withAddress(pair), content }
}

/** The content of `coldkeypub.txt` and `<hotkey>pub.txt`. */
export function publicContent(publicKey: Uint8Array): string {
  return JSON.stringify(publicFields({ publicKey }))
}

function publicFields({ publicKey }: { readonly publicKey: Uint8Array }): Record<string, unknown> {
  const id = toHex(publicKey)
  return { accountId: id, publicKey: id, ss58Address: encodeAddress(publicKey), cryptoType: SR25519 }
}

function pairOf(fields: z.infer<typeof Fields>): SecretPair | undefined {
  try {
    if (fields.secretPhrase) return pairFromSeed(seedOf(fields.secretPhrase))
    if (fields.secretSeed) return pairFromSeed(fromHex(fields.secretSeed))
    if (fields.privateKey) return pairFromCanonical(fromHex(fields.privateKey))
    return undefined
  } catch (thrown) {
    throw new KeyfileError(`the secret of the file is none: ${toError(thrown).message}`, { cause: thrown })
  }
}

function barePair(text: string): SecretPair {
  if (hex(32).safeParse(text).success) return pairFromSeed(fromHex(text))
  if (hex(64).safeParse(text).success) return pairFromCanonical(fromHex(text))
  try {
    return pairFromSeed(seedOf(text))
  } catch (cause) {
    throw new KeyfileError('not a key file: expected JSON, a seed or private key in hex, or a mnemonic', { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, which may be half a secret.
    throw new KeyfileError('not a key file: it begins like JSON and is none')
  }
}

function withAddress(pair: SecretPair): Key {
  return { address: encodeAddress(pair.publicKey), pair }
}

function toHex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`
}

function fromHex(text: string): Uint8Array {
  return Buffer.from(text.replace(/^0x/, ''), 'hex')
}
