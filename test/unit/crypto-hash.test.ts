import { createHash } from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { beforeAll, describe, expect, it } from 'vitest'
import * as hash from '../../src/crypto/hash.ts'
import { ready } from '../../src/crypto/ready.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const text = (value: string): Uint8Array => Buffer.from(value)

beforeAll(ready)

describe('hashes', () => {
  it('are those of the names and keys of Substrate storage', () => {
    expect(hex(hash.twox128(text('System')))).toBe('26aa394eea5630e07c48ae0c9558cef7')
    expect(hex(hash.twox128(text('Account')))).toBe('b99d880ec681799c0cf30e8886371da9')
    expect(hex(hash.twox256(text('System')))).toMatch(/^26aa394eea5630e07c48ae0c9558cef7/)
    expect(hex(hash.twox64(text('System')))).toBe('26aa394eea5630e0')
    expect(hex(hash.blake2_128(text('')))).toBe('cae66941d9efbd404e4d88758ea67670')
  })
  it.each([0, 1, 31, 32, 127, 128, 129, 1000])('agree with a second implementation for %i bytes', (length) => {
    const data = Uint8Array.from({ length }, (_, i) => (i * 37) & 255)
    expect(hex(hash.blake2_256(data))).toBe(hex(blake2b(data, { dkLen: 32 })))
    expect(hex(hash.blake2_128(data))).toBe(hex(blake2b(data, { dkLen: 16 })))
    expect(hex(hash.blake2_512(data))).toBe(hex(blake2b(data)))
    expect(hex(hash.keccak256(data))).toBe(hex(keccak_256(data)))
    expect(hex(hash.sha256(data))).toBe(createHash('sha256').update(data).digest('hex'))
  })
  it('give a result that the next call leaves alone', () => {
    const first = hash.blake2_256(text('first'))
    const copy = hex(first)
    hash.blake2_256(text('second'))
    expect(hex(first)).toBe(copy)
  })
})
