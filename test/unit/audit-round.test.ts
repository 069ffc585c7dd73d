import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { FINDINGS } from '../../src/audit/finding.ts'
import { type AuditInput, auditRound } from '../../src/audit/round.ts'
import { checkSchedule } from '../../src/audit/schedule.ts'
import { ready } from '../../src/crypto/ready.ts'
import { NO_HASH } from '../../src/protocol/claim.ts'
import type { Receipt } from '../../src/protocol/receipt.ts'
import { compareReceipts, decodeReceipts, encodeReceipts } from '../../src/protocol/receipts.ts'
import { REASONS } from '../../src/tasks/reason.ts'
import { codesOf, EPOCH, honestRound, SET, TOLD, UIDS } from '../support/audit.ts'

beforeAll(ready)

/** The honest round, with another record, chain, receipts or tables after everything was signed and told. */
function altered(change: {
  readonly record?: Partial<AuditInput['round']['record']>
  readonly chain?: Partial<AuditInput['chain']>
  readonly told?: Partial<AuditInput['chain']['commitments'][number]['field']>
  readonly receipts?: (all: readonly Receipt[]) => readonly Receipt[]
  readonly round?: Partial<AuditInput['round']>
}): AuditInput {
  const honest = honestRound()
  const { record, receipts } = honest.round
  const opened = decodeReceipts(receipts)
  if (!opened.ok) throw new Error(opened.reason)
  const [before, told] = honest.chain.commitments
  return {
    ...honest,
    round: {
      ...honest.round,
      record: { ...record, ...change.record },
      receipts: change.receipts === undefined ? receipts : encodeReceipts(change.receipts(opened.receipts)),
      ...change.round,
    },
    chain: {
      ...honest.chain,
      commitments: [before!, { ...told!, field: { ...told!.field, ...change.told } }],
      ...change.chain,
    },
  }
}

const shown = (weights: AuditInput['chain']['rows']['shown'][number]['weights'], block = SET) => ({
  rows: { shown: [{ block, weights }], others: [] },
})
const otherHash = new Uint8Array(32).fill(9)
const otherHex = '09'.repeat(32)

describe('an honest validator', () => {
  test('has nothing to hide, and its row is equal', () => {
    const input = honestRound()
    const report = auditRound(input)
    expect(report).toMatchObject({
      findings: [],
      epoch: EPOCH,
      receipts: 15,
      scheduled: 12,
      missing: 0,
      checkpoint: true,
    })
    expect(report.row).toEqual(input.round.record.row)
    expect(report.row.filter(({ weight }) => weight > 0).map(({ uid }) => uid)).toEqual([2, 3, 4])
  })

  test('may have asked miners that did not answer, or did not sign', () => {
    const change = (all: readonly Receipt[]): readonly Receipt[] =>
      all.map((each, at) => {
        const nothing = { score: 0n, items: 0, baseline: 0n }
        if (at === 0) {
          const claim = { ...each.claim, responseHash: NO_HASH, modelHash: NO_HASH }
          return { ...each, ...nothing, claim, reason: REASONS.UNREACHABLE }
        }
        return at === 1 ? { ...each, ...nothing, reason: REASONS.UNSIGNED } : each
      })
    expect(codesOf(honestRound({ change }))).toEqual([])
  })

  test('begins with a table that nobody has to trust when there was no round before', () => {
    const { previous: _, ...first } = honestRound()
    expect(auditRound(first)).toMatchObject({ findings: [], checkpoint: false })
  })
})

describe('receipts', () => {
  test('that are none, out of order, more or fewer, or signed by another are found', () => {
    const bytes = honestRound().round.receipts
    expect(codesOf(altered({ round: { receipts: bytes.subarray(1) } }))).toContain('ENCODING')
    expect(codesOf(altered({ receipts: (all) => [all[1]!, all[0]!, ...all.slice(2)] }))).toContain('ORDER')
    expect(codesOf(altered({ receipts: (all) => all.slice(1) }))).toContain('ROOT')
    expect(codesOf(altered({ record: { signature: '00'.repeat(64) } }))).toEqual(['SIGNATURE'])
  })

  test('with a score that was altered after signing have another root', () => {
    const raised = altered({ receipts: (all) => all.map((each, at) => (at === 0 ? { ...each, score: 1n } : each)) })
    expect(codesOf(raised)).toEqual(['ROOT'])
  })

  test('of answers that no miner signed for are found', () => {
    expect(codesOf(altered({ record: { seals: [] } }))).toEqual(['SIGNATURE'])
    const forged = (all: readonly Receipt[]) =>
      all.map((each, at) => (at === 0 ? { ...each, claim: { ...each.claim, units: 999 } } : each))
    const honest = honestRound()
    const input = honestRound({ change: forged })
    const record = { ...input.round.record, seals: honest.round.record.seals }
    expect(codesOf({ ...input, round: { ...input.round, record } })).toEqual(['SIGNATURE'])
  })

  test('of another judge, or with a nonce used twice, are found', () => {
    const foreign = (all: readonly Receipt[]) => all.map((each) => ({ ...each, claim: { ...each.claim, netuid: 2 } }))
    expect(codesOf(honestRound({ change: foreign }))).toContain('SIGNATURE')
    const twice = (all: readonly Receipt[]) => [...all, { ...all[0]!, task: 1 }]
    expect(codesOf(honestRound({ change: twice }))).toEqual(['CLAIM'])
  })

  test('with more points than items, or points for a failure, are found', () => {
    const rich = (all: readonly Receipt[]) => all.map((each) => ({ ...each, score: BigInt(each.items) * 2_000_000n }))
    expect(codesOf(honestRound({ change: rich }))).toContain('SCORE')
    const failed = (all: readonly Receipt[]) => all.map((each) => ({ ...each, reason: REASONS.LATE }))
    expect(codesOf(honestRound({ change: failed }))).toContain('SCORE')
  })
})

describe('failures', () => {
  const LATE = { reason: REASONS.LATE, score: 0n, items: 0, baseline: 0n }
  /** The first miner's first request put twice, and failed twice; `count` more of its requests failed once. */
  const avoiding = (change: Partial<Receipt>, count = 0) =>
    honestRound({
      challenges: 8,
      change: ([one, ...rest]) => {
        const judged = { ...LATE, items: 10, baseline: 5_000_000n, timeMs: one!.timeMs + 1n }
        const again: Receipt = { ...one!, ...judged, claim: { ...one!.claim, nonce: 500n }, ...change }
        const failing = rest.map((each, at) => (at < count ? { ...each, ...LATE } : each))
        return [{ ...one!, ...LATE }, ...failing, again].toSorted(compareReceipts)
      },
    })

  test('that were put twice are one challenge, and may be judged as wrong', () => {
    const input = avoiding({})
    expect(auditRound(input)).toMatchObject({ scheduled: 24, missing: 0, findings: [] })
    expect(codesOf({ ...input, drawn: [9, 8, 8] }), 'nor do they make up for what was not asked').toEqual(['MISSING'])
  })

  test('are judged as nothing when they were not put twice, or nobody was there', () => {
    expect(codesOf(avoiding({ timeMs: 0n })), 'not later').toEqual(['SCORE'])
    expect(codesOf(avoiding({ kind: 'load' })), 'no challenge').toContain('SCORE')
    expect(codesOf(avoiding({}, 5)), 'a quarter was answered').toEqual([])
    expect(codesOf(avoiding({}, 6)), 'hardly anything was').toEqual(['SCORE'])
    const input = avoiding({})
    const [open] = input.set.tasks
    const { difficultyPpm: _, baseline, ...common } = open as Extract<typeof open, { class: 'open' }>
    const served = { ...common, class: 'served', model: baseline, tolerance: 'cpu-fp32', organicPpm: 0 } as const
    expect(codesOf({ ...input, set: { ...input.set, tasks: [served] } }), 'a served task').toContain('SCORE')
  })
})

describe('what the chain was told', () => {
  test('is compared with the round, every part of it', () => {
    expect(codesOf(altered({ told: { root: otherHash } }))).toEqual(['ROOT'])
    expect(codesOf(altered({ told: { count: 3 } }))).toEqual(['COUNT'])
    expect(codesOf(altered({ told: { units: 3n } }))).toEqual(['UNITS'])
    expect(codesOf(altered({ told: { state: otherHash } }))).toEqual(['STATE'])
    expect(codesOf(altered({ told: { epoch: 99 } }))).toEqual(['NO_COMMITMENT'])
  })

  test('before binds the secret, the block that draws, and the state', () => {
    expect(codesOf(altered({ record: { secret: otherHex } }))).toEqual(['SECRET'])
    expect(codesOf(altered({ chain: { seedHash: '0x' } }))).toEqual(['SEED'])
    const late = altered({ record: { seedBlock: { ...honestRound().round.record.seedBlock, number: 105n } } })
    expect(codesOf(late)).toEqual(['SEED'])
    const [before, told] = honestRound().chain.commitments
    const other = { ...before!, field: { ...before!.field, state: otherHash } }
    expect(codesOf(altered({ chain: { commitments: [other, told!] } }))).toEqual(['CHECKPOINT'])
  })

  test('of too many rounds given up is found', () => {
    const { commitments } = honestRound().chain
    const empty = (epoch: number) => ({ block: 1n, field: { ...commitments[0]!.field, epoch, count: 0 } })
    const codes = (...earlier: number[]) =>
      codesOf(altered({ chain: { commitments: [...earlier.map(empty), ...commitments] } }))
    expect(codes(4, 5)).toEqual([])
    expect(codes(3, 4, 5)).toEqual(['ABORTED_TOO_OFTEN'])
    // After a restart two may be told for one epoch; those of other rounds than the last hundred are forgiven.
    expect(codes(4, 5, 5)).toEqual(['ABORTED_TOO_OFTEN'])
    const many = Array.from({ length: 98 }, () => ({ ...empty(5), field: { ...empty(5).field, count: 1 } }))
    const old = [1, 2, 3].map(empty)
    expect(codesOf(altered({ chain: { commitments: [...old, ...many, ...commitments] } }))).toEqual([])
  })
})

describe('what follows from receipts', () => {
  test('is the table, the row and the state, and nothing else', () => {
    const { record, after } = honestRound().round
    const richer = after.map((entry) => ({ ...entry, score: entry.judged }))
    expect(codesOf(altered({ round: { after: richer } }))).toEqual(['STATE'])
    expect(codesOf(altered({ record: { state: otherHex } }))).toEqual(['STATE'])
    expect(codesOf(altered({ record: { row: record.row.map((each) => ({ ...each, weight: 1 })) } }))).toEqual(['STATE'])
  })

  test('begins with the table that the round before ended with', () => {
    const { record, after } = honestRound().round
    expect(codesOf(altered({ round: { before: after } }))).toContain('CHECKPOINT')
    const honest = honestRound()
    const previous = { ...honest.previous!, record: { ...record, previousState: otherHex } }
    expect(codesOf({ ...honest, previous })).toEqual(['CHECKPOINT'])
  })

  test('is paid to those who hold the uids, and the rest to the owner', () => {
    expect(codesOf(altered({ record: { ownerUid: UIDS.miner } }))).toContain('HOLDERS')
    const [first, ...others] = honestRound().chain.neurons
    const swapped = [{ ...first!, hotkey: otherHex }, ...others]
    expect(codesOf(altered({ chain: { neurons: swapped } }))).toEqual(['HOLDERS'])
    const fresh = [...others, { ...first!, hotkey: otherHex, since: 1_000n }]
    expect(codesOf(altered({ chain: { neurons: fresh } }))).toEqual([])
  })

  test('is judged by the owner’s task set', () => {
    expect(codesOf(altered({ chain: { taskSet: otherHex } }))).toEqual(['TASK_SET'])
  })
})

describe('weights on the chain', () => {
  const { row } = { row: () => honestRound().round.record.row }

  test('are set, after the round was told', () => {
    expect(codesOf(altered({ chain: { rows: { shown: [], others: [] } } }))).toEqual(['NO_ROW'])
    expect(codesOf(altered({ chain: shown(row(), TOLD) }))).toEqual(['EARLY_ROW'])
  })

  test('are equal, but for places with a zero', () => {
    expect(codesOf(altered({ chain: shown(row().filter(({ weight }) => weight > 0)) }))).toEqual([])
    const nudged = row().map((each) => (each.uid === UIDS.miner ? { ...each, weight: each.weight + 1 } : each))
    expect(codesOf(altered({ chain: shown(nudged) }))).toEqual(['ROW'])
    expect(codesOf(altered({ chain: shown([...row(), { uid: 99, weight: 1 }]) }))).toEqual(['ROW'])
  })

  test('of another validator are a copy when that one showed them before', () => {
    const theirs = row().map((each) => ({ ...each, weight: each.uid === UIDS.miner ? 65_535 : 100 }))
    const from = (block: bigint) => ({
      rows: { ...shown(theirs).rows, others: [{ hotkey: 'x', block, weights: theirs }] },
    })
    expect(codesOf(altered({ chain: from(SET - 1n) }))).toEqual(['ROW', 'COPY'])
    expect(codesOf(altered({ chain: from(SET) }))).toEqual(['ROW'])
    // Two honest validators may come to the same.
    const same = { rows: { ...shown(row()).rows, others: [{ hotkey: 'x', block: 1n, weights: row() }] } }
    expect(codesOf(altered({ chain: same }))).toEqual([])
  })

  test('that are old, or the same for everybody, are called so', () => {
    const honest = altered({ chain: shown([{ uid: UIDS.miner, weight: 65_535 }]) })
    const previous = {
      ...honest.previous!,
      record: { ...honest.previous!.record, row: [{ uid: UIDS.miner, weight: 65_535 }] },
    }
    expect(codesOf({ ...honest, previous })).toContain('STALE_ROW')
    const uniform = [2, 3, 4].map((uid) => ({ uid, weight: 65_535 }))
    expect(codesOf(altered({ chain: shown(uniform) }))).toEqual(['ROW', 'UNIFORM'])
  })

  test('may be those of the round before when they were on their way, and only then', () => {
    const honest = honestRound()
    const old = [{ uid: UIDS.miner, weight: 65_535 }]
    const previous = { ...honest.previous!, record: { ...honest.previous!.record, row: old } }
    const rows = (...all: (readonly { readonly uid: number; readonly weight: number }[])[]) => ({
      shown: all.map((weights, at) => ({ block: SET + BigInt(at), weights })),
      others: [],
    })
    const codes = (shown: ReturnType<typeof rows>) =>
      codesOf({ ...honest, previous, chain: { ...honest.chain, rows: shown } }).filter((code) => /ROW/.test(code))
    expect(codes(rows(old, row()))).toEqual([])
    expect(codes(rows(row(), old))).toEqual(['ROW', 'STALE_ROW'])
    expect(codes(rows(old))).toEqual(['ROW', 'STALE_ROW'])
  })

  test('after a round in which nobody was judged are lazy', () => {
    expect(codesOf(honestRound({ change: () => [] }))).toContain('LAZY')
  })
})

describe('challenges', () => {
  test('that were drawn and have no receipt are counted, and too many are found', () => {
    const dropped = (count: number) => auditRound(honestRound({ challenges: 40, change: (all) => all.slice(count) }))
    expect(dropped(2)).toMatchObject({ scheduled: 120, missing: 2, findings: [] })
    expect(dropped(3).findings.map(({ code }) => code)).toEqual(['MISSING'])
  })

  test('of a miner that lost its uid meanwhile are not counted', () => {
    const { record, receipts } = honestRound({ challenges: 40 }).round
    const opened = decodeReceipts(receipts)
    if (!opened.ok) throw new Error(opened.reason)
    const gone = record.holders.find(([uid]) => uid === UIDS.miner)![1]
    const left = opened.receipts.filter(({ claim }) => Buffer.from(claim.miner).toString('hex') !== gone)
    const holders = record.holders.filter(([, hotkey]) => hotkey !== gone)
    expect(checkSchedule({ ...record, holders }, left, [40, 40, 40])).toMatchObject({ scheduled: 80, missing: 0 })
    expect(checkSchedule(record, left, [40, 40, 40])).toMatchObject({ scheduled: 120, missing: 40 })
  })

  test('are counted against what was drawn for each miner, and not at all when nobody can draw it', () => {
    const { drawn, ...rest } = honestRound({ challenges: 40 })
    expect(auditRound({ ...rest, drawn: [40, 44, 36] })).toMatchObject({ scheduled: 120, missing: 4 })
    expect(codesOf({ ...rest, drawn: [40, 44, 36] })).toEqual(['MISSING'])
    expect(codesOf({ ...rest, drawn: undefined })).toEqual(['HABITS'])
    expect(drawn).toEqual([40, 40, 40])
  })
})

describe('service', () => {
  /** What another validator thinks, when it was served this share by the first miner and everything by the others. */
  const peer = (share: number, stake = 1n) => {
    const { after } = honestRound().round
    return {
      stake,
      table: after.map((each, at) => ({
        ...each,
        served: at === 0 ? BigInt(Math.round(Number(each.asked) * share)) : each.asked,
      })),
    }
  }

  test('that differs far from what the others got is found, in both directions', () => {
    const { findings } = auditRound({ ...honestRound(), peers: [peer(0.5), peer(0.52)] })
    expect(findings).toHaveLength(0)
    const many = { challenges: 400 }
    const honest = honestRound(many)
    const worse = { ...honest, peers: [peer(0.5), peer(0.52)] }
    expect(auditRound(worse).findings).toMatchObject([{ code: 'FALSE_TIMEOUTS', uid: UIDS.miner }])
    const failing = (all: readonly Receipt[]) =>
      all.map((each, at) => (at < 40 ? { ...each, reason: REASONS.LATE, score: 0n, items: 0, baseline: 0n } : each))
    const slandered = { ...honestRound({ ...many, change: failing }), peers: [peer(1), peer(1)] }
    expect(codesOf(slandered)).toEqual(['FALSE_TIMEOUTS'])
  })

  test('is not judged by one other, nor by those without stake', () => {
    const honest = honestRound({ challenges: 400 })
    expect(codesOf({ ...honest, peers: [peer(0.5)] })).toEqual([])
    expect(codesOf({ ...honest, peers: [peer(0.5), peer(0.5, 0n)] })).toEqual([])
  })
})

test('every finding says what it means, and docs/reward.md lists it', async () => {
  const document = await readFile('docs/reward.md', 'utf8')
  for (const [code, text] of Object.entries(FINDINGS)) {
    expect(text).toMatch(/^[a-z].*[^.]$/)
    expect(document).toContain(`| \`${code}\` | ${text} |`)
  }
})
