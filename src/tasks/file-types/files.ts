import type { Random } from '../random.ts'
import { heldOutGlosses } from '../wordnet/glosses.ts'
import { binaries } from './binaries.ts'

/** A file, and what Magika should call it. */
export type Composed = { readonly label: string; readonly bytes: Uint8Array }

/** Writes a file of one type, with the draws it needs. */
export type Writer = (draw: Draw) => string | Uint8Array

/** Pieces that files are made of; no two files have the same. */
type Draw = {
  readonly random: Random
  word(): string
  sentence(): string
  number(): number
  /** As many lines as a file has, each written by the function. */
  lines(write: (line: number) => string): string
}

const texts: Readonly<Record<string, Writer>> = {
  txt: ({ lines, sentence }) => lines(() => `${capital(sentence())}.`),
  markdown: ({ lines, word, sentence }) =>
    `# ${capital(word())}\n\n${lines((i) => (i % 4 === 0 ? `\n## ${capital(word())}\n` : `* **${word()}**: ${sentence()} ([${word()}](https://${word()}.org/${word()}))`))}`,
  json: ({ lines, word, sentence, number }) =>
    `{\n  "name": "${word()}",\n  "items": [\n${lines(() => `    {\n      "${word()}": ${number()},\n      "text": "${sentence()}",\n      "tags": ["${word()}", "${word()}"]\n    },`)}\n    {}\n  ]\n}`,
  csv: ({ lines, word, number }) =>
    `id,${word()},${word()},price,count\n${lines((i) => `${i},${word()},${word()},${number() / 100},${number()}`)}`,
  html: ({ lines, word, sentence }) =>
    `<!DOCTYPE html>\n<html><head><title>${word()}</title></head>\n<body class="${word()}">\n${lines(() => `<p id="${word()}">${sentence()} <a href="/${word()}.html">${word()}</a></p>`)}\n</body></html>`,
  xml: ({ lines, word, sentence, number }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<items>\n${lines(() => `  <item id="${number()}" kind="${word()}"><name>${word()}</name><note>${sentence()}</note></item>`)}\n</items>`,
  python: ({ lines, word, sentence, number }) =>
    `import os\nfrom ${word()} import ${word()}\n\n${lines(() => `def ${word()}(self, ${word()}=${number()}):\n    """${sentence()}"""\n    return [${word()} for ${word()} in range(${number()}) if not self.${word()}]\n`)}`,
  javascript: ({ lines, word, sentence, number }) =>
    `'use strict'\nconst ${word()} = require('${word()}')\n${lines(() => `// ${sentence()}\nmodule.exports.${word()} = function (${word()}) {\n  return ${word()}.map((x) => x + ${number()}).join('${word()}')\n}\n`)}`,
  c: ({ lines, word, sentence, number }) =>
    `#include <stdio.h>\n#include "${word()}.h"\n\n${lines(() => `/* ${sentence()} */\nstatic int ${word()}(const char *${word()}, size_t n)\n{\n\tif (n > ${number()})\n\t\treturn -1;\n\treturn printf("%s ${word()}\\n", ${word()});\n}\n`)}`,
  shell: ({ lines, word, sentence, number }) =>
    `#!/bin/bash\nset -e\n${lines(() => `# ${sentence()}\nfor ${word()} in $(ls "$HOME/${word()}"); do echo "${word()}" | grep -v ${word()} > ./${word()}.${number()}; done`)}`,
  sql: ({ lines, word, number }) =>
    `CREATE TABLE ${word()} (id INTEGER PRIMARY KEY, ${word()} VARCHAR(${number()}));\n${lines(() => `INSERT INTO ${word()} (${word()}, ${word()}) VALUES (${number()}, '${word()}');\nSELECT ${word()}, COUNT(*) FROM ${word()} WHERE ${word()} = ${number()} GROUP BY ${word()};`)}`,
  ini: ({ lines, word, number }) =>
    lines((i) => (i % 5 === 0 ? `\n[${word()}]` : `${word()} = ${i % 2 === 0 ? number() : word()}`)),
  yaml: ({ lines, word, sentence, number }) =>
    `---\nversion: ${number()}\n${lines(() => `${word()}:\n  name: ${word()}\n  about: "${sentence()}"\n  count: ${number()}\n  list:\n    - ${word()}\n    - ${word()}`)}`,
  css: ({ lines, word, number }) =>
    lines(
      () =>
        `.${word()} > #${word()}:hover {\n  margin: ${number() % 90}px auto;\n  color: #${number().toString(16)};\n}\n`,
    ),
}

const writers: readonly (readonly [string, Writer])[] = Object.entries({ ...texts, ...binaries })

/** A file of a type drawn at random. */
export function composeFile(random: Random): Composed {
  const [label, write] = random.pick(writers)
  const written = write(drawFrom(random))
  return { label, bytes: typeof written === 'string' ? Buffer.from(written, 'utf8') : written }
}

function drawFrom(random: Random): Draw {
  const sentence = (): string => random.pick(heldOutGlosses()).gloss
  return {
    random,
    sentence,
    word: () =>
      random
        .pick(sentence().split(' '))
        .replace(/[^a-z]/g, '')
        .padEnd(3, random.pick([...'aeiou'])),
    number: () => random.below(100_000),
    lines: (write) => Array.from({ length: 4 + random.below(30) }, (_, i) => write(i)).join('\n'),
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
