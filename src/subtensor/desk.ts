import type { Keypair } from '../crypto/keypair.ts'
import type { BlockRef, Chain } from './chain.ts'
import { type Commits, readCommits, type Sealed } from './commits.ts'
import { type DryRun, dryRun } from './dry-run.ts'
import type { CallShape, NamedCall } from './extrinsic.ts'
import { untilFinal } from './final.ts'
import { type HistoryOf, type PastCommitment, type PastRow, readCommitments, readRows } from './history.ts'
import { type Identity, readIdentity } from './identity.ts'
import type { Link } from './link.ts'
import { type Market, marketOf } from './market.ts'
import type { Reader } from './read.ts'
import { readSettings, type Setting } from './settings.ts'
import type { Receipt, Step, Submitter } from './submit.ts'
import { blockBefore, readVerdict, readVotes, type Verdict, type Votes } from './votes.ts'

type SubmitOptions = {
  /** Hears how far the extrinsic has come. */
  readonly onStep?: (step: Step) => void
  /** Resolve only when the block is final. */
  readonly final?: boolean
  readonly signal?: AbortSignal
}

/**
 * What a person at a command line does beyond what roles do: any call by its name, for real or as a trial, and a
 * closer look at subnets. Errors are those of `Chain`.
 */
export interface Desk {
  readonly chain: Chain
  readonly market: Market
  /** The calls of a pallet of this chain; none when it has no such pallet. */
  calls(pallet: string): Promise<readonly CallShape[]>
  /** Resolves when the call is in a block (or final) and succeeded; rejects as `Chain`'s calls do. */
  submit(signer: Keypair, call: NamedCall, options?: SubmitOptions): Promise<Receipt>
  /** Tries a call and changes nothing. */
  dryRun(signer: Keypair, call: NamedCall): Promise<DryRun>
  /** Every hyperparameter of a subnet, in the chain's order. */
  settings(netuid: number): Promise<readonly Setting[]>
  /** What the last epoch of a subnet found. */
  verdict(netuid: number, mechanism: number): Promise<Verdict>
  /** What the next epoch starts from as things stand. */
  votes(netuid: number, mechanism: number): Promise<Votes>
  /** What a hotkey has committed to and not revealed. */
  commits(of: Pick<Sealed, 'hotkey' | 'netuid' | 'mechanism'>): Promise<Commits>
  /** How a subnet presents itself; `undefined` when its owner has not said. */
  identity(netuid: number): Promise<Identity | undefined>
  /** A block by its number; `undefined` when there is none yet. */
  block(number: bigint): Promise<BlockRef | undefined>
  /** What a hotkey, or everybody, committed to in some blocks, oldest first, since replaced or not. */
  pastCommitments(of: HistoryOf): Promise<readonly PastCommitment[]>
  /** The rows a hotkey, or everybody, set, committed to and revealed in some blocks, oldest first. */
  pastRows(of: HistoryOf): Promise<readonly PastRow[]>
  /** What the epoch in that block started from; `undefined` when the node has given up the state before it. */
  votesOf(epoch: bigint, netuid: number, mechanism: number): Promise<Votes | undefined>
}

export type DeskModules = {
  readonly chain: Chain
  readonly link: Link
  readonly reader: Reader
  readonly submitter: Submitter
}

export function deskOf({ chain, link, reader, submitter }: DeskModules): Desk {
  return {
    chain,
    market: marketOf(reader),
    calls: async (pallet) => (await link.session()).runtime.calls(pallet),

    async submit(signer, call, { onStep = () => {}, final = false, signal } = {}) {
      const { runtime } = await link.session()
      const receipt = await submitter.submit(signer, runtime.order(call), onStep)
      if (!final) return receipt
      await untilFinal({ chain, link }, receipt.block, signal)
      onStep({ at: 'final', block: receipt.block })
      return receipt
    },

    dryRun: (signer, call) => dryRun(link, signer, call),
    settings: (netuid) => readSettings(reader, netuid),
    verdict: (netuid, mechanism) => readVerdict(reader, netuid, mechanism),
    votes: async (netuid, mechanism) => readVotes(reader, { netuid, mechanism, at: await reader.head() }),

    commits: (of) => readCommits(reader, of),
    identity: (netuid) => readIdentity(reader, netuid),

    block: (number) => reader.block(number),
    pastCommitments: (of) => readCommitments(link, of),
    pastRows: (of) => readRows(link, of),

    async votesOf(epoch, netuid, mechanism) {
      const at = await blockBefore(reader, epoch)
      return at && readVotes(reader, { netuid, mechanism, at })
    },
  }
}
