import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lock } from '../../chain/host/store/lock.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'yuma-lock-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('a folder is taken once, says by whom, and is free again when it is given back', () => {
  const path = folder()
  const unlock = lock(path)
  expect(() => lock(path)).toThrow(new RegExp(`in use by process ${process.pid}`))
  unlock()
  lock(path)()
  expect(readdirSync(path)).toEqual([])
})

test('the lock of a process that is gone is taken over', () => {
  const path = folder()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(join(path, 'lock'), `${pid} 12345`)
  lock(path)()
  expect(readdirSync(path)).toEqual([])
})

test.runIf(process.platform === 'linux')(
  'a process that only has the number of the dead one does not keep the lock',
  () => {
    const path = folder()
    writeFileSync(join(path, 'lock'), `${process.pid} 1`)
    const unlock = lock(path)
    expect(readFileSync(join(path, 'lock'), 'utf8')).not.toBe(`${process.pid} 1`)
    unlock()
  },
)

test('what is no lock does not keep anyone out', () => {
  const path = folder()
  writeFileSync(join(path, 'lock'), '')
  lock(path)()
})

test('nobody takes away a lock that is no longer his', () => {
  const path = folder()
  const unlock = lock(path)
  writeFileSync(join(path, 'lock'), 'another')
  unlock()
  expect(readFileSync(join(path, 'lock'), 'utf8')).toBe('another')
})
