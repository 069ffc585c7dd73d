import { ConfigError } from './errors.ts'
import { envName, flagName, type Option, type Options, type Values } from './option.ts'
import { suggest } from './suggest.ts'

/** Where a value came from, strongest first. */
type Source = 'flag' | 'environment' | 'file' | 'default'

/** What a person gave: flags and file by key, the environment by variable. */
export type Given = {
  readonly flags: Readonly<Record<string, unknown>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly file: Readonly<Record<string, unknown>>
}

/** Settings read, and where each came from. */
export type Loaded<O extends Options> = {
  readonly values: Values<O>
  readonly sources: Readonly<Record<keyof O, Source>>
}

/** Flags over environment over file over defaults. Throws `ConfigError` naming the place of what is wrong or unknown. */
export function load<O extends Options>(options: O, given: Given): Loaded<O> {
  for (const key of Object.keys(given.flags)) known(flagName(key), Object.keys(options).map(flagName))
  for (const key of Object.keys(given.file)) known(key, Object.keys(options))
  const values: Record<string, unknown> = {}
  const sources: Record<string, Source> = {}
  for (const [key, option] of Object.entries(options)) {
    const { source, place, raw } = pick(key, option, given)
    if (source === 'flag' && option.secret) {
      throw new ConfigError(`${place}: a secret is not given as a flag, which others can see; use ${envName(key)}`)
    }
    values[key] = source === 'default' && raw !== undefined ? raw : parse(option, place, raw)
    sources[key] = source
  }
  return { values: values as Values<O>, sources: sources as Record<keyof O, Source> }
}

function known(name: string, names: readonly string[]): void {
  if (names.includes(name)) return
  const meant = suggest(name, names)
  throw new ConfigError(`unknown setting ${name}${meant === undefined ? '' : `, did you mean ${meant}?`}`)
}

function pick(key: string, option: Option, given: Given): { source: Source; place: string; raw: unknown } {
  const own = (values: Readonly<Record<string, unknown>>): unknown =>
    Object.hasOwn(values, key) ? values[key] : undefined
  const flag = own(given.flags)
  if (flag !== undefined) return { source: 'flag', place: flagName(key), raw: flag }
  for (const place of [envName(key), ...(option.aliases ?? [])]) {
    if (given.env[place] !== undefined) return { source: 'environment', place, raw: given.env[place] }
  }
  const filed = own(given.file)
  if (filed !== undefined) return { source: 'file', place: key, raw: filed }
  return { source: 'default', place: flagName(key), raw: option.default }
}

function parse(option: Option, place: string, raw: unknown): unknown {
  const parsed = option.type.safeParse(raw)
  if (parsed.success) return parsed.data
  if (raw === undefined) throw new ConfigError(`${place} is required: ${option.help}`)
  const got = option.secret
    ? ''
    : `, got ${JSON.stringify(raw, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`
  throw new ConfigError(`${place}: ${parsed.error.issues[0]?.message ?? 'invalid'}${got}`)
}
