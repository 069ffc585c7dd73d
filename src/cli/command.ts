import { type Command, Option as Flag } from 'commander'
import { readSettings } from '../config/file.ts'
import { text, yesNo } from '../config/kind.ts'
import { load } from '../config/load.ts'
import { envName, flagName, type Option, type Options, type Values } from '../config/option.ts'
import { formatTao } from '../lib/tao.ts'
import type { Context } from './context.ts'

/** One `yuma <noun> <verb>`: a function a test can call, and what it takes. */
export type Verb<O extends Options = Options> = {
  readonly name: string
  readonly summary: string
  /** Positional arguments as commander writes them, `<task> [words...]`. */
  readonly args?: string
  readonly options: O
  run(settings: Values<O>, args: readonly string[], context: Context): Promise<void>
}

/** Keeps the type of the options between the table and the function. */
export function verb<const O extends Options>(spec: Verb<O>): Verb {
  return spec as unknown as Verb
}

/** Settings every command has. */
const CONFIG = { help: 'file of settings, JSON', type: text.optional() } satisfies Option

/** Adds a verb to a noun; its flags follow from its options. */
export function addVerb(noun: Command, spec: Verb, begin: (json: boolean) => Context): void {
  const command = noun.command(spec.args === undefined ? spec.name : `${spec.name} ${spec.args}`)
  command.summary(spec.summary).description(spec.summary)
  const table: Options = { ...spec.options, config: CONFIG }
  for (const [key, option] of Object.entries(table)) if (option.secret !== true) command.addOption(flag(key, option))
  command.option('--json', 'answer as JSON on stdout')
  command.action(async (...given: unknown[]) => {
    const { json, ...flags } = givenFlags(command)
    const positional = given
      .slice(0, -2)
      .flat()
      .filter((word): word is string => typeof word === 'string')
    const context = begin(json === true)
    const path = load({ config: CONFIG }, { flags: pick(flags, ['config']), env: context.env, file: {} }).values.config
    const file = path === undefined ? {} : await readSettings(path)
    const { config: _, ...rest } = flags
    await spec.run(load(spec.options, { flags: rest, env: context.env, file }).values, positional, context)
  })
}

/** What stood on the command line: commander gives a flag that can only be denied the value true by itself. */
const givenFlags = (command: Command): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(command.opts<Record<string, unknown>>()).filter(
      ([key]) => command.getOptionValueSource(key) !== 'default',
    ),
  )

function flag(key: string, option: Option): Flag {
  const bare = option.type === yesNo
  const name = spelled(key, option)
  const made = new Flag(bare ? name : `${name} <${key}>`, `${option.help} (${envName(key)})`)
  made.attributeName = () => key
  if (option.default !== undefined) made.description += `, default ${shown(option.default)}`
  return made
}

/** The flag as it is written: a yes that is the default can only be denied. */
export function spelled(key: string, { type, default: preset }: Option): string {
  return type === yesNo && preset === true ? flagName(key).replace('--', '--no-') : flagName(key)
}

const shown = (value: unknown): string => (typeof value === 'bigint' ? `${formatTao(value)} TAO` : String(value))

const pick = (from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])))
