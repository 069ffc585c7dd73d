import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Session } from '../../chain/host/state/session.ts'
import { insert } from '../../chain/host/trie/edit.ts'
import type { Trie } from '../../chain/host/trie/node.ts'
import { entries } from '../../chain/host/trie/walk.ts'

const key = fc
  .array(fc.constantFrom('00', '01', 'a0', 'ff'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''))
const value = fc.nat(3).map((byte) => Uint8Array.of(byte))
const step = fc.oneof(
  fc.record({ set: key, value }),
  fc.record({ remove: key }),
  fc.record({ clear: key, limit: fc.option(fc.nat(3), { nil: undefined }) }),
  fc.constantFrom({ tx: 'start' as const }, { tx: 'commit' as const }, { tx: 'rollBack' as const }),
)

/** Substrate's overlay as its definition reads: a stack of maps over what was there before the block. */
class Overlay {
  readonly base: ReadonlyMap<string, Uint8Array>
  layers: Map<string, Uint8Array | undefined>[] = [new Map()]

  constructor(base: ReadonlyMap<string, Uint8Array>) {
    this.base = base
  }

  get top(): Map<string, Uint8Array | undefined> {
    return this.layers.at(-1)!
  }

  written(at: string): { value: Uint8Array | undefined } | undefined {
    const layer = this.layers.findLast((candidate) => candidate.has(at))
    return layer === undefined ? undefined : { value: layer.get(at) }
  }

  get(at: string): Uint8Array | undefined {
    const written = this.written(at)
    return written === undefined ? this.base.get(at) : written.value
  }

  keys(): string[] {
    const all = new Set([...this.base.keys(), ...this.layers.flatMap((layer) => [...layer.keys()])])
    return [...all].filter((at) => this.get(at) !== undefined).sort()
  }

  clear(prefix: string, limit: number | undefined): { removed: number; complete: boolean } {
    for (const at of this.layers.flatMap((layer) => [...layer.keys()]))
      if (at.startsWith(prefix)) this.top.set(at, undefined)
    let removed = 0
    for (const at of [...this.base.keys()].sort().filter((known) => known.startsWith(prefix))) {
      if (removed === limit) return { removed, complete: false }
      this.top.set(at, undefined)
      removed++
    }
    return { removed, complete: true }
  }
}

test('a session reads like an overlay over the state before the block, through any transactions', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value), fc.array(step, { maxLength: 50 }), (before, steps) => {
      let trie: Trie
      for (const [at, bytes] of Object.entries(before)) trie = insert(trie, at, bytes)
      const session = new Session(trie)
      const overlay = new Overlay(new Map(Object.entries(before)))
      for (const act of steps) {
        if ('set' in act) {
          session.set(act.set, act.value)
          overlay.top.set(act.set, act.value)
        } else if ('remove' in act) {
          session.remove(act.remove)
          overlay.top.set(act.remove, undefined)
        } else if ('clear' in act) {
          expect(session.clearPrefix(act.clear, act.limit)).toEqual(overlay.clear(act.clear, act.limit))
        } else if (act.tx === 'start') {
          session.start()
          overlay.layers.push(new Map())
        } else if (overlay.layers.length > 1) {
          session[act.tx]()
          const layer = overlay.layers.pop()!
          if (act.tx === 'commit') for (const [at, bytes] of layer) overlay.top.set(at, bytes)
        }
        const keys = overlay.keys()
        expect([...entries(session.trie)]).toEqual(keys.map((at) => [at, overlay.get(at)]))
        expect(session.nextKey('00a0')).toBe(keys.find((at) => at > '00a0'))
      }
    }),
  )
})

describe('append', () => {
  const append = (list: number[] | undefined, item: number[]): number[] => {
    const session = new Session(undefined)
    if (list !== undefined) session.set('aa', Uint8Array.from(list))
    session.append('aa', Uint8Array.from(item))
    return [...session.get('aa')!]
  }

  test.each([
    ['begins a list', undefined, [4, 7]],
    ['replaces what is no list', [], [4, 7]],
    ['replaces a length that is cut off', [1], [4, 7]],
    ['counts on', [4, 9], [8, 9, 7]],
    ['widens the length at 64', [63 << 2, 9], [1, 1, 9, 7]],
    ['widens it again at 16384', [0xfd, 0xff, 9], [2, 0, 1, 0, 9, 7]],
  ])('%s', (_, list, expected) => {
    expect(append(list, [7])).toEqual(expected)
  })

  test('does not change the list that an earlier state holds', () => {
    const session = new Session(undefined)
    session.append('aa', Uint8Array.of(1))
    const before = session.get('aa')
    session.append('aa', Uint8Array.of(2))
    expect([...before!]).toEqual([4, 1])
  })
})

test('bounds what a runtime can make it keep', () => {
  const session = new Session(undefined)
  expect(() => session.set('00'.repeat(1025), Uint8Array.of(1))).toThrow(/at most 1024 bytes/)
  expect(() => {
    for (let depth = 0; depth < 2000; depth++) session.start()
  }).toThrow(/too deep/)
})

test('going back to a mark closes the transactions that were opened since', () => {
  const session = new Session(undefined)
  const mark = session.mark()
  session.start()
  session.set('aa', Uint8Array.of(1))
  session.restore(mark)
  expect(session.get('aa')).toBeUndefined()
  expect(() => session.commit()).toThrow(/no storage transaction/)
})
