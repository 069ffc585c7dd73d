import { describe, expect, it } from 'vitest'
import { Turns } from '../../chain/host/rpc/turns.ts'

/** Keeps the event loop for longer than one slice. */
function dawdle(): void {
  const end = performance.now() + 6
  while (performance.now() < end);
}

describe('turns', () => {
  it('run work in the order it came, and hand on its value or what it threw', async () => {
    const turns = new Turns()
    const seen: number[] = []
    const work = [1, 2, 3].map((n) => turns.run(() => seen.push(n)))
    const broken = turns.run(() => {
      throw new Error('broken')
    })
    expect(await Promise.all(work)).toEqual([1, 2, 3])
    await expect(broken).rejects.toThrow('broken')
    expect(seen).toEqual([1, 2, 3])
  })

  it('let a timer fire between long pieces of work', async () => {
    const turns = new Turns()
    const seen: string[] = []
    const timer = new Promise<void>((resolve) => {
      setTimeout(() => {
        seen.push('timer')
        resolve()
      }, 1)
    })
    const work = Array.from({ length: 10 }, () =>
      turns.run(() => {
        dawdle()
        seen.push('work')
      }),
    )
    await Promise.all([...work, timer])
    expect(seen.indexOf('timer')).toBeLessThan(seen.lastIndexOf('work'))
  })
})
