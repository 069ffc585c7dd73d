import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A Markdown file of this repository, by its path from the root. */
export type Document = { readonly path: string; readonly text: string }

const FOLDERS = ['docs', 'models', 'src/tasks', 'chain/node']

/** Every document people read, those of installed packages not among them. */
export function documents(): readonly Document[] {
  const top = readdirSync('.').filter((name) => name.endsWith('.md'))
  const deep = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !/node_modules|target/.test(name))
      .map((name) => join(folder, name)),
  )
  return [...top, ...deep].map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** The fenced blocks of a language. */
export function blocks({ text }: Document, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code!)
}
