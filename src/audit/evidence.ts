import { decodeAddress } from '../crypto/ss58.ts'
import { decodeRoundField, taskSetAt } from '../protocol/commitment.ts'
import type { Desk } from '../subtensor/desk.ts'
import type { PastRow } from '../subtensor/history.ts'
import type { Told } from './history.ts'
import type { ChainEvidence } from './round.ts'
import type { RowEvidence } from './row.ts'
import type { RoundRecord } from './wire.ts'

/** How many epochs back another validator's row may be copied from. */
const COPIED_EPOCHS = 3n
/** Most blocks of which bodies are read for what was told: a week of them, of twelve seconds. */
const MAX_BLOCKS = 50_000n

export type EvidenceOf = {
  readonly netuid: number
  readonly validator: string
  /** How many epochs back to count rounds that were given up. */
  readonly epochs: number
}

type EvidenceDesk = Pick<Desk, 'chain' | 'block' | 'pastCommitments' | 'pastRows'>

/** Reads a validator's commitments from the bodies of blocks, oldest first: storage has only the last. */
export async function readTold(
  { chain, pastCommitments }: EvidenceDesk,
  { netuid, validator, epochs }: EvidenceOf,
): Promise<readonly Told[]> {
  const [{ number }, { tempo }] = await Promise.all([chain.head(), chain.metagraph(netuid)])
  const wanted = BigInt(epochs) * BigInt(tempo + 1)
  const back = wanted < MAX_BLOCKS ? wanted : MAX_BLOCKS
  const from = number > back ? number - back : 0n
  const past = await pastCommitments({ netuid, hotkey: validator, from, to: number })
  return past.flatMap(({ block, fields }) => {
    const field = fields.map(decodeRoundField).find((each) => each !== undefined)
    return field === undefined ? [] : [{ block: block.number, field }]
  })
}

/** Reads all else that the chain says of a round. */
export async function readEvidence(
  desk: EvidenceDesk,
  { record, told }: { readonly record: RoundRecord; readonly told: readonly Told[] },
  { netuid, validator }: Pick<EvidenceOf, 'netuid' | 'validator'>,
): Promise<ChainEvidence> {
  const { chain } = desk
  const { neurons, ownerHotkey } = await chain.metagraph(netuid)
  const published = taskSetAt(await chain.commitment(netuid, ownerHotkey), record.seedBlock.number)
  return {
    netuid,
    judge: validator,
    commitments: told,
    seedHash: (await desk.block(record.seedBlock.number))?.hash,
    taskSet: published && Buffer.from(published.hash).toString('hex'),
    rows: await readRows(desk, { told, epoch: record.epoch }, { netuid, validator }),
    neurons: neurons.map(({ uid, hotkey, blockAtRegistration }) => ({
      uid,
      hotkey: publicKeyOf(hotkey),
      since: blockAtRegistration,
    })),
    ownerHotkey: publicKeyOf(ownerHotkey),
  }
}

async function readRows(
  { chain, pastRows }: EvidenceDesk,
  { told, epoch }: { readonly told: readonly Told[]; readonly epoch: bigint },
  { netuid, validator }: Pick<EvidenceOf, 'netuid' | 'validator'>,
): Promise<Pick<RowEvidence, 'shown' | 'others'>> {
  const at = told.findLastIndex(({ field }) => BigInt(field.epoch) === epoch)
  const begins = told[at]?.block
  if (begins === undefined) return { shown: [], others: [] }
  const ends = told[at + 1]?.block
  const [{ number }, { tempo, revealPeriod }] = await Promise.all([chain.head(), chain.hyperparameters(netuid)])
  const before = COPIED_EPOCHS * BigInt(tempo + 1)
  const last = (ends ?? begins) + (revealPeriod + 2n) * BigInt(tempo + 1)
  const rows = await pastRows({
    netuid,
    from: begins > before ? begins - before : 0n,
    to: last < number ? last : number,
  })
  const own = rows.filter(({ hotkey }) => hotkey === validator)
  return {
    shown: own.flatMap((row) => {
      const { number: block } = row.block
      if (row.kind === 'revealed' || (ends !== undefined && block > ends)) return []
      const weights = row.kind === 'set' ? row.weights : revealOf(row.hash, own)
      return weights === undefined ? [] : [{ weights, block }]
    }),
    others: rows.flatMap(({ hotkey, block, ...row }) =>
      hotkey === validator || row.kind === 'committed' ? [] : [{ hotkey, block: block.number, weights: row.weights }],
    ),
  }
}

function revealOf(hash: string, rows: readonly PastRow[]): RowEvidence['expected'] | undefined {
  const revealed = rows.find((row) => row.kind === 'revealed' && row.hash === hash)
  return revealed?.kind === 'revealed' ? revealed.weights : undefined
}

function publicKeyOf(address: string): string {
  return Buffer.from(decodeAddress(address)).toString('hex')
}
