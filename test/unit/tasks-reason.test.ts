import { expect, test } from 'vitest'
import { PROVEN, REASONS, type Reason, reasonOf } from '../../src/tasks/reason.ts'

test('every reason has a number of its own that fits a byte, and is found by it', () => {
  const codes = Object.values(REASONS)
  expect(new Set(codes).size).toBe(codes.length)
  for (const [name, code] of Object.entries(REASONS)) {
    expect(code & 0xff, name).toBe(code)
    expect(reasonOf(code)).toBe(name)
  }
  expect(reasonOf(9)).toBeUndefined()
  expect(reasonOf(255)).toBeUndefined()
})

test('nothing that can happen to an honest miner is proof against it', () => {
  const innocent: readonly Reason[] = ['OK', 'UNCHECKED', 'LATE', 'REFUSED', 'UNREACHABLE', 'UNSIGNED']
  expect(innocent.filter((reason) => PROVEN.has(reason))).toEqual([])
})
