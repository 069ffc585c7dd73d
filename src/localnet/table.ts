import { formatTao } from '../lib/tao.ts'
import type { Row } from './row.ts'

const COLUMNS = ['uid', 'role', 'task', 'model', 'answers', 'score', 'incentive', 'dividends', 'emission τ'] as const

const RIGHT = new Set<string>(['uid', 'answers', 'score', 'incentive', 'dividends', 'emission τ'])

/** The rows as lines of text, head first, columns aligned. Pure. */
export function tableLines(rows: readonly Row[]): readonly string[] {
  const cells = rows.map((row) => [
    String(row.uid),
    row.role,
    row.task ?? '',
    row.model ?? '',
    row.role === 'owner' ? '' : String(row.answers),
    row.score === undefined ? '' : row.score.toFixed(3),
    row.incentive.toFixed(4),
    row.dividends.toFixed(4),
    formatTao(row.emission, 3),
  ])
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...cells.map((line) => line[i]!.length)))
  const format = (line: readonly string[]): string =>
    line
      .map((cell, i) => (RIGHT.has(COLUMNS[i]!) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd()
  return [format(COLUMNS), ...cells.map(format)]
}
