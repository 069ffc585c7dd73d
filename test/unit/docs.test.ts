import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { KEPT_STATES } from '../../chain/host/chain.ts'
import { RPC_LIMITS } from '../../chain/host/rpc/limits.ts'
import { methodTable } from '../../chain/host/rpc/methods.ts'
import { spelled } from '../../src/cli/command.ts'
import { EXIT } from '../../src/cli/exit.ts'
import { listManifests } from '../../src/inference/manifest.ts'
import { openTasks } from '../../src/tasks/index.ts'
import { blocks, documents } from '../support/documents.ts'
import { verbs } from '../support/verbs.ts'

const read = (path: string): string => readFileSync(path, 'utf8')

/** The anchor of a heading, as hosts of Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

const anchors = (path: string): readonly string[] =>
  [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!))

it('links lead somewhere', () => {
  const broken: string[] = []
  for (const { path, text } of documents()) {
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue
      const [file, anchor] = target!.split('#')
      const found = file === '' ? path : join(dirname(path), file!)
      const holds = existsSync(found) && (anchor === undefined || anchors(found).includes(anchor))
      if (!holds) broken.push(`${path}: ${target}`)
    }
  }
  expect(broken).toEqual([])
})

it('every document of docs is linked from another', () => {
  const all = documents()
  const linked = all.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => join(dirname(path), target!)),
  )
  const lonely = all.filter(({ path }) => path.startsWith('docs/') && !linked.includes(path)).map(({ path }) => path)
  expect(lonely).toEqual([])
})

it('code in documents is a sample that is compiled and run', () => {
  const samples = readdirSync('docs/samples').map((name) => read(join('docs/samples', name)))
  const shown = documents().flatMap((document) => [...blocks(document, 'ts'), ...blocks(document, 'js')])
  expect(shown.filter((code) => !samples.includes(code))).toEqual([])
  expect(shown).toHaveLength(samples.length)
})

it('commands in documents are ones there are, with flags they have', async () => {
  const known = await verbs()
  const wrong: string[] = []
  let seen = 0
  for (const document of documents()) {
    for (const line of blocks(document, 'sh').flatMap((code) => code.split('\n'))) {
      const words = / *(?:npx yuma|npm start --) (.*)/.exec(line.replace(/ #.*/, ''))?.[1]?.match(/"[^"]*"|\S+/g)
      if (words === undefined || words === null || words[0] === '--help') continue
      const called = line.includes('npm start') ? ['up'] : words
      const verb = known.get(called[0]!) ?? known.get(called.slice(0, 2).join(' '))
      const flags = [
        '--json',
        '--config',
        ...Object.entries(verb?.options ?? {}).map(([key, option]) => spelled(key, option)),
      ]
      const given = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]!)
      if (verb === undefined || given.some((flag) => !flags.includes(flag))) wrong.push(`${document.path}: ${line}`)
      seen++
    }
  }
  expect(wrong).toEqual([])
  expect(seen).toBeGreaterThan(20)
})

it('docs/chain.md lists the methods of the RPC, and no other', () => {
  const listed = [
    ...read('docs/chain.md').matchAll(/`((?:system|chain|state|author|payment|account|rpc|\w*subscribe)_\w+)`/g),
  ]
  expect([...new Set(listed.map(([, name]) => name))].sort()).toEqual([...methodTable(true).keys()].sort())
})

it('docs/chain.md states the limits as they are', () => {
  const { connections, subscriptionsPerConnection, messageBytes, responseBytes, batchLength, unsentBytes, pingMs } =
    RPC_LIMITS
  const text = read('docs/chain.md')
  for (const line of [
    `the last ${KEPT_STATES} blocks, headers`,
    `| ${connections}, ${subscriptionsPerConnection.toLocaleString('en')} |`,
    `| ${messageBytes / 2 ** 20} MiB, ${responseBytes / 2 ** 20} MiB |`,
    `| requests in a batch | ${batchLength} |`,
    `then it is closed | ${unsentBytes / 2 ** 20} MiB |`,
    `one each ${pingMs / 1000} s |`,
  ]) {
    expect(text).toContain(line)
  }
})

it('models/README.md lists the models with their quality', () => {
  const listed = [...read('models/README.md').matchAll(/^\| ([\w-]+) \| \[([\w-]+)\]\S+ \| ([01]\.\d+) \|/gm)]
  const models = listManifests('models').map(({ task, name, heldOutQuality }) => [
    task,
    name,
    heldOutQuality.toFixed(2),
  ])
  expect(listed.map(([, ...row]) => row).sort()).toEqual(models.sort())
})

it('docs/running.md lists the exit codes', () => {
  const listed = [...read('docs/running.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(listed).toEqual(Object.values(EXIT))
})

it('docs/tasks.md lists the open tasks with what a blind guess earns', () => {
  const listed = [...read('docs/tasks.md').matchAll(/^\| \[([\w-]+)\]\S* \|.*\| ([\d./]+) \|$/gm)]
  const guesses = listed.map(([, name, fraction]) => {
    const [above, below = '1'] = fraction!.split('/')
    return [name, Number(above) / Number(below)]
  })
  expect(guesses).toEqual([...openTasks.values()].map(({ name, guess }) => [name, guess]))
})
