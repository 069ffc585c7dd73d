import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Committed, openCommitBook } from '../../validator/commit-book.ts'
import { planReveal } from '../../validator/reveal.ts'

/** A row whose hash is 32 times the same byte. */
function row(byte: number, sentAt = 100n): Committed {
  const hash = `0x${Buffer.alloc(32, byte).toString('hex')}`
  const sealed = { hotkey: 'somebody', netuid: 3, mechanism: 0, uids: [1], values: [65_535], versionKey: 2n ** 60n }
  return { row: { ...sealed, salt: [byte] }, hash, sentAt }
}

describe('the book of rows to reveal', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commits-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('outlives a restart, for its owner only', async () => {
    const file = join(folder, 'commits.json')
    const book = await openCommitBook(file)
    await book.add(row(1))
    await book.add(row(2))
    expect((await openCommitBook(file)).waiting()).toEqual([row(1), row(2)])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await book.drop([row(1).hash])
    expect(book.waiting()).toEqual([row(2)])
    expect((await openCommitBook(file)).waiting()).toEqual([row(2)])
  })

  test('keeps as many rows as the chain keeps commits', async () => {
    const file = join(folder, 'commits.json')
    const book = await openCommitBook(file)
    for (let byte = 0; byte < 12; byte++) await book.add(row(byte))
    expect(book.waiting().map(({ row }) => row.salt[0])).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(JSON.parse(await readFile(file, 'utf8')).commits).toHaveLength(10)
  })
})

describe('of the rows that wait', () => {
  const on = (...entries: readonly (readonly [row: Committed, epoch: bigint])[]) =>
    entries.map(([{ hash }, epoch]) => ({ hash, epoch, block: 100n }))
  const moment = { block: 130n, epoch: 8n, period: 1n }

  test('none is revealed before its epoch', () => {
    const plan = planReveal([row(1)], { ...moment, commits: on([row(1), 8n]) })
    expect(plan).toEqual({ reveal: undefined, gone: [] })
  })

  test('the newest whose epoch has come is revealed, and replaces the older', () => {
    const commits = on([row(2), 7n], [row(1), 7n], [row(3), 8n])
    const plan = planReveal([row(1), row(2), row(3)], { ...moment, commits })
    expect(plan.reveal).toEqual(row(1))
    expect(plan.gone).toEqual([row(2).hash])
  })

  test('those whose epoch is over are given up', () => {
    const plan = planReveal([row(1)], { ...moment, epoch: 9n, commits: on([row(1), 7n]) })
    expect(plan).toEqual({ reveal: undefined, gone: [row(1).hash] })
  })

  test('one that the chain does not know may still come, but not for ever', () => {
    const at = (block: bigint) => planReveal([row(1)], { ...moment, block, commits: [] }).gone
    expect(at(228n)).toEqual([])
    expect(at(229n)).toEqual([row(1).hash])
  })

  test('a longer period asks for a later epoch', () => {
    const commits = on([row(1), 6n])
    expect(planReveal([row(1)], { ...moment, period: 2n, commits }).reveal).toEqual(row(1))
    expect(planReveal([row(1)], { ...moment, period: 3n, commits }).reveal).toBeUndefined()
  })
})
