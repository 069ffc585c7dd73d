import { join } from 'node:path'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { readManifest } from '../../src/inference/manifest.ts'
import type { Manifest } from '../../src/inference/model.ts'
import { packageRoot } from '../../src/lib/root.ts'
import type { Cast, Keys } from '../../src/localnet/bring-up.ts'
import type { Plan } from '../../src/localnet/plan.ts'
import type { BlockRef, Chain } from '../../src/subtensor/chain.ts'

/** Rao of one TAO. */
const TAO = 1_000_000_000n

/** Both keys of someone on a subnet of a test. */
export function keysOf(name: string): Keys {
  return { coldkey: keypairFromUri(`//subnet//${name}//cold`), hotkey: keypairFromUri(`//subnet//${name}`) }
}

/** A model of the package, as `digits/cnn-m`. */
export function manifestAt(path: string): Manifest {
  return readManifest(join(packageRoot(), 'models', path))
}

/** A plan of these miners and of validators with these stakes in TAO, and the keys of them all. */
export function smallSubnet(
  miners: readonly string[],
  stakes: Readonly<Record<string, bigint>>,
): { readonly plan: Plan; readonly cast: Cast } {
  // What a miner serves the test says; on the chain only its name counts.
  const manifest = manifestAt('digits/linear-128')
  const plan: Plan = {
    miners: miners.map((name) => ({ name, task: manifest.task, manifest, capacity: 4 })),
    validators: Object.entries(stakes).map(([name, stake]) => ({ name, stake: stake * TAO })),
  }
  const names = [...plan.miners, ...plan.validators].map(({ name }) => name)
  return {
    plan,
    cast: {
      bank: keypairFromUri('//Alice'),
      owner: keysOf('owner'),
      neurons: new Map(names.map((name) => [name, keysOf(name)])),
    },
  }
}

/** Resolves at the first block at which the condition holds; rejects when it does not within so many blocks. */
export async function reach(
  chain: Chain,
  what: string,
  { within, when }: { readonly within: number; readonly when: () => boolean | Promise<boolean> },
): Promise<BlockRef> {
  let block = await chain.head()
  for (const last = block.number + BigInt(within); block.number <= last; ) {
    if (await when()) return block
    block = await chain.waitForBlock(block.number + 1n)
  }
  throw new Error(`not within ${within} blocks: ${what}`)
}
