import { type LeftOut, leftOut } from './interface/left-out.ts'
import { withMarked } from './marked.ts'

const MARKS = {
  begin: '<!-- left out: written by npx vitest run test/unit/docs-generated.test.ts -u -->',
  end: '<!-- left out: end -->',
}

/** What a client calls, which readers look for first. The rest stands in lists of its own below. */
const CALLED = /^(call|pallet|api|extension) /

/** docs/compatibility.md with what is left out of Subtensor between its marks. */
export function withLeftOut(document: string): string {
  return withMarked(
    document,
    MARKS,
    [table(), details('Storage', 'storage'), details('Constants', 'constant')].join('\n\n'),
  )
}

function table(): string {
  const rows = leftOut.map(({ topic, why, names }) => {
    const called = names.filter((name) => CALLED.test(name)).map(shown)
    return `| ${topic} | ${called.join(', ') || '–'} | ${why} |`
  })
  return ['| topic | calls, pallets, runtime APIs | why |', '| --- | --- | --- |', ...rows].join('\n')
}

function details(title: string, kind: string): string {
  const lines = leftOut.flatMap(({ topic, names }: LeftOut) => {
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
