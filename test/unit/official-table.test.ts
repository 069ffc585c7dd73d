import { expect, test } from 'vitest'
import type { Client } from '../official/client.ts'
import { STEPS, type Step } from '../official/steps.ts'
import { stepTable, withTable } from '../official/table.ts'
import { faults, type Walks } from '../official/verdict.ts'
import type { Said } from '../official/walk.ts'

const STEP: Step = { name: 'balance', title: 'read a balance', must: ['old', 'new'] }
const ROOT: Step = { name: 'root', title: 'join the root network', must: ['new', 'old'] }
const OLD_ONLY: Step = { name: 'limit', title: 'buy within a limit', must: ['old'] }
const TABLE = [STEP, ROOT, OLD_ONLY]

const client = (key: string): Client => ({ key, title: `${key} client`, prepare: () => Promise.reject(new Error()) })
const CLIENTS = [client('old'), client('new')]

const said = (step: string, ok: boolean, detail = ''): Said => ({ step, ok, detail })

const walks: Walks = new Map([
  ['old', [said('balance', true), said('root', false, 'too few stakes'), said('limit', true)]],
  ['new', [said('balance', false, 'no such method')]],
])

test('the table says how each client fared, and of which steps it has none', () => {
  expect(stepTable(TABLE, CLIENTS, walks)).toBe(
    [
      '| step | old client | new client |',
      '| --- | --- | --- |',
      '| read a balance | passes | **fails** |',
      '| join the root network | **fails** | **fails** |',
      '| buy within a limit | passes | – |',
    ].join('\n'),
  )
})

test('a step is a fault when it failed or was never reached', () => {
  expect(faults(TABLE, CLIENTS, walks)).toEqual([
    { client: 'old', step: 'root', why: 'too few stakes' },
    { client: 'new', step: 'balance', why: 'no such method' },
    { client: 'new', step: 'root', why: 'the walk ended before it' },
  ])
})

test('a step that nobody declared is a fault, so that the table holds them all', () => {
  const stray: Walks = new Map([['new', [said('balance', true), said('root', true), said('limit', true)]]])
  expect(faults(TABLE, [client('new')], stray)).toEqual([
    { client: 'new', step: 'limit', why: 'is not in the table of steps' },
  ])
})

test('the table replaces what stands between its marks in the document, and nothing else', () => {
  const marks = ['<!-- official clients: written by npm run test:official -->', '<!-- official clients: end -->']
  const once = withTable(`before\n${marks[0]}\nold\n${marks[1]}\nafter\n`, '| new |')
  expect(once).toBe(`before\n${marks[0]}\n\n| new |\n\n${marks[1]}\nafter\n`)
  expect(withTable(once, '| new |')).toBe(once)
  expect(() => withTable('no marks', '| new |')).toThrow('no place for the table')
})

test('each step is there once', () => {
  const names = STEPS.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
