import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stateDirectory } from '../config/state.ts'
import { readJson, writeJson } from '../lib/store.ts'
import { commitHash, type Sealed, sealedFrom } from '../subtensor/commits.ts'
import type { Context } from './context.ts'

type Where = { readonly genesisHash: string; readonly context: Pick<Context, 'env' | 'home'> }

/** Keeps what was committed until it is revealed; whoever reads it knows the weights, so the file is its owner's. */
export async function keepSealed(where: Where, sealed: Sealed): Promise<void> {
  await writeJson(pathOf(where, commitHash(sealed)), sealed)
}

/** What was kept under a hash; `undefined` when it was committed elsewhere. */
export async function findSealed(where: Where, hash: string): Promise<Sealed | undefined> {
  const kept = await readJson(pathOf(where, hash))
  return kept === undefined ? undefined : sealedFrom(kept)
}

/** Forgets what is revealed. */
export async function dropSealed(where: Where, hash: string): Promise<void> {
  await rm(pathOf(where, hash), { force: true })
}

function pathOf({ genesisHash, context: { env, home } }: Where, hash: string): string {
  return join(stateDirectory(env, home), 'commits', genesisHash.slice(2, 18), `${hash.slice(2)}.json`)
}
