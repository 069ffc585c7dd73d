import { sr25519Verify } from '../crypto/sr25519.ts'
import { parseAddress } from '../crypto/ss58.ts'
import { CLAIM_BYTES, type Claim, decodeClaim } from './claim.ts'
import { rootFromProof } from './merkle.ts'
import { decodeReceipt, type Receipt } from './receipt.ts'
import { type Placed, type ReceiptFile, readReceiptFile } from './receipt-file.ts'
import { openRound, type ReceiptFault, refused } from './receipts.ts'
import { claimStatement, claimsStatement, receiptsStatement } from './statement.ts'

/** What holds: who signed what. Claims without a receipt were not judged. */
export type Held = {
  readonly ok: true
  readonly signedBy: readonly ('miner' | 'judge')[]
  readonly claims: readonly Claim[]
  readonly receipts: readonly Receipt[]
}

/** Checks a receipt's file by itself, without a chain or a network: encoding, places in trees, order, signatures. */
export function checkReceiptFile(value: unknown): Held | ReceiptFault {
  const file = readReceiptFile(value)
  if (typeof file === 'string') return refused('BAD_ENCODING', `not a receipt's file: ${file}`)
  if ('receipts' in file) return checkRound(file)
  return 'claim' in file ? checkClaim(file) : checkReceipt(file)
}

function checkRound({ receipts, judge }: Extract<ReceiptFile, { receipts: unknown }>): Held | ReceiptFault {
  const key = parseAddress(judge.hotkey)
  if (key === undefined) return refused('BAD_ENCODING', 'the judge has no SS58 address with prefix 42')
  const opened = openRound(receipts, { signed: judge, judge: key })
  if (!opened.ok) return opened
  return { ...opened, signedBy: ['judge'], claims: opened.receipts.map(({ claim }) => claim) }
}

function checkClaim({ claim: bytes, miner }: Extract<ReceiptFile, { claim: unknown }>): Held | ReceiptFault {
  const claim = decodeClaim(bytes)
  if (claim === undefined) return refused('BAD_ENCODING', `a claim has ${CLAIM_BYTES} bytes, not ${bytes.length}`)
  if (!sr25519Verify(miner.signature, claimStatement(bytes), claim.miner)) {
    return refused('BAD_SIGNATURE', 'the claim is not signed by its miner')
  }
  return { ok: true, signedBy: ['miner'], claims: [claim], receipts: [] }
}

function checkReceipt({
  receipt: bytes,
  miner,
  judge,
}: Extract<ReceiptFile, { receipt: unknown }>): Held | ReceiptFault {
  const receipt = decodeReceipt(bytes)
  if (receipt === undefined) return refused('BAD_ENCODING', 'these bytes are no receipt')
  const { claim } = receipt
  if (!isUnder(bytes, judge)) return refused('BAD_ROOT', "the receipt is not under the judge's root")
  if (!sr25519Verify(judge.signature, receiptsStatement({ ...judge, netuid: claim.netuid }), claim.asker)) {
    return refused('BAD_SIGNATURE', "the judge's root is not signed by the asker")
  }
  if (miner !== undefined) {
    if (!isUnder(bytes.subarray(0, CLAIM_BYTES), miner)) {
      return refused('BAD_ROOT', "the claim is not under the miner's root")
    }
    const statement = claimsStatement({ ...claim, round: miner.round, root: miner.root })
    if (!sr25519Verify(miner.signature, statement, claim.miner)) {
      return refused('BAD_SIGNATURE', "the miner's root is not signed by the miner")
    }
  }
  return {
    ok: true,
    signedBy: miner === undefined ? ['judge'] : ['miner', 'judge'],
    claims: [claim],
    receipts: [receipt],
  }
}

function isUnder(leaf: Uint8Array, { index, count, proof, root }: Placed): boolean {
  const found = rootFromProof(leaf, { index, count, proof })
  return found !== undefined && Buffer.from(found).equals(root)
}
