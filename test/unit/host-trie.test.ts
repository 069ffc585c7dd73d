import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { compact } from '../../chain/host/scale.ts'
import { insert, lookUp, remove, removePrefix } from '../../chain/host/trie/edit.ts'
import type { Trie } from '../../chain/host/trie/node.ts'
import { orderedRoot, rootOf } from '../../chain/host/trie/root.ts'
import { differences, entries, keysUnder, nextKey } from '../../chain/host/trie/walk.ts'
import { ready } from '../../src/crypto/ready.ts'
import { naiveRoot } from '../support/naive-trie.ts'

beforeAll(ready)

// Few letters and few lengths, so that keys are prefixes of one another and paths split at odd digits.
const key = fc
  .array(fc.constantFrom('00', '01', '10', '11', '1f', 'ff'), { maxLength: 5 })
  .map((bytes) => bytes.join(''))
const longKey = fc.tuple(key, fc.constantFrom('', 'ab'.repeat(40), 'ab'.repeat(160))).map((parts) => parts.join(''))
const value = fc.constantFrom(0, 1, 31, 32, 33, 64, 300).map((length) => new Uint8Array(length).fill(length))
const edit = fc.oneof(
  { weight: 5, arbitrary: fc.record({ put: longKey, value }) },
  { weight: 3, arbitrary: fc.record({ drop: longKey }) },
  { weight: 1, arbitrary: fc.record({ clear: key }) },
)
type Edit = { put: string; value: Uint8Array } | { drop: string } | { clear: string }

function apply(trie: Trie, model: Map<string, Uint8Array>, step: Edit): Trie {
  if ('put' in step) {
    model.set(step.put, step.value)
    return insert(trie, step.put, step.value)
  }
  if ('drop' in step) {
    model.delete(step.drop)
    return remove(trie, step.drop)
  }
  for (const known of model.keys()) if (known.startsWith(step.clear)) model.delete(known)
  return removePrefix(trie, step.clear)
}

function bytesOf(model: Map<string, Uint8Array>): [Uint8Array, Uint8Array][] {
  return [...model].map(([hex, bytes]) => [Buffer.from(hex, 'hex'), bytes])
}

test.each([0, 1] as const)('after any edits the root of layout %i is the one computed from scratch', (layout) => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (steps) => {
      const model = new Map<string, Uint8Array>()
      let trie: Trie
      for (const [turn, step] of steps.entries()) {
        trie = apply(trie, model, step)
        expect(rootOf(trie, layout), `edit ${turn}`).toEqual(naiveRoot(bytesOf(model), layout))
      }
    }),
  )
})

test('a trie holds what a map holds, in order, and answers for the key after any key', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), longKey, key, (steps, probe, prefix) => {
      const model = new Map<string, Uint8Array>()
      let trie: Trie
      for (const step of steps) trie = apply(trie, model, step)
      const sorted = [...model.keys()].sort()
      expect([...entries(trie)].map(([known]) => known)).toEqual(sorted)
      for (const known of [...sorted, probe]) expect(lookUp(trie, known)).toEqual(model.get(known))
      expect(nextKey(trie, probe)).toBe(sorted.find((known) => known > probe))
      const under = sorted.filter((known) => known.startsWith(prefix))
      expect(keysUnder(trie, prefix, undefined, 1000)).toEqual(under)
      expect(keysUnder(trie, prefix, probe, 3)).toEqual(under.filter((known) => known > probe).slice(0, 3))
    }),
  )
})

test('an edit leaves the trie it began with as it was, and differences tell the way between the two', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), fc.array(edit, { maxLength: 30 }), (first, second) => {
      const model = new Map<string, Uint8Array>()
      let before: Trie
      for (const step of first) before = apply(before, model, step)
      const was = new Map(model)
      let after = before
      for (const step of second) after = apply(after, model, step)

      expect(new Map(entries(before))).toEqual(was)
      let redone = before
      let undone = after
      differences(before, after, (changed, old, now) => {
        expect(old).toEqual(was.get(changed))
        expect(now).not.toEqual(old)
        redone = now === undefined ? remove(redone, changed) : insert(redone, changed, now)
        undone = old === undefined ? remove(undone, changed) : insert(undone, changed, old)
      })
      expect(new Map(entries(redone))).toEqual(model)
      expect(new Map(entries(undone))).toEqual(was)
      expect(rootOf(undone, 1)).toEqual(rootOf(before, 1))
    }),
  )
})

test('the root of nothing is the well-known one, and a list is a trie from compact positions', () => {
  const empty = '03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314'
  expect(Buffer.from(rootOf(undefined, 1)).toString('hex')).toBe(empty)
  const items = Array.from({ length: 70 }, (_, at) => new Uint8Array(at).fill(at))
  const pairs = items.map((item, at) => [compact(at), item] as const)
  for (const layout of [0, 1] as const) expect(orderedRoot(items, layout)).toEqual(naiveRoot(pairs, layout))
})
