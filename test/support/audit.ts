import { hashState, reckon, secretHash } from '../../src/audit/reckon.ts'
import { type AuditInput, auditRound } from '../../src/audit/round.ts'
import type { RoundRecord } from '../../src/audit/wire.ts'
import type { Table } from '../../src/consensus/reward/entry.ts'
import type { Keypair } from '../../src/crypto/keypair.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { type Claim, encodeClaim, NO_HASH } from '../../src/protocol/claim.ts'
import { merkleRoot } from '../../src/protocol/merkle.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { compareReceipts, encodeReceipts, receiptLeaves } from '../../src/protocol/receipts.ts'
import { claimsStatement, receiptsStatement } from '../../src/protocol/statement.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { taskSetHash } from '../../src/tasks/set/hash.ts'
import type { TaskSet } from '../../src/tasks/set/schema.ts'
import { drawnChallenges } from '../../validator/schedule.ts'
import { habitsHash } from '../../validator/synth/habits.ts'

const NETUID = 1
export const EPOCH = 7n
/** Blocks of the commitment with the secret's hash, of the one with the round, and of the row. */
const BEFORE = 100n
export const TOLD = 150n
export const SET = 152n
const OWNER_UID = 0
const JUDGE_UID = 1
const FIRST_MINER = 2

const SEED_HASH = `0x${'5e'.repeat(32)}`
export const SECRET = new Uint8Array(32).fill(3)

/** One open task. */
const TASKS: TaskSet = {
  version: 1,
  fromBlock: 0,
  tasks: [
    {
      task: 'digits',
      class: 'open',
      weightPpm: 1_000_000,
      baseline: 'ab'.repeat(32),
      marginPpm: 50_000,
      difficultyPpm: 500_000,
      challenges: 4,
      timeoutMs: 12_000,
      burstMs: 1_000,
    },
  ],
}

/** What a test may want otherwise. */
type RoundOptions = {
  readonly miners?: number
  readonly challenges?: number
  /** Whether as many are asked as the round draws, and not the same number of everybody. */
  readonly asDrawn?: true
  /** Changes the receipts before they are signed. */
  readonly change?: (receipts: readonly Receipt[]) => readonly Receipt[]
  /** What all miners answer right; each something else when not given. The baseline is 0.5. */
  readonly quality?: number
  readonly netuid?: number
  readonly seedBlock?: RoundRecord['seedBlock']
  readonly previousState?: Uint8Array
  /** Uids from 0, the subnet's owner first; then come the miners. */
  readonly people?: readonly Keypair[]
  readonly set?: TaskSet
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const judge = (): Keypair => keyOf('//judge')
const miner = (index: number): Keypair => keyOf(`//miner//${index}`)

const KEYS = new Map<string, Keypair>()

/** Derived once: it takes some milliseconds. */
function keyOf(uri: string): Keypair {
  const key = KEYS.get(uri) ?? keypairFromUri(uri)
  KEYS.set(uri, key)
  return key
}

/** What there is to audit of an honest validator whose round went well. */
export function honestRound(options: RoundOptions = {}): AuditInput {
  const { miners = 3, challenges = 4, change = (all) => all, netuid = NETUID } = options
  const { set = { ...TASKS, tasks: TASKS.tasks.map((task) => ({ ...task, challenges })) } } = options
  const { people = [keyOf('//owner'), judge()] } = options
  const keys = Array.from({ length: miners }, (_, index) => miner(index))
  const before: Table = []
  const state = hashState({ previous: new Uint8Array(32), taskSet: taskSetHash(set), table: before, row: [] })
  const everybody = [...people, ...keys]
  const plan = {
    version: 1 as const,
    netuid,
    genesis: '0x00',
    judge: judge().address,
    epoch: EPOCH,
    secret: hexOf(SECRET),
    seedBlock: options.seedBlock ?? { number: BEFORE + 1n, hash: SEED_HASH },
    habits: habitsHash(),
    windowMs: 1_000,
    taskSet: taskSetHash(set),
    tasks: set.tasks.map(({ task, burstMs }) => ({
      name: task,
      challenges,
      sizes: [1],
      maxItems: 64,
      leastItems: 1,
      unitsPerItem: 1,
      burstMs,
    })),
    pairs: keys.map(({ address }, index) => ({ task: 0, uid: people.length + index, hotkey: address, capacity: 100 })),
    holders: everybody.map(({ publicKey }, uid): [number, string] => [uid, hexOf(publicKey)]),
    ownerUid: OWNER_UID,
  }
  const counts = options.asDrawn ? drawnChallenges(plan, set)! : keys.map(() => challenges)
  const made = keys.flatMap((key, index) => {
    const answers = { netuid, quality: options.quality ?? 0.6 + 0.1 * (index % 4) }
    const challenge = (nonce: number): Receipt => receipt(key, { ...answers, nonce: BigInt(nonce) })
    const load = receipt(key, { ...answers, nonce: 1_000_000n, kind: 'load', units: 50 })
    return [...Array.from({ length: counts[index]! }, (_, nonce) => challenge(nonce)), load]
  })
  const receipts = change(made.toSorted(compareReceipts))
  const facts = {
    ...plan,
    seals: keys.map((key) => seal(key, receipts, netuid)),
    slips: [],
    previousState: hexOf(options.previousState ?? state),
  }
  return close(facts, { before, receipts, set, drawn: counts })
}

type Unsigned = Omit<RoundRecord, 'state' | 'root' | 'count' | 'units' | 'signature' | 'row'>

/** Reckons and signs a round, and puts it on the chain. */
function close(
  facts: Unsigned,
  {
    before,
    receipts,
    set,
    drawn,
  }: {
    readonly before: Table
    readonly receipts: readonly Receipt[]
    readonly set: TaskSet
    readonly drawn: readonly number[]
  },
): AuditInput {
  const bytes = encodeReceipts(receipts)
  const root = merkleRoot(receiptLeaves(bytes))
  const count = receipts.length
  const units = receipts.reduce((sum, { claim }) => sum + BigInt(claim.units), 0n)
  const { netuid } = facts
  const round = { netuid, round: Number(EPOCH), root, count }
  const open: RoundRecord = { ...facts, state: '', root: hexOf(root), count, units, signature: '', row: [] }
  const { table, row, state } = reckon({ record: open, before, receipts }, set)
  const record = {
    ...open,
    state: hexOf(state),
    row: [...row],
    signature: hexOf(judge().sign(receiptsStatement(round))),
  }
  const empty = { epoch: Number(EPOCH) - 1, root: new Uint8Array(32), count: 3, units: 0n }
  const previousState = Buffer.from(facts.previousState, 'hex')
  return {
    round: { record, before, after: table, receipts: bytes },
    set,
    drawn,
    previous: {
      record: { ...record, previousState: '00'.repeat(32), row: [], state: facts.previousState },
      after: before,
    },
    chain: {
      netuid,
      judge: judge().address,
      commitments: [
        { block: BEFORE, field: { ...empty, state: previousState, next: secretHash(SECRET) } },
        { block: TOLD, field: { epoch: Number(EPOCH), root, count, units, state, next: new Uint8Array(32) } },
      ],
      seedHash: SEED_HASH,
      taskSet: facts.taskSet,
      rows: { shown: [{ block: SET, weights: row }], others: [] },
      neurons: facts.holders.map(([uid, hotkey]) => ({ uid, hotkey, since: 1n })),
      ownerHotkey: facts.holders[OWNER_UID]![1],
    },
  }
}

/** The codes that an audit finds, each once. */
export function codesOf(input: AuditInput): readonly string[] {
  return [...new Set(auditRound(input).findings.map(({ code }) => code))]
}

function receipt(
  key: Keypair,
  {
    netuid,
    nonce,
    quality,
    kind = 'challenge',
    units = 10,
  }: {
    readonly netuid: number
    readonly nonce: bigint
    readonly quality: number
    readonly kind?: Receipt['kind']
    readonly units?: number
  },
): Receipt {
  const claim: Claim = {
    netuid,
    miner: key.publicKey,
    asker: judge().publicKey,
    nonce,
    block: 120n,
    requestHash: Buffer.alloc(32, `${kind} ${nonce}`),
    responseHash: new Uint8Array(32).fill(2),
    modelHash: NO_HASH,
    units,
    price: 0n,
  }
  const items = kind === 'challenge' ? units : 0
  const score = BigInt(Math.round(quality * items * 1_000_000))
  const verdict = { reason: REASONS.OK, score, items, baseline: BigInt(items) * 500_000n }
  return { claim, timeMs: 1_000n, tookMs: 50, task: 0, kind, ...verdict }
}

/** What a miner signs for the receipts of a round, as they will be. */
function seal(key: Keypair, receipts: readonly Receipt[], netuid: number): RoundRecord['seals'][number] {
  const own = receipts.filter(({ claim }) => Buffer.compare(claim.miner, key.publicKey) === 0)
  const answered = own.filter(
    ({ claim, reason }) => hexOf(claim.responseHash) !== hexOf(NO_HASH) && reason !== REASONS.UNSIGNED,
  )
  const claims = answered.map(({ claim }) => claim).sort((one, other) => (one.nonce < other.nonce ? -1 : 1))
  const root = merkleRoot(claims.map(encodeClaim))
  const statement = claimsStatement({ netuid, asker: judge().publicKey, round: Number(EPOCH), root })
  return { miner: key.address, root: hexOf(root), signature: hexOf(key.sign(statement)) }
}

/** The uids of honest rounds. */
export const UIDS = { owner: OWNER_UID, judge: JUDGE_UID, miner: FIRST_MINER } as const
