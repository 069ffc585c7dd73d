import type { z } from 'zod'

/** One setting, said once: its help and type here, its flag, variable, file key and documentation follow from it. */
export type Option = {
  /** One line for `--help` and the documents. */
  readonly help: string
  /** What the setting is when read; texts come from flags and variables, so take one of `kind.ts`. */
  readonly type: z.ZodType
  /** What it is when nobody says; already of the setting's type. Absent: the setting is required, or its type allows `undefined`. */
  readonly default?: unknown
  /** Variables of Bittensor's tools that mean the same, tried after ours in this order. */
  readonly aliases?: readonly `BT_${string}`[]
  /** Never shown, logged or accepted as a flag: other users of the machine see a process's arguments. */
  readonly secret?: boolean
}

/** A role's settings by key, in camelCase. */
export type Options = Readonly<Record<string, Option>>

/** What a table of options reads to. */
export type Values<O extends Options> = { readonly [K in keyof O]: z.infer<O[K]['type']> }

/** `minPeers` → `--min-peers`. */
export function flagName(key: string): string {
  return `--${words(key).join('-')}`
}

/** `minPeers` → `YUMA_MIN_PEERS`. */
export function envName(key: string): string {
  return `YUMA_${words(key).join('_').toUpperCase()}`
}

function words(key: string): string[] {
  return key
    .replace(/[A-Z]+/g, '-$&')
    .toLowerCase()
    .split('-')
}
