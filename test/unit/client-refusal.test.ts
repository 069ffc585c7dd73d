import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExtrinsicError, RpcError } from '../../src/subtensor/errors.ts'
import { decodeIp, encodeIp } from '../../src/subtensor/ip.ts'
import { isNonceTaken, poolRefusal, statusRefusal } from '../../src/subtensor/refusal.ts'
import { checkEndpoint } from '../../src/subtensor/rpc.ts'

const refusal = (code: number, data?: string) =>
  poolRefusal(
    new RpcError('author_submitExtrinsic', {
      code,
      message: 'Invalid Transaction',
      ...(data !== undefined && { data }),
    }),
  )

describe('a refusal of the pool', () => {
  it.each([
    [0, 'ColdkeyInSwapSchedule'],
    [1, 'StakeAmountTooLow'],
    [2, 'BalanceTooLow'],
    [6, 'RateLimitExceeded'],
    [10, 'HotKeyNotRegisteredInNetwork'],
    [11, 'InvalidIpAddress'],
    [12, 'ServingRateLimitExceeded'],
    [13, 'InvalidPort'],
    [18, 'InputLengthsUnequal'],
    [27, 'DelegateTakeTooHigh'],
    [255, 'BadRequest'],
    [99, 'Custom'],
  ])('spells out "Custom error: %i" as %s', (poolNumber, name) => {
    expect(refusal(1010, `Custom error: ${poolNumber}`)).toMatchObject({ pallet: 'Pool', name, poolNumber })
  })

  it.each([
    ['Inability to pay some fees (e.g. account balance too low)', 'Payment'],
    ['Transaction is outdated', 'Stale'],
    ['Transaction has a bad signature', 'BadProof'],
    ['Transaction has an ancient birth block', 'AncientBirthBlock'],
    ['Something new', 'Invalid'],
  ])('names %j', (data, name) => {
    expect(refusal(1010, data)).toEqual({ pallet: 'Pool', name, text: data })
  })

  it.each([
    [1012, 'TemporarilyBanned', true],
    [1013, 'AlreadyImported', false],
    [1014, 'TooLowPriority', true],
    [1016, 'ImmediatelyDropped', true],
  ])('names the code %i', (code, name, retryable) => {
    const found = refusal(code)!
    expect(found.name).toBe(name)
    expect(new ExtrinsicError('balances.transfer', found).retryable).toBe(retryable)
  })

  it('is none when the node says something else', () => {
    expect(refusal(-32601)).toBeUndefined()
    expect(statusRefusal('ready')).toBeUndefined()
    expect(statusRefusal('inBlock')).toBeUndefined()
  })

  it('asks for another nonce only where the nonce was the reason', () => {
    expect(isNonceTaken(refusal(1010, 'Transaction is outdated')!)).toBe(true)
    expect(isNonceTaken(refusal(1014)!)).toBe(true)
    expect(isNonceTaken(refusal(1010, 'Custom error: 6')!)).toBe(false)
  })

  it('reads as one line that says who refused what and why', () => {
    const error = new ExtrinsicError('subtensorModule.setWeights', refusal(1010, 'Custom error: 6')!)
    expect(error).toMatchObject({ code: 'EXTRINSIC', name: 'RateLimitExceeded', poolNumber: 6, retryable: true })
    expect(error.message).toBe(
      'subtensorModule.setWeights was refused: Pool.RateLimitExceeded (custom error 6): too soon after the last time, try again some blocks later',
    )
    expect(statusRefusal('usurped')).toMatchObject({ name: 'Usurped', retryable: true })
  })
})

describe('an address of the chain', () => {
  it('is the number that Subtensor keeps', () => {
    expect(encodeIp('127.0.0.2')).toEqual({ ip: 0x7f000002n, ipType: 4 })
    expect(encodeIp('::1')).toEqual({ ip: 1n, ipType: 6 })
    expect(encodeIp('::ffff:1.2.3.4')).toEqual({ ip: 0xffff01020304n, ipType: 6 })
    expect(decodeIp({ ip: 0n, ipType: 4 })).toBeUndefined()
  })

  it('comes back the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const encoded = encodeIp(text)
        fc.pre(encoded.ip !== 0n)
        expect(encodeIp(decodeIp(encoded)!)).toEqual(encoded)
      }),
    )
  })

  it.each(['', 'localhost', '1.2.3', '1.2.3.256', 'fe80::1%eth0'])('is not %j', (text) => {
    expect(() => encodeIp(text)).toThrow('is no IP address')
  })
})

describe('an endpoint', () => {
  it.each(['', 'localhost:9944', 'http://127.0.0.1:9944', 'ws://', '9944'])('is not %j', (text) => {
    expect(() => checkEndpoint(text)).toThrow(`'${text}' is no endpoint of a chain`)
  })

  it('is ws or wss with a host', () => {
    for (const text of ['ws://127.0.0.1:9944', 'wss://chain.example/path']) expect(checkEndpoint(text)).toBe(text)
  })
})
