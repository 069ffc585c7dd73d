import type { StoredBlock } from '../../chain/host/backend.ts'
import type { GenesisSettings } from '../../chain/host/genesis.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { MemoryChain } from '../fuzz/memory-chain.ts'
import { run } from '../fuzz/run.ts'
import { setup } from '../fuzz/setup.ts'
import { stream } from '../fuzz/stream.ts'
import { CODE } from '../support/embedded.ts'
import { createSigner, type Signer } from '../support/signer.ts'

/**
 * Blocks full of random calls, valid and not, from all over the runtime; the same seed gives the same ones. Whether the
 * runtime has them all is asked elsewhere: here what it has not is left out.
 */
export function blocksOfRandomCalls(
  settings: GenesisSettings,
  options: { readonly seed: number; readonly calls: number },
): readonly StoredBlock[] {
  const blocks: StoredBlock[] = []
  const recording = { author: keypairFromUri('//Alice'), onBlock: (block: StoredBlock) => blocks.push(block) }
  const chain = new MemoryChain(CODE, settings, recording)
  const signer = createSigner(chain)
  run(
    chain,
    [...setup(), ...stream(options)].filter((step) => isThere(signer, step)),
  )
  return blocks
}

type Call = { readonly call: string; readonly args: readonly unknown[] }

function isThere(signer: Signer, { call, args }: Call): boolean {
  return signer.has(call) && args.every((argument) => !isCall(argument) || isThere(signer, argument))
}

function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'call' in value
}
