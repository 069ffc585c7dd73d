import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types'
import type { RuntimeVersion } from '@polkadot/types/interfaces'
import type { IKeyringPair } from '@polkadot/types/types'
import type { Backend } from '../../chain/host/backend.ts'
import { toHex } from '../../chain/host/hex.ts'
import { ScaleReader } from '../../chain/host/scale.ts'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { SUBTENSOR_EXTENSIONS } from '../../src/subtensor/extensions.ts'

/** The kind of a `MultiSignature` that is sr25519. */
const SR25519 = 1

/** Signs extrinsics for a chain as a client would, with the nonces it is told. */
export type Signer = {
  /** @param call as in `system.remark` */
  sign(uri: string, nonce: number, call: string, ...args: readonly unknown[]): Uint8Array
  /** Whether the chain has such a call. */
  has(call: string): boolean
  /** A call to be the argument of another one. */
  call(call: string, ...args: readonly unknown[]): unknown
}

/** What a signer asks of a chain. */
export type SignerChain = Pick<Backend, 'genesisHash' | 'head' | 'call' | 'runtimeVersion'>

/** A signer by the metadata of the chain's head. */
export function createSigner(chain: SignerChain): Signer {
  const registry = new TypeRegistry()
  const { hash } = chain.head()
  const raw = new ScaleReader(chain.call(hash, 'Metadata_metadata', new Uint8Array())).bytes()
  const metadata = new Metadata(registry, toHex(raw) as `0x${string}`)
  registry.setMetadata(metadata, undefined, SUBTENSOR_EXTENSIONS)
  const { tx } = expandMetadata(registry, metadata)
  const runtimeVersion = registry.createType<RuntimeVersion>('RuntimeVersion', chain.runtimeVersion(hash))
  const keys = new Map<string, Keypair>()
  const call = (name: string, ...args: readonly unknown[]) => {
    const [section, method] = name.split('.')
    return tx[section!]![method!]!(...args)
  }
  return {
    call,
    has(name) {
      const [section, method] = name.split('.')
      return tx[section!]?.[method!] !== undefined
    },
    sign(uri, nonce, name, ...args) {
      const key = keys.get(uri) ?? keypairFromUri(uri)
      keys.set(uri, key)
      const extrinsic = registry.createType('Extrinsic', call(name, ...args))
      const { genesisHash } = chain
      const era = registry.createType('ExtrinsicEra', '0x00')
      extrinsic.sign(pairOf(key), { blockHash: genesisHash, genesisHash, nonce, runtimeVersion, era })
      return extrinsic.toU8a()
    },
  }
}

/** Our key as the library wants one; it signs several times faster than the library's own. */
function pairOf({ address, publicKey, sign }: Keypair): IKeyringPair {
  return {
    address,
    addressRaw: publicKey,
    publicKey,
    sign: (message: Uint8Array) => new Uint8Array([SR25519, ...sign(message)]),
  }
}
