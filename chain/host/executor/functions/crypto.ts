import { type EcdsaFault, recoverEcdsa } from '../../../../src/crypto/ecdsa.ts'
import { ed25519Verify } from '../../../../src/crypto/ed25519.ts'
import { sr25519Verify } from '../../../../src/crypto/sr25519.ts'
import { GuestFault } from '../error.ts'
import type { Guest, HostFunction, HostFunctions } from '../guest.ts'

const SIGNATURE_BYTES = 64
const ECDSA_SIGNATURE_BYTES = 65
const HASH_BYTES = 32
const PUBLIC_KEY_BYTES = 32

/** `EcdsaVerifyError` as sp-io encodes it. */
const ECDSA_FAULTS: Readonly<Record<EcdsaFault, number>> = { badRs: 0, badV: 1, badSignature: 2 }

/** Signatures are checked; keys are not kept: this chain's author signs outside of the runtime. */
export function cryptoFunctions({ memory }: Guest): HostFunctions {
  type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean
  const verifying = (verify: Verify): HostFunction => {
    return (signature: number, message: bigint, publicKey: number) => {
      const [signed, by] = [memory.take(signature, SIGNATURE_BYTES), memory.take(publicKey, PUBLIC_KEY_BYTES)]
      return verify(signed, memory.read(message), by) ? 1 : 0
    }
  }
  const recovering = (compressed: boolean): HostFunction => {
    return (signature: number, hash: number) => {
      const [signed, message] = [memory.take(signature, ECDSA_SIGNATURE_BYTES), memory.take(hash, HASH_BYTES)]
      const key = recoverEcdsa(signed, message, { compressed })
      return memory.write(key instanceof Uint8Array ? prefixed(0, key) : Uint8Array.of(1, ECDSA_FAULTS[key]))
    }
  }
  const withoutKeys: HostFunction = () => {
    throw new GuestFault('this host keeps no keys for the runtime')
  }
  return {
    ext_crypto_sr25519_verify_version_2: verifying(sr25519Verify),
    ext_crypto_ed25519_verify_version_1: verifying(ed25519Verify),
    ext_crypto_secp256k1_ecdsa_recover_version_2: recovering(false),
    ext_crypto_secp256k1_ecdsa_recover_compressed_version_2: recovering(true),
    ext_crypto_ed25519_generate_version_1: withoutKeys,
    ext_crypto_ed25519_sign_version_1: withoutKeys,
    ext_crypto_sr25519_generate_version_1: withoutKeys,
    ext_crypto_sr25519_sign_version_1: withoutKeys,
  }
}

function prefixed(tag: number, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(1 + bytes.length)
  out[0] = tag
  out.set(bytes, 1)
  return out
}
