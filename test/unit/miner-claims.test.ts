import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLAIM_BLOCKS, ClaimLog, MAX_BLOCK_AGE } from '../../miner/claims.ts'

const claim = (byte: number): Uint8Array => Uint8Array.of(byte)

test('a nonce serves once an asker, answered or not', () => {
  const log = new ClaimLog()
  expect(log.open('alice', { nonce: 7n, block: 100n }, 100n)).toBeUndefined()
  expect(log.open('alice', { nonce: 7n, block: 100n }, 100n)).toBe('NONCE_USED')
  expect(log.open('bob', { nonce: 7n, block: 100n }, 100n)).toBeUndefined()
  log.close('alice', 7n, claim(1))
  expect(log.open('alice', { nonce: 7n, block: 101n }, 101n)).toBe('NONCE_USED')
})

test('a question is refused when its block is too old or too far ahead', () => {
  const log = new ClaimLog()
  const at = (block: bigint) => log.open('alice', { nonce: block, block }, 1_000n)
  expect(at(1_000n - MAX_BLOCK_AGE)).toBeUndefined()
  expect(at(1_000n - MAX_BLOCK_AGE - 1n)).toBe('STALE')
  expect(at(1_000n + MAX_BLOCK_AGE)).toBeUndefined()
  expect(at(1_000n + MAX_BLOCK_AGE + 1n)).toBe('STALE')
})

test('a claim is found by who asked, once it was made, until it is too old', () => {
  const log = new ClaimLog()
  log.open('alice', { nonce: 1n, block: 10n }, 10n)
  expect(log.find('alice', 1n)).toBeUndefined()
  log.close('alice', 1n, claim(9))
  expect(log.find('alice', 1n)).toEqual(claim(9))
  expect(log.find('bob', 1n)).toBeUndefined()
  log.open('bob', { nonce: 2n, block: 10n + CLAIM_BLOCKS }, 10n + CLAIM_BLOCKS)
  expect(log.find('alice', 1n)).toEqual(claim(9))
  log.open('bob', { nonce: 3n, block: 11n + CLAIM_BLOCKS }, 11n + CLAIM_BLOCKS)
  expect(log.find('alice', 1n)).toBeUndefined()
})

test('who has used up its room waits until its oldest nonces could not come again', () => {
  const log = new ClaimLog({ claimsPerAsker: 2, claims: 100 })
  const open = (nonce: bigint, head: bigint) => log.open('alice', { nonce, block: head }, head)
  expect([open(1n, 10n), open(2n, 10n), open(3n, 10n)]).toEqual([undefined, undefined, 'BUSY'])
  expect(log.open('bob', { nonce: 1n, block: 10n }, 10n)).toBeUndefined()
  expect(open(3n, 10n + 2n * MAX_BLOCK_AGE)).toBe('BUSY')
  expect(open(3n, 11n + 2n * MAX_BLOCK_AGE)).toBeUndefined()
})

test('all askers together have a bound', () => {
  const log = new ClaimLog({ claimsPerAsker: 10, claims: 2 })
  expect(log.open('a', { nonce: 1n, block: 1n }, 1n)).toBeUndefined()
  expect(log.open('b', { nonce: 1n, block: 1n }, 1n)).toBeUndefined()
  expect(log.open('c', { nonce: 1n, block: 1n }, 1n)).toBe('BUSY')
  expect(log.open('c', { nonce: 1n, block: 200n }, 200n)).toBeUndefined()
})

test('whatever comes, no question is let in twice', () => {
  const step = fc.record({
    asker: fc.constantFrom('a', 'b'),
    nonce: fc.bigInt({ min: 0n, max: 5n }),
    behind: fc.bigInt({ min: -70n, max: 70n }),
    blocks: fc.bigInt({ min: 0n, max: 90n }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const log = new ClaimLog({ claimsPerAsker: 3, claims: 4 })
      const taken = new Set<string>()
      let head = 1_000n
      for (const { asker, nonce, behind, blocks } of steps) {
        head += blocks
        const block = head - behind
        const key = `${asker} ${nonce} ${block}`
        if (log.open(asker, { nonce, block }, head) !== undefined) continue
        expect(taken.has(key), key).toBe(false)
        taken.add(key)
      }
    }),
  )
})
