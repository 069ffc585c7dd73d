import { toJson } from '../lib/json.ts'

/** Where a command's answer goes: stdout, and nothing else goes there. */
export interface Output {
  readonly json: boolean
  /** Whether lines can be redrawn in place. */
  readonly interactive: boolean
  readonly columns: number
  write(text: string): void
}

/** Prints one answer: as a JSON document with `--json`, else as lines for people. */
export function answer(out: Output, value: unknown, lines: () => readonly string[]): void {
  out.write(
    out.json
      ? `${toJson(value)}\n`
      : lines()
          .map((line) => `${line}\n`)
          .join(''),
  )
}

/** Rows as aligned columns, head first. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)))
  return [head, ...rows].map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  )
}
