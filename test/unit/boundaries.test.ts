import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { MAY_IMPORT, VENDOR_DOOR } from '../support/boundaries.ts'

const ROOTS = ['src', 'miner', 'validator', 'chain/host']

/** The folder that owns a file: the first two names, but for the roles' own folders. */
const home = (file: string): string =>
  file
    .split('/')
    .slice(0, /^(src|chain)\//.test(file) ? 2 : 1)
    .join('/')

function violations(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  for (const [file, text] of files) {
    const from = home(file)
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (fileName.startsWith('node:')) continue
      if (fileName.startsWith('.')) {
        const to = home(normalize(join(dirname(file), fileName)))
        if (to !== from && !MAY_IMPORT[from]?.includes(to)) found.push(`${file} imports ${to}`)
        continue
      }
      const library = fileName
        .split('/')
        .slice(0, fileName.startsWith('@') ? 2 : 1)
        .join('/')
      if (!VENDOR_DOOR[library]?.includes(from)) found.push(`${file} imports ${library}`)
    }
  }
  return found
}

function sources(): ReadonlyMap<string, string> {
  const names = ROOTS.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${root}/${name}`),
  )
  return new Map(names.map((name) => [name, readFileSync(name, 'utf8')]))
}

test('every import crosses a border that is open', () => {
  const files = sources()
  expect(files.size).toBeGreaterThan(100)
  expect(violations(files)).toEqual([])
})

test.each([
  ['a role that imports a role', 'miner/x.ts', "import type { V } from '../validator/validator.ts'", 'validator'],
  ['a leaf that imports upwards, lazily', 'src/lib/x.ts', "await import('../subtensor/chain.ts')", 'src/subtensor'],
  ['a library past its door', 'validator/x.ts', "export * from 'ws'", 'ws'],
  ['a file nobody said anything about', 'src/new/x.ts', "import '../lib/log.ts'", 'src/lib'],
])('%s is noticed', (_, file, text, imported) => {
  expect(violations(new Map([[file, text]]))).toEqual([`${file} imports ${imported}`])
})

test('the table of borders has no ring', () => {
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) throw new Error([...path, name].join(' → '))
    if (done.has(name)) return
    for (const next of MAY_IMPORT[name] ?? []) visit(next, [...path, name])
    done.add(name)
  }
  for (const name of Object.keys(MAY_IMPORT)) visit(name, [])
  expect(done.size).toBe(Object.keys(MAY_IMPORT).length)
})
