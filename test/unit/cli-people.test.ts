import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ADVICE, adviceOn } from '../../src/cli/advice.ts'
import { exitOf } from '../../src/cli/exit.ts'
import { type Calls, callFor, readValue, settable, setterOf } from '../../src/cli/hyperparameters.ts'
import { buyLimit, relativePrice, sellLimit } from '../../src/cli/limit.ts'
import { printable } from '../../src/cli/printable.ts'
import { readRow } from '../../src/cli/row.ts'
import { stakeMoved } from '../../src/cli/stake-events.ts'
import { alpha, fraction } from '../../src/config/kind.ts'
import { BadInputError } from '../../src/lib/errors.ts'
import { commitHash, sealedFrom } from '../../src/subtensor/commits.ts'
import { ExtrinsicError } from '../../src/subtensor/errors.ts'
import { transactionRefusal } from '../../src/subtensor/refusal.ts'

describe('a limit on the price', () => {
  it('is the tolerance away from the price now, the person’s way round', () => {
    expect(buyLimit(1_000_000_000n, 0.05)).toBe(1_050_000_000n)
    expect(sellLimit(1_000_000_000n, 0.05)).toBe(950_000_000n)
    expect(buyLimit(3n, 0.05)).toBe(3n)
    expect(sellLimit(1_000n, 1)).toBe(0n)
  })

  it('between two subnets is the price of one in the other', () => {
    expect(relativePrice(500_000_000n, 2_000_000_000n)).toBe(250_000_000n)
    expect(relativePrice(1n, 0n)).toBe(0n)
  })

  it('takes a tolerance from nothing to all', () => {
    expect(fraction.safeParse('0.05').data).toBe(0.05)
    for (const wrong of ['1.5', '-0.1', '5%', '']) expect(fraction.safeParse(wrong).success, wrong).toBe(false)
  })
})

it('an amount of alpha that is none is told so in alpha', () => {
  expect(alpha.safeParse('1.5').data).toBe(1_500_000_000n)
  expect(alpha.safeParse('much').error?.issues[0]?.message).toContain('expected an amount of alpha')
})

describe('a row of weights', () => {
  it('keeps proportions, in rising order of uid', () => {
    expect(readRow(['7=0.5', '3=1'])).toEqual({ uids: [3, 7], values: [65_535, 32_768] })
  })

  it('of any scale has 65535 as its greatest', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 65_535 }), { minLength: 1, maxLength: 20 }), (uids) => {
        const { uids: read, values } = readRow(uids.map((uid, at) => `${uid}=${at + 0.25}`))
        expect(read).toEqual([...uids].sort((a, b) => a - b))
        expect(Math.max(...values)).toBe(65_535)
      }),
    )
  })

  it('names what is wrong with it', () => {
    const wrong = {
      none: [],
      word: ['heavy'],
      'no uid': ['70000=1'],
      twice: ['1=1', '1=2'],
      nothing: ['1=0'],
      less: ['1=-1'],
    }
    for (const [name, words] of Object.entries(wrong)) expect(() => readRow(words), name).toThrow(BadInputError)
  })
})

describe('a commit', () => {
  const vectors = JSON.parse(readFileSync('test/vectors/chain.json', 'utf8')) as {
    commit_hash: {
      who_pubkey_hex: string
      netuid_index: number
      blake2b_256: string
      uids: number[]
      values: number[]
      salt: number[]
      version_key: number
    }[]
  }

  it('has the hash that Subtensor computes', async () => {
    const { ready } = await import('../../src/crypto/ready.ts')
    const { encodeAddress } = await import('../../src/crypto/ss58.ts')
    await ready()
    for (const [index, vector] of vectors.commit_hash.entries()) {
      const hash = commitHash({
        hotkey: encodeAddress(Buffer.from(vector.who_pubkey_hex, 'hex')),
        netuid: vector.netuid_index % 4096,
        mechanism: Math.floor(vector.netuid_index / 4096),
        uids: vector.uids,
        values: vector.values,
        salt: vector.salt,
        versionKey: BigInt(vector.version_key),
      })
      expect(hash, `vector ${index}`).toBe(`0x${vector.blake2b_256}`)
    }
    expect(vectors.commit_hash.length).toBeGreaterThan(3)
  })

  it('is read back as it was written, and from nothing else', () => {
    const sealed = { hotkey: '5X', netuid: 1, mechanism: 0, uids: [1], values: [2], salt: [3], versionKey: 4n }
    const written = JSON.parse(JSON.stringify({ ...sealed, versionKey: '4' }))
    expect(sealedFrom(written)).toEqual(sealed)
    expect(() => sealedFrom({ ...written, salt: 'pepper' })).toThrow(BadInputError)
  })
})

describe('a hyperparameter', () => {
  const on = (call: string, ...args: string[]) => ({
    call,
    args: ['netuid: u16', ...args].map((arg) => ({ name: arg.split(': ')[0]!, type: arg.split(': ')[1]! })),
  })
  const calls: Calls = {
    AdminUtils: [
      on('sudo_set_min_burn', 'min_burn: u64'),
      on('sudo_set_weights_version_key', 'weights_version_key: u64'),
      on('sudo_set_alpha_values', 'alpha_low: u16', 'alpha_high: u16'),
      on('sudo_set_tempo', 'tempo: u16'),
      on('sudo_set_rho', 'rho: u16'),
      { call: 'sudo_set_default_take', args: [{ name: 'default_take', type: 'u16' }] },
    ],
    SubtensorModule: [on('set_tempo', 'tempo: u16')],
  }

  it('is set by the call that the chain has for it, whatever that is called', () => {
    expect(callFor('min_burn', calls)?.name).toBe('AdminUtils.sudo_set_min_burn')
    expect(callFor('weights_version', calls)?.name).toBe('AdminUtils.sudo_set_weights_version_key')
    expect(callFor('alpha_low', calls)?.arg.name).toBe('alpha_low')
    expect(callFor('alpha_high', calls)?.arg.name).toBe('alpha_high')
  })

  it('that owners and root set by different calls is set by the one of who asks', () => {
    expect(callFor('tempo', calls)?.name).toBe('SubtensorModule.set_tempo')
    expect(callFor('tempo', calls, true)?.name).toBe('AdminUtils.sudo_set_tempo')
  })

  it('of the chain, not of a subnet, is none', () => {
    expect(callFor('default_take', calls)).toBeUndefined()
    const names = ['min_burn', 'tempo', 'weights_version_key', 'alpha_values', 'rho']
    expect(settable(['min_burn', 'tempo', 'kappa'], calls)).toEqual(names)
  })

  it('that cannot be set is told with the name that was probably meant', () => {
    expect(() => setterOf('min_bun', ['min_burn'], { calls, asRoot: false })).toThrow('did you mean min_burn?')
    expect(() => setterOf('colour', ['min_burn'], { calls, asRoot: false })).toThrow('yuma subnet set lists')
  })

  it('takes what its type takes and nothing else', () => {
    const arg = (type: string) => ({ name: 'x', type })
    expect(readValue('min_burn', '0.5', arg('u64'))).toBe(500_000_000n)
    expect(readValue('kappa', '32767', arg('u16'))).toBe(32_767n)
    expect(readValue('alpha_sigmoid_steepness', '-100', arg('i16'))).toBe(-100n)
    expect(readValue('transfers_enabled', 'false', arg('bool'))).toBe(false)
    expect(readValue('yuma_version', '3', arg('bool'))).toBe(true)
    expect(readValue('burn_increase_mult', '1.5', arg('U64F64'))).toEqual({ bits: 3n << 63n })
    expect(readValue('recycle_or_burn', '"Burn"', arg('Enum'))).toBe('Burn')
    expect(() => readValue('kappa', '65536', arg('u16'))).toThrow('expected a whole number from 0 to 65535')
    expect(() => readValue('transfers_enabled', 'maybe', arg('bool'))).toThrow('expected one of true, false')
    expect(() => readValue('yuma_version', '4', arg('bool'))).toThrow('expected one of 2, 3')
  })
})

describe('a refusal', () => {
  it('says what would be right', () => {
    const error = new ExtrinsicError('SubtensorModule.add_stake_limit', {
      pallet: 'SubtensorModule',
      name: 'SlippageTooHigh',
      text: 'The price moved too far.',
    })
    expect(exitOf(error, false)).toEqual({
      code: 1,
      line: expect.stringMatching(/SubtensorModule\.SlippageTooHigh: The price moved too far; raise --tolerance/),
    })
    expect(adviceOn('Nothing')).toBeUndefined()
    expect(adviceOn('toString')).toBeUndefined()
  })

  it('has advice only under names that a chain says', () => {
    const errors = readFileSync('chain/pallets/subtensor/src/errors.rs', 'utf8')
    const pool = readFileSync('src/subtensor/refusal.ts', 'utf8')
    const known = [...errors.matchAll(/^\t+([A-Z]\w+),$/gm), ...pool.matchAll(/\['?[^\]]*?'([A-Z]\w+)'/g)].map(
      ([, name]) => name!,
    )
    expect(Object.keys(ADVICE).filter((name) => ![...known, 'BadOrigin'].includes(name))).toEqual([])
    expect(known.length).toBeGreaterThan(100)
  })

  it('of the pool in a trial has Subtensor’s name for the number', () => {
    const invalid = (value: object) => transactionRefusal({ type: 'Invalid', value: [value] })
    expect(invalid({ type: 'Custom', value: [6n] })).toMatchObject({ name: 'RateLimitExceeded', poolNumber: 6 })
    expect(invalid({ type: 'Custom', value: [99n] })).toMatchObject({ name: 'Custom', poolNumber: 99 })
    expect(invalid({ type: 'Payment', value: [] })).toMatchObject({ pallet: 'Pool', name: 'Payment' })
  })
})

it('what was staked is read from the events of the call', () => {
  const event = (name: string, tao: bigint, alpha: bigint) => ({
    index: 1,
    pallet: 'SubtensorModule',
    name,
    data: ['cold', 'hot', tao, alpha, 1n, 1n],
  })
  const events = [event('StakeRemoved', 5n, 6n), event('StakeRemoved', 1n, 2n), event('StakeAdded', 9n, 9n)]
  const block = { number: 1n, hash: '0x' }
  expect(stakeMoved({ block, events }, 'StakeRemoved')).toEqual({ tao: 6n, alpha: 8n, fee: 2n })
  expect(stakeMoved({ block, events: [] }, 'StakeAdded')).toBeUndefined()
})

it('what others wrote cannot move the cursor', () => {
  expect(printable('\u001b[2Jsub\u0007net \n')).toBe('[2Jsubnet')
  expect(printable('a long name indeed', 8)).toBe('a long …')
})
