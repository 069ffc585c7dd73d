import { secp256k1 } from '@noble/curves/secp256k1.js'

const SIGNATURE_BYTES = 64

/** Why no key can be recovered; the names are those of Substrate's `EcdsaVerifyError`. */
export type EcdsaFault = 'badRs' | 'badV' | 'badSignature'

/**
 * The secp256k1 public key that signed a 32-byte hash: 33 bytes compressed, else the 64 bytes of its coordinates.
 *
 * @param signature r, s and the recovery id: 0 to 3, or 27 to 30 as Ethereum writes it
 */
export function recoverEcdsa(
  signature: Uint8Array,
  hash: Uint8Array,
  { compressed }: { readonly compressed: boolean },
): Uint8Array | EcdsaFault {
  const last = signature[SIGNATURE_BYTES] ?? 255
  const recovery = last > 26 ? last - 27 : last
  if (recovery > 3) return 'badV'
  let parsed: InstanceType<typeof secp256k1.Signature>
  try {
    parsed = secp256k1.Signature.fromBytes(signature.subarray(0, SIGNATURE_BYTES)).addRecoveryBit(recovery)
  } catch {
    return 'badRs'
  }
  try {
    const point = parsed.recoverPublicKey(hash)
    return compressed ? point.toBytes(true) : point.toBytes(false).subarray(1)
  } catch {
    return 'badSignature'
  }
}
