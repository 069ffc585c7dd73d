import { withMarked } from '../support/marked.ts'
import type { Client } from './client.ts'
import type { Step } from './steps.ts'
import { type Result, resultOf, type Walks } from './verdict.ts'

const MARKS = {
  begin: '<!-- official clients: written by npm run test:official -->',
  end: '<!-- official clients: end -->',
}

const MARK: Readonly<Record<Result, string>> = { passed: 'passes', failed: '**fails**', absent: '–' }

/** The table of steps: how each client fared with each. */
export function stepTable(steps: readonly Step[], clients: readonly Client[], walks: Walks): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row(['step', ...clients.map(({ title }) => title)]),
    row(['---', ...clients.map(() => '---')]),
    ...steps.map((step) => row([step.title, ...clients.map(({ key }) => MARK[resultOf(step, key, walks)])])),
  ].join('\n')
}

/** The document with the table between its two marks. Throws when it has no such marks. */
export function withTable(document: string, table: string): string {
  return withMarked(document, MARKS, table)
}
