import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { shrink } from '../fuzz/shrink.ts'

it('leaves only what makes a list fail', () => {
  const culprits = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(culprits, (needed) => {
      const items = Array.from({ length: 201 }, (_, index) => index)
      const fails = (some: readonly number[]) => needed.every((item) => some.includes(item))
      expect(shrink(items, fails, 5_000)).toEqual([...needed].sort((a, b) => a - b))
    }),
  )
})

it('gives up after so many tries', () => {
  let tries = 0
  const counted = () => {
    tries++
    return false
  }
  expect(shrink([1, 2, 3, 4], counted, 3)).toEqual([1, 2, 3, 4])
  expect(tries).toBe(3)
})
