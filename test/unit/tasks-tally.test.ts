import { describe, expect, it } from 'vitest'
import { addTally, EMPTY_TALLY, isTelling, type Tally, weighTally } from '../../src/tasks/tally.ts'

const passed = (tally: Tally) => ({ reason: 'OK', tally }) as const

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
    const seen: boolean[] = []
    for (let i = 0; i < 8; i++) {
      const weighed = weighTally(tally, passed({ looked: 50, slips: 1 }))
      tally = weighed.tally
      seen.push(weighed.refused)
    }
    expect(seen.indexOf(true)).toBe(4)
    expect(tally).toEqual({ looked: 150, slips: 3 })
    expect(weighTally({ looked: 50, slips: 4 }, passed({ looked: 50, slips: 2 })).refused).toBe(true)
  })

  it('leave what failed already, and count it', () => {
    const more = { looked: 32, slips: 9 }
    expect(weighTally(EMPTY_TALLY, { reason: 'END', tally: more })).toEqual({ tally: more, refused: false })
  })

  it('are halved when they are many, so that old ones count less', () => {
    expect(addTally({ looked: 19_990, slips: 4 }, { looked: 20, slips: 0 })).toEqual({ looked: 10_005, slips: 2 })
  })
})
