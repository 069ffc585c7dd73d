import { sr25519Verify } from '../../src/crypto/sr25519.ts'
import { decodeAddress } from '../../src/crypto/ss58.ts'
import type { Log } from '../../src/lib/log.ts'
import { encodeClaim } from '../../src/protocol/claim.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import { claimsStatement } from '../../src/protocol/statement.ts'
import type { Neuron } from '../../src/subtensor/metagraph.ts'
import type { Asker } from '../../src/transport/transport.ts'
import { type ClaimModules, claimOf } from './claim.ts'
import type { Exchange } from './exchange.ts'

/** A miner's signature for all that it answered in a round. */
export type RoundSeal = { readonly miner: string; readonly root: Uint8Array; readonly signature: Uint8Array }

export type SealModules = ClaimModules & {
  readonly asker: Asker
  readonly find: (hotkey: string) => Neuron | undefined
  readonly log: Log
}

/** How long a miner may take to sign for a round. */
const SEAL_TIMEOUT_MS = 5_000

/**
 * Has every miner sign for its answers of a round, all at once. A miner that does not, or that signs something else, is
 * left out: an answer that nobody stands for is no answer.
 */
export async function sealRound(
  modules: SealModules,
  {
    round,
    answered,
    signal,
  }: { readonly round: number; readonly answered: readonly Exchange[]; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, RoundSeal>> {
  const byMiner = new Map<string, Exchange[]>()
  for (const exchange of answered) {
    const others = byMiner.get(exchange.miner)
    if (others === undefined) byMiner.set(exchange.miner, [exchange])
    else others.push(exchange)
  }
  const seals = await Promise.all(
    [...byMiner].map(([miner, exchanges]) => sealOne(modules, { miner, exchanges, round, signal })),
  )
  return new Map(seals.flatMap((seal) => (seal === undefined ? [] : [[seal.miner, seal] as const])))
}

type One = {
  readonly miner: string
  readonly exchanges: readonly Exchange[]
  readonly round: number
  readonly signal: AbortSignal
}

async function sealOne(modules: SealModules, { miner, exchanges, round, signal }: One): Promise<RoundSeal | undefined> {
  const { asker, find, log, netuid } = modules
  const endpoint = find(miner)?.endpoint
  if (endpoint === undefined) return undefined
  const sorted = inOrder(exchanges)
  const root = merkleRoot(sorted.map((exchange) => encodeClaim(claimOf(modules, exchange))))
  const sealing = { round, nonces: sorted.map(({ request }) => request.nonce) }
  const seal = await asker.seal({ hotkey: miner, ...endpoint }, sealing, { timeoutMs: SEAL_TIMEOUT_MS, signal })
  if (!seal.ok) {
    log.debug('a miner does not sign', { miner, code: seal.code })
    return undefined
  }
  const { root: signedRoot, signature } = seal
  const statement = claimsStatement({ netuid, asker: modules.hotkey.publicKey, round, root })
  if (Buffer.compare(signedRoot, root) !== 0 || !sr25519Verify(signature, statement, decodeAddress(miner))) {
    log.debug('a miner signs something else', { miner })
    return undefined
  }
  return { miner, root, signature }
}

/** As the leaves of a miner's tree are: by nonce. */
function inOrder(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.toSorted((one, other) => (one.request.nonce < other.request.nonce ? -1 : 1))
}
