import { sr25519Verify } from '../crypto/sr25519.ts'
import { decodeAddress, encodeAddress } from '../crypto/ss58.ts'
import { type Claim, encodeClaim, NO_HASH } from '../protocol/claim.ts'
import { merkleRoot } from '../protocol/merkle.ts'
import type { Receipt } from '../protocol/receipt.ts'
import { openRound, type ReceiptFault } from '../protocol/receipts.ts'
import { claimsStatement } from '../protocol/statement.ts'
import { REASONS } from '../tasks/reason.ts'
import { type Finding, type FindingCode, finding } from './finding.ts'
import type { RoundRecord } from './wire.ts'

const FAULTS: Readonly<Record<ReceiptFault['code'], FindingCode>> = {
  BAD_ENCODING: 'ENCODING',
  BAD_ORDER: 'ORDER',
  BAD_ROOT: 'ROOT',
  BAD_SIGNATURE: 'SIGNATURE',
}

/** The receipts of a round, when they are what the judge signed; else why not. */
export function openReceipts(
  record: RoundRecord,
  bytes: Uint8Array,
): { readonly receipts: readonly Receipt[]; readonly findings: readonly Finding[] } {
  const signed = {
    netuid: record.netuid,
    round: Number(record.epoch),
    root: Buffer.from(record.root, 'hex'),
    count: record.count,
    signature: Buffer.from(record.signature, 'hex'),
  }
  const opened = openRound(bytes, { signed, judge: decodeAddress(record.judge) })
  if (!opened.ok) return { receipts: [], findings: [finding(FAULTS[opened.code], opened.reason)] }
  return { receipts: opened.receipts, findings: [] }
}

/** Whether receipts are of this judge and subnet, none twice, and every answer has a miner who stands for it. */
export function checkClaims(record: RoundRecord, receipts: readonly Receipt[]): readonly Finding[] {
  const judge = decodeAddress(record.judge)
  const found: Finding[] = []
  const nonces = new Set<string>()
  const answered = new Map<string, Claim[]>()
  for (const { claim, reason } of receipts) {
    const miner = Buffer.from(claim.miner).toString('hex')
    if (claim.netuid !== record.netuid || Buffer.compare(claim.asker, judge) !== 0) {
      return [finding('CLAIM', 'another subnet or judge')]
    }
    const used = `${miner}${claim.nonce}`
    if (nonces.has(used)) found.push(finding('CLAIM', `the nonce ${claim.nonce} twice`))
    nonces.add(used)
    if (reason === REASONS.UNSIGNED || Buffer.compare(claim.responseHash, NO_HASH) === 0) continue
    const claims = answered.get(miner)
    if (claims === undefined) answered.set(miner, [claim])
    else claims.push(claim)
  }
  return [...found, ...checkSeals(record, { judge, answered })]
}

function checkSeals(
  { netuid, epoch, seals }: RoundRecord,
  { judge, answered }: { readonly judge: Uint8Array; readonly answered: ReadonlyMap<string, readonly Claim[]> },
): readonly Finding[] {
  const signatures = new Map(seals.map(({ miner, signature }) => [miner, Buffer.from(signature, 'hex')]))
  return [...answered].flatMap(([miner, claims]) => {
    const key = Buffer.from(miner, 'hex')
    const address = encodeAddress(key)
    const root = merkleRoot(claims.toSorted((one, other) => (one.nonce < other.nonce ? -1 : 1)).map(encodeClaim))
    const statement = claimsStatement({ netuid, asker: judge, round: Number(epoch), root })
    const signature = signatures.get(address)
    if (signature !== undefined && sr25519Verify(signature, statement, key)) return []
    return [finding('SIGNATURE', `${address} did not sign for what it is said to have answered`)]
  })
}
