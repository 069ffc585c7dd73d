/** What begins and ends the part of a document that is written by a test. */
export interface Marks {
  begin: string
  end: string
}

/** The document with `text` between its two marks. Throws when it has no such marks. */
export function withMarked(document: string, { begin, end }: Marks, text: string): string {
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from < 0 || to < from) throw new Error(`no place for the table: expected the lines '${begin}' and '${end}'`)
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`
}
