import { spelled, type Verb } from '../../src/cli/command.ts'
import { milliseconds } from '../../src/config/kind.ts'
import { envName, type Option } from '../../src/config/option.ts'
import { formatTao } from '../../src/lib/tao.ts'

const HEAD = `# Settings

Every command with its settings, as \`yuma <noun> <verb> --help\` shows them. A flag goes before a variable, a variable
before the file given with \`--config\` (JSON, keys in camelCase: \`--block-ms\` is \`blockMs\`), the file before the
default. Every command also takes \`--config\` (\`YUMA_CONFIG\`) and \`--json\`. How to run each: [running.md](running.md).

This file is written by \`npx vitest run test/unit/docs-generated.test.ts -u\`.
`

/** docs/settings.md: what each command can be told, from the tables the commands themselves read. */
export function settingsDocument(verbs: ReadonlyMap<string, Verb>): string {
  return [HEAD, ...[...verbs].map(([name, verb]) => section(name, verb))].join('\n')
}

function section(name: string, { summary, args, options }: Verb): string {
  const rows = Object.entries(options).map(([key, option]) => row(key, option))
  const table = ['| flag | variable | default | |', '| --- | --- | --- | --- |', ...rows]
  const command = ['yuma', name, ...(args === undefined ? [] : [args])].join(' ')
  return [`## ${name}`, '', `\`${command}\`: ${summary}.`, '', ...(rows.length === 0 ? [] : [...table, ''])].join('\n')
}

function row(key: string, option: Option): string {
  const names = [envName(key), ...(option.aliases ?? [])].map((name) => `\`${name}\``).join(', ')
  return `| \`${spelled(key, option)}\` | ${names} | ${defaultOf(option)} | ${option.help} |`
}

function defaultOf(option: Option): string {
  if (option.default === undefined) return option.type.safeParse(undefined).success ? '' : 'required'
  if (option.type === milliseconds) return `${option.default} ms`
  return typeof option.default === 'bigint' ? `${formatTao(option.default)} TAO` : `\`${option.default}\``
}
