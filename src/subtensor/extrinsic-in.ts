import type { ApiPromise } from '@polkadot/api'
import type { Decoder, Variant } from './codec.ts'
import { UnsupportedChainError } from './errors.ts'

/** What a block has of an extrinsic: the address that signed it, if one did, and the call. */
export type Extrinsic = { readonly signer: string | undefined; readonly call: Variant }

type Decoded = {
  readonly isSigned: boolean
  readonly signer: { toString(): string }
  readonly method: { toU8a(): Uint8Array }
}

/** Reads an extrinsic as today's metadata has it. Throws `UnsupportedChainError` for one of a runtime that was another. */
export function readExtrinsic({ registry }: ApiPromise, decoder: Decoder, hex: string): Extrinsic {
  try {
    const decoded = registry.createTypeUnsafe('Extrinsic', [hex]) as unknown as Decoded
    return {
      signer: decoded.isSigned ? decoded.signer.toString() : undefined,
      call: decoder.decode(registry.metadata.extrinsic.callType.toNumber(), decoded.method.toU8a()) as Variant,
    }
  } catch (cause) {
    throw new UnsupportedChainError('an extrinsic cannot be read by the metadata of now', { cause })
  }
}
