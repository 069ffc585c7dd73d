import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClosing } from '../../src/lib/closing.ts'
import { toJson } from '../../src/lib/json.ts'
import { silent } from '../../src/lib/log.ts'
import { readJson, writeFileAtomic, writeJson } from '../../src/lib/store.ts'

describe('a stored file', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is read back, in a folder made for it, for its owner only', async () => {
    const path = join(folder, 'deep', 'scores.json')
    await writeJson(path, { score: 0.5, paid: 2n ** 64n })
    expect(await readJson(path)).toEqual({ score: 0.5, paid: '18446744073709551616' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'deep'))).toEqual(['scores.json'])
  })
  it('that is absent is undefined, that is broken is an error', async () => {
    const path = join(folder, 'scores.json')
    expect(await readJson(path)).toBeUndefined()
    await writeFile(path, '{"score":')
    await expect(readJson(path)).rejects.toMatchObject({ code: 'CORRUPT_FILE', path })
    await expect(readJson(folder)).rejects.toMatchObject({ code: 'EISDIR' })
  })
  it('is whole, whoever writes at the same time', async () => {
    const path = join(folder, 'scores.json')
    await Promise.all(Array.from({ length: 20 }, (_, writer) => writeJson(path, Array(500).fill(writer))))
    const values = (await readJson(path)) as number[]
    expect(new Set(values).size).toBe(1)
    expect(await readdir(folder)).toHaveLength(1)
  })
  it('stays as it was when the new one cannot be put in its place', async () => {
    const path = join(folder, 'taken')
    await writeFileAtomic(join(path, 'inner'), 'kept')
    await expect(writeFileAtomic(path, 'new')).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })
})

describe('toJson', () => {
  it('writes amounts as decimal strings', () => {
    expect(toJson({ rao: 1n, list: [2n], score: 0.5 })).toBe('{"rao":"1","list":["2"],"score":0.5}')
  })
})

describe('closing', () => {
  it('closes last first, all of them, once, and says what failed', async () => {
    const closed: string[] = []
    const closing = createClosing(silent)
    closing.add('chain', () => void closed.push('chain'))
    closing.add('miner', async () => {
      throw new Error('stuck')
    })
    closing.add('gateway', async () => void closed.push('gateway'))
    await expect(closing.close()).rejects.toMatchObject({ code: 'CLOSE_FAILED', message: 'could not close miner' })
    expect(closed).toEqual(['gateway', 'chain'])
    await expect(closing.close()).rejects.toMatchObject({ code: 'CLOSE_FAILED' })
    expect(closed).toHaveLength(2)
  })
})
