import { beforeAll, expect, test } from 'vitest'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { closeRound, type Leaf } from '../../validator/round/close.ts'

beforeAll(ready)

const UID = 1
const TERMS = { class: 'open', weightPpm: 1_000_000, marginPpm: 50_000, burstMs: 1_000 } as const

/** An answer of a miner that was asked under the uid, all of it right. */
function leafOf(miner: string): Leaf {
  return {
    exchange: {
      kind: 'challenge',
      miner,
      request: { task: 'digits', inputs: [], nonce: 1n, block: 1n },
      response: { ok: true, outputs: [], model: '00' },
      timeMs: 0,
      tookMs: 5,
      timeoutMs: 100,
    },
    verdict: { reason: 'OK', score: 1_000_000n, items: 1, baseline: 0n },
    task: 0,
    uid: UID,
    units: 1,
    receipt: new Uint8Array(),
  }
}

test('what somebody did who lost the uid meanwhile is nothing to whoever holds it when the round is closed', () => {
  const [old, now] = [keypairFromUri('//old'), keypairFromUri('//now')]
  const holders = new Map([[UID, Buffer.from(now.publicKey).toString('hex')]])
  const closing = {
    before: [],
    stateHash: new Uint8Array(32),
    taskSetHash: new Uint8Array(32),
    terms: [TERMS],
    capacities: [],
    holders,
    ownerUid: 0,
  }
  expect(closeRound(closing, [leafOf(old.address)])).toMatchObject({ table: [], count: 1, units: 1n })
  expect(closeRound(closing, [leafOf(now.address)]).table).toMatchObject([{ uid: UID, score: 1_000_000n }])
})
