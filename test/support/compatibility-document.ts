import { additional } from './interface/additional.ts'
import { leftOut } from './interface/left-out.ts'
import { type Marks, withMarked } from './marked.ts'

const LEFT_OUT = marks('left out')
const ADDITIONAL = marks('additional')

/** What a client calls, which readers look for first. The rest stands in lists of its own below. */
const CALLED = /^(call|pallet|api|extension) /

/** docs/compatibility.md with what is left out of Subtensor, and what is additional, between their marks. */
export function withInterfaceLists(document: string): string {
  const leftOut = [table(), details('Storage', 'storage'), details('Constants', 'constant')].join('\n\n')
  return withMarked(withMarked(document, LEFT_OUT, leftOut), ADDITIONAL, additionalTable())
}

function table(): string {
  const rows = leftOut.map(({ topic, why, names }) => {
    const called = names.filter((name) => CALLED.test(name)).map(shown)
    return `| ${topic} | ${called.join(', ') || '–'} | ${why} |`
  })
  return ['| topic | calls, pallets, runtime APIs | why |', '| --- | --- | --- |', ...rows].join('\n')
}

function additionalTable(): string {
  const rows = additional.map(({ why, names }) => `| ${names.map(shown).join(', ')} | ${why} |`)
  return ['| what | what for |', '| --- | --- |', ...rows].join('\n')
}

function details(title: string, kind: string): string {
  const lines = leftOut.flatMap(({ topic, names }) => {
    const items = names.filter((name) => name.startsWith(`${kind} `)).map(shown)
    return items.length > 0 ? [`* ${topic}: ${items.join(', ')}`] : []
  })
  return [`<details><summary>${title}, by the same topics</summary>`, lines.join('\n'), '</details>'].join('\n\n')
}

/** A name as readers know it: of SubtensorModule by itself, of others with whose it is, and what it is unless a member. */
function shown(name: string): string {
  const [kind, path = ''] = name.split(' ')
  const code = `\`${path.replace(/^SubtensorModule\./, '')}\``
  if (kind === 'pallet' || kind === 'extension') return `${kind} ${code}`
  return kind === 'api' && !path.includes('.') ? `all of ${code}` : code
}

function marks(what: string): Marks {
  const command = 'npx vitest run test/unit/docs-generated.test.ts -u'
  return { begin: `<!-- ${what}: written by ${command} -->`, end: `<!-- ${what}: end -->` }
}
