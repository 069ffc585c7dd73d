import { ed25519Verify } from '../crypto/ed25519.ts'
import { sha256 } from '../crypto/hash.ts'
import type { Keypair } from '../crypto/keypair.ts'
import { sr25519Verify } from '../crypto/sr25519.ts'
import { parseAddress } from '../crypto/ss58.ts'
import type { ReplayStore } from './replay.ts'

/** How old a nonce may be, and how far ahead. Source: btauth/1, `max_age` and `allowed_skew`. */
const MAX_AGE_NS = 10_000_000_000n
const MAX_SKEW_NS = 2_000_000_000n
const NS_PER_MS = 1_000_000n

const VERIFIERS = { sr25519: sr25519Verify, ed25519: ed25519Verify } as const
type Scheme = keyof typeof VERIFIERS

/** An HTTP request as its signature covers it; the target is path and query exactly as sent. */
export type HttpRequest = { readonly method: string; readonly target: string; readonly body: Uint8Array }

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>

/** What the specification calls the five ways to fail; all mean HTTP 401. */
export type AuthFault = 'MalformedAuth' | 'WrongReceiver' | 'StaleRequest' | 'ReplayedRequest' | 'BadSignature'

export type AuthVerdict =
  | { readonly ok: true; readonly sender: string; readonly nonce: bigint; readonly signature: Uint8Array }
  | { readonly ok: false; readonly fault: AuthFault; readonly reason: string }

export type VerifyOptions = {
  /** Our own hotkey: whom the request has to name. */
  readonly receiver: string
  readonly nowNs: bigint
  readonly replay: ReplayStore
  /** The one scheme accepted; sr25519 unless told. */
  readonly scheme?: Scheme
  /** Accepts requests that name no receiver; they do not unless told. */
  readonly unbound?: boolean
}

/**
 * Signs a request by btauth/1: the headers to send with it. A nonce is unix time in nanoseconds and serves once,
 * also for a retry.
 */
export function signRequest(
  keypair: Keypair,
  request: HttpRequest,
  { receiver, nonce }: { readonly receiver: string; readonly nonce: bigint },
): Record<string, string> {
  const signature = keypair.sign(payload(request, { scheme: 'sr25519', nonce, sender: keypair.address, receiver }))
  return {
    'x-bittensor-version': '1',
    'x-bittensor-hotkey': keypair.address,
    'x-bittensor-receiver': receiver,
    'x-bittensor-nonce': nonce.toString(),
    'x-bittensor-signature': `0x${Buffer.from(signature).toString('hex')}`,
  }
}

/**
 * Checks a request by btauth/1: shape, receiver, freshness, signature, replay, in this order; the nonce counts as used
 * only when all else is right.
 */
export function verifyRequest(request: HttpRequest, headers: Headers, options: VerifyOptions): AuthVerdict {
  const claim = readClaim(headers)
  if (typeof claim === 'string') return fail('MalformedAuth', claim)
  const { receiver, nowNs, replay, scheme = 'sr25519', unbound = false } = options

  if (claim.receiver === undefined ? !unbound : claim.receiver !== receiver) {
    return fail('WrongReceiver', `expected a request for ${receiver}`)
  }
  if (nowNs - claim.nonce > MAX_AGE_NS) return fail('StaleRequest', 'the nonce is older than 10 s')
  if (claim.nonce - nowNs > MAX_SKEW_NS) return fail('StaleRequest', 'the nonce is more than 2 s in the future')

  const message = payload(request, { ...claim, receiver: claim.receiver ?? '-' })
  if (claim.scheme !== scheme || !verifies(scheme, claim, message)) {
    return fail('BadSignature', `not a signature of this request by ${scheme} and the claimed hotkey`)
  }
  if (!replay.use(claim.sender, claim.nonce, Number(nowNs / NS_PER_MS))) {
    return fail('ReplayedRequest', 'the nonce was used before')
  }
  return { ok: true, sender: claim.sender, nonce: claim.nonce, signature: claim.signature }
}

type Claim = {
  readonly scheme: string
  readonly sender: string
  readonly publicKey: Uint8Array
  readonly receiver: string | undefined
  readonly nonce: bigint
  readonly signature: Uint8Array
}

/** What the headers claim, or why they claim nothing. */
function readClaim(headers: Headers): Claim | string {
  if (headers['x-bittensor-version'] !== '1') return "expected X-Bittensor-Version '1'"
  const sender = headers['x-bittensor-hotkey'] ?? ''
  const publicKey = parseAddress(sender)
  if (publicKey === undefined) return 'expected an SS58 address in X-Bittensor-Hotkey'
  const nonceText = headers['x-bittensor-nonce'] ?? ''
  // The specification's own reader is Python's int(), which takes a sign and single underscores; the number is signed.
  if (!/^[+-]?\d+(_\d+)*$/.test(nonceText) || nonceText.length > 40) return 'expected nanoseconds in X-Bittensor-Nonce'
  const signatureText = headers['x-bittensor-signature'] ?? ''
  if (!/^0x[0-9a-f]{128}$/i.test(signatureText)) return 'expected 0x and 64 bytes of hex in X-Bittensor-Signature'
  const scheme = (headers['x-bittensor-crypto'] ?? 'sr25519').toLowerCase()
  if (!(scheme in VERIFIERS)) return `expected one of ${Object.keys(VERIFIERS).join(', ')} in X-Bittensor-Crypto`
  return {
    scheme,
    sender,
    publicKey,
    receiver: headers['x-bittensor-receiver'],
    nonce: readNonce(nonceText),
    signature: Buffer.from(signatureText.slice(2), 'hex'),
  }
}

function readNonce(text: string): bigint {
  const digits = BigInt(text.replace(/[+_-]/g, ''))
  return text.startsWith('-') ? -digits : digits
}

/** Browser wallets wrap what they sign in `<Bytes>`, and the specification takes that too. */
function verifies(scheme: Scheme, { signature, publicKey }: Claim, message: Uint8Array): boolean {
  const verify = VERIFIERS[scheme]
  if (verify(signature, message, publicKey)) return true
  return verify(signature, Buffer.concat([Buffer.from('<Bytes>'), message, Buffer.from('</Bytes>')]), publicKey)
}

function payload(
  { method, target, body }: HttpRequest,
  { scheme, nonce, sender, receiver }: { scheme: string; nonce: bigint; sender: string; receiver: string },
): Uint8Array {
  const bodyHash = Buffer.from(sha256(body)).toString('hex')
  return Buffer.from(['btauth/1', scheme, method.toUpperCase(), target, bodyHash, nonce, sender, receiver].join('\n'))
}

function fail(fault: AuthFault, reason: string): AuthVerdict {
  return { ok: false, fault, reason }
}
