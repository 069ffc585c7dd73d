import { expect, test } from 'vitest'
import { epochLine } from '../../src/consensus/epoch-line.ts'
import { parseIntegers } from '../../src/consensus/json-integers.ts'
import { epochLineWith, ODD_LINES, REFUSED_LINES } from '../support/odd-epoch-lines.ts'

test('an epoch is printed with its keys in a fixed order and without spaces', () => {
  expect(epochLine(ODD_LINES[0]![1])).toBe(
    '{"u16":{"consensus":[0,65535],"incentive":[0,65535],"dividends":[65535,0],"validator_trust":[65535,0],' +
      '"stake_weight":[65535,0]},"server_emission":[0,500000000],"validator_emission":[500000000,0],' +
      '"emission":[500000000,500000000],"bonds_u16":[[[1,6553]],[]],"new_validator_permit":[true,false]}',
  )
})

test('a stake beyond the reach of a double counts to the last unit', () => {
  const permit = (stake: string) => {
    const asked = epochLineWith('"stake_threshold":0', '"stake_threshold":9007199254740995')
    return epochLine(asked.replace('"stake":[5,0]', `"stake":[${stake},0]`)).slice(-'[true,false]}'.length)
  }
  expect(permit('9007199254740994')).toBe('[false,false]}'.slice(1))
  expect(permit('9007199254740995')).toBe('[true,false]}')
})

test.each(REFUSED_LINES)('%s is refused with the reason', (_what, line, said) => {
  expect(() => epochLine(line)).toThrow(expect.objectContaining({ message: expect.stringMatching(said) }))
})

test('integers are read without loss, wherever they stand, and only integers', () => {
  const text = ' {"a 1":[18446744073709551615,-9007199254740993, 0],"\\"2\\\\":{"b":"3"},"c":1.0,"d":2e0,"e":null} '
  expect(parseIntegers(text)).toEqual({
    'a 1': [18_446_744_073_709_551_615n, -9_007_199_254_740_993n, 0n],
    '"2\\': { b: '3' },
    c: 1,
    d: 2,
    e: null,
  })
  expect(parseIntegers('-0')).toBe(-0)
  expect(parseIntegers('123456789012345678901')).toBe(123_456_789_012_345_680_000)
})

test('a long text within a string is no hindrance', () => {
  const long = '\\"7'.repeat(1_000_000)
  expect(parseIntegers(`["${long}", 8]`)).toEqual(['"7'.repeat(1_000_000), 8n])
})
