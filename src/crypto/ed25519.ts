import * as wasm from '@polkadot/wasm-crypto'

const SIGNATURE_BYTES = 64
const PUBLIC_KEY_BYTES = 32

/** Whether this is the ed25519 key's signature of the message; false for what is malformed. */
export function ed25519Verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false
  return wasm.ed25519Verify(signature, message, publicKey)
}
