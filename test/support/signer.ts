import { Keyring } from '@polkadot/api'
import { expandMetadata, Metadata, TypeRegistry } from '@polkadot/types'
import type { RuntimeVersion } from '@polkadot/types/interfaces'
import type { Backend } from '../../chain/host/backend.ts'
import { toHex } from '../../chain/host/hex.ts'
import { ScaleReader } from '../../chain/host/scale.ts'

/** Signs extrinsics for a chain as a client would, with the nonces it is told. */
export type Signer = {
  /** @param call as in `system.remark` */
  sign(uri: string, nonce: number, call: string, ...args: readonly unknown[]): Uint8Array
}

/** A signer by the metadata of the chain's head. */
export function createSigner(chain: Backend): Signer {
  const registry = new TypeRegistry()
  const { hash } = chain.head()
  const raw = new ScaleReader(chain.call(hash, 'Metadata_metadata', new Uint8Array())).bytes()
  const metadata = new Metadata(registry, toHex(raw) as `0x${string}`)
  registry.setMetadata(metadata)
  const { tx } = expandMetadata(registry, metadata)
  const runtimeVersion = registry.createType<RuntimeVersion>('RuntimeVersion', chain.runtimeVersion(hash))
  const keyring = new Keyring({ type: 'sr25519' })
  return {
    sign(uri, nonce, name, ...args) {
      const [section, method] = name.split('.')
      const extrinsic = registry.createType('Extrinsic', tx[section!]![method!]!(...args))
      const { genesisHash } = chain
      extrinsic.sign(keyring.addFromUri(uri), {
        blockHash: genesisHash,
        genesisHash,
        nonce,
        runtimeVersion,
        era: registry.createType('ExtrinsicEra', '0x00'),
      })
      return extrinsic.toU8a()
    },
  }
}
