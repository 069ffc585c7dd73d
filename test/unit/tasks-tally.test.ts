import { describe, expect, it } from 'vitest'
import { addTally, EMPTY_TALLY, isTelling, type Tally, weighTally } from '../../src/tasks/tally.ts'
import type { Verification } from '../../src/tasks/task.ts'

const passed = (tally: Tally): Verification => ({ sum: 1, count: 1, reason: 'OK', tally })

describe('slips counted across answers', () => {
  it('say nothing while an honest miner could have made them', () => {
    expect(isTelling(EMPTY_TALLY)).toBe(false)
    expect(isTelling({ looked: 100, slips: 1 })).toBe(false)
    expect(isTelling({ looked: 100, slips: 3 })).toBe(false)
    expect(isTelling({ looked: 20_000, slips: 12 })).toBe(false)
  })

  it('tell when they are as many as a cheat’s', () => {
    // What a cache of 8 bits, int8 arithmetic and T .8 for .7 were measured to make.
    expect(isTelling({ looked: 400, slips: 0.015 * 400 })).toBe(true)
    expect(isTelling({ looked: 200, slips: 0.03 * 200 })).toBe(true)
    expect(isTelling({ looked: 100, slips: 5 })).toBe(true)
    expect(isTelling({ looked: 20_000, slips: 30 })).toBe(true)
  })

  it('refuse the answer with which they tell, and begin anew', () => {
    let tally = EMPTY_TALLY
    const seen: string[] = []
    for (let i = 0; i < 8; i++) {
      const weighed = weighTally(tally, passed({ looked: 50, slips: 1 }))
      tally = weighed.tally
      seen.push(weighed.verified.reason)
    }
    expect(seen.indexOf('REGRET')).toBe(4)
    expect(tally).toEqual({ looked: 150, slips: 3 })
    expect(weighTally({ looked: 50, slips: 4 }, passed({ looked: 50, slips: 2 })).verified.sum).toBe(0)
  })

  it('leave what failed already, and what counts nothing', () => {
    const failed: Verification = { sum: 0, count: 1, reason: 'END', tally: { looked: 32, slips: 9 } }
    expect(weighTally(EMPTY_TALLY, failed).verified).toBe(failed)
    const other: Verification = { sum: 1, count: 1, reason: 'OK' }
    expect(weighTally({ looked: 10, slips: 9 }, other)).toEqual({ tally: { looked: 10, slips: 9 }, verified: other })
  })

  it('are halved when they are many, so that old ones count less', () => {
    expect(addTally({ looked: 19_990, slips: 4 }, { looked: 20, slips: 0 })).toEqual({ looked: 10_005, slips: 2 })
  })
})
