import { z } from 'zod'
import type { Inputs, Row } from '../consensus/inputs.ts'
import type { Params } from '../consensus/params.ts'
import { BadInputError } from '../lib/errors.ts'
import type { BlockRef } from './chain.ts'
import { readCommitBlocks } from './commit-blocks.ts'
import { RpcError } from './errors.ts'
import type { Reader } from './read.ts'
import { readSettings, type Setting } from './settings.ts'

/** Of a mechanism, by its first number: `mecid · 4096 + netuid`. */
const MECHANISM_STEP = 4096

/** What an epoch of a subnet would start from, as the state after a block has it. */
export type Votes = {
  /** The block of that state. */
  readonly at: BlockRef
  readonly params: Params
  readonly inputs: Inputs
  readonly hotkeys: readonly string[]
}

/** What the last epoch of a subnet left behind, one entry per uid; shares are of 65535. */
export type Verdict = {
  /** The epoch's block; 0 when there was none. */
  readonly block: bigint
  readonly incentive: readonly number[]
  readonly consensus: readonly number[]
  readonly dividends: readonly number[]
  /** Rao. */
  readonly emission: readonly bigint[]
}

const small = z.bigint().transform(Number)
const Rows = z.array(z.tuple([small, small])) satisfies z.ZodType<Row>
const Shares = z.array(small)
const Longs = z.array(z.bigint())

/** The item of a subnet's mechanism in the maps that keep them apart. */
export function mechanismIndex(netuid: number, mechanism: number): number {
  return mechanism * MECHANISM_STEP + netuid
}

/** Reads what the last epoch found. */
export async function readVerdict(reader: Reader, netuid: number, mechanism: number): Promise<Verdict> {
  const at = await reader.head()
  const item = <T>(shape: z.ZodType<T>, name: string, key: number): Promise<T> =>
    reader.storage(shape, 'subtensorModule', name, [key], at)
  const [block, incentive, consensus, dividends, emission] = await Promise.all([
    item(z.bigint(), 'lastMechansimStepBlock', netuid),
    item(Shares, 'incentive', mechanismIndex(netuid, mechanism)),
    item(Shares, 'consensus', netuid),
    item(Shares, 'dividends', netuid),
    item(Longs, 'emission', netuid),
  ])
  return { block, incentive, consensus, dividends, emission }
}

/**
 * Reads what an epoch in the block after `at` would start from. Rejects with `BadInputError` when there is no such
 * subnet.
 */
export async function readVotes(
  reader: Reader,
  { netuid, mechanism, at }: { readonly netuid: number; readonly mechanism: number; readonly at: BlockRef },
): Promise<Votes> {
  const state = await reader.api(State, ['SubnetInfoRuntimeApi', 'get_subnet_state'], [netuid], at)
  if (state === undefined) throw new BadInputError(`there is no subnet ${netuid}`)
  const index = mechanismIndex(netuid, mechanism)
  const uids = [...state.hotkeys.keys()]
  const rows = (item: string): Promise<readonly Row[]> =>
    reader.storages(
      Rows,
      ['subtensorModule', item],
      uids.map((uid) => [index, uid]),
      at,
    )
  const [weights, bonds, lastUpdate, owner, params] = await Promise.all([
    rows('weights'),
    rows('bonds'),
    reader.storage(Longs, 'subtensorModule', 'lastUpdate', [index], at),
    reader.storage(z.string(), 'subtensorModule', 'subnetOwnerHotkey', [netuid], at),
    readParams(reader, netuid, at),
  ])
  const ownerUid = state.hotkeys.indexOf(owner)
  const inputs: Inputs = {
    block: at.number + 1n,
    ownerUid: ownerUid < 0 ? undefined : ownerUid,
    stake: state.totalStake,
    lastUpdate,
    blockAtRegistration: state.blockAtRegistration,
    validatorPermit: state.validatorPermit,
    weights,
    bonds,
    commitBlock: params.commitReveal ? await readCommitBlocks(reader, state.hotkeys, { netuid, index, at }) : [],
  }
  return { at, params: { ...params, emission: sum(state.emission) }, inputs, hotkeys: state.hotkeys }
}

/** The block before the last epoch, if the node still has its state. */
export async function blockBefore(reader: Reader, epoch: bigint): Promise<BlockRef | undefined> {
  if (epoch < 2n) return undefined
  const block = await reader.block(epoch - 1n)
  if (block === undefined) return undefined
  try {
    await reader.storage(z.bigint(), 'system', 'number', [], block)
    return block
  } catch (thrown) {
    // A node that has given the state up says so with an error of its own.
    if (thrown instanceof RpcError) return undefined
    throw thrown
  }
}

const State = z
  .object({
    hotkeys: z.array(z.string()),
    validatorPermit: z.array(z.boolean()),
    blockAtRegistration: Longs,
    totalStake: Longs,
    emission: Longs,
  })
  .optional()

async function readParams(reader: Reader, netuid: number, at: BlockRef): Promise<Omit<Params, 'emission'>> {
  const item = <T>(shape: z.ZodType<T>, name: string, keys: readonly unknown[] = [netuid]): Promise<T> =>
    reader.storage(shape, 'subtensorModule', name, keys, at)
  const [kappa, bondsPenalty, bondsMovingAverage, tempo, limit, lastStepBlock, stakeThreshold, commitReveal] =
    await Promise.all([
      item(small, 'kappa'),
      item(small, 'bondsPenalty'),
      item(z.bigint(), 'bondsMovingAverage'),
      item(small, 'tempo'),
      item(small, 'maxAllowedValidators'),
      item(z.bigint(), 'lastMechansimStepBlock'),
      item(z.bigint(), 'stakeThreshold', []),
      item(z.boolean(), 'commitRevealWeightsEnabled'),
    ])
  const [yuma3, liquid, [low, high], steepness, settings] = await Promise.all([
    item(z.boolean(), 'yuma3On'),
    item(z.boolean(), 'liquidAlphaOn'),
    item(z.tuple([small, small]), 'alphaValues'),
    item(small, 'alphaSigmoidSteepness'),
    readSettings(reader, netuid, at),
  ])
  return {
    yuma3,
    kappa,
    bondsPenalty,
    bondsMovingAverage,
    liquidAlpha: liquid ? { low, high, steepness } : undefined,
    tempo,
    activityCutoff: cutoffIn(settings),
    stakeThreshold,
    maxAllowedValidators: limit,
    lastStepBlock,
    commitReveal,
  }
}

/** The cutoff in blocks; the chain derives it from the tempo, so it is asked and not computed. */
function cutoffIn(settings: readonly Setting[]): bigint {
  const value = settings.find(({ name }) => name === 'activity_cutoff')?.value
  return typeof value === 'bigint' ? value : 0n
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}
