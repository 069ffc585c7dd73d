import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'
import type { BlockRef } from './chain.ts'
import type { Variant } from './codec.ts'
import type { Reader } from './read.ts'

/** One hyperparameter by the name that the chain gives it. */
export type Setting = {
  readonly name: string
  readonly value: boolean | bigint | number
  /** What it is, as the chain says: `Bool`, `U16`, `TaoBalance` (rao), `U64F64`. */
  readonly type: string
}

const Entries = z.array(z.object({ name: z.instanceof(Uint8Array), value: z.custom<Variant>() })).optional()

/** Every hyperparameter of a subnet, in the chain's order. Rejects with `BadInputError` when there is no such subnet. */
export async function readSettings(reader: Reader, netuid: number, at?: BlockRef): Promise<readonly Setting[]> {
  const method = ['SubnetInfoRuntimeApi', 'get_subnet_hyperparams_v3'] as const
  const entries = await reader.api(Entries, method, [netuid], at ?? (await reader.head()))
  if (entries === undefined) throw new BadInputError(`there is no subnet ${netuid}`)
  return entries.map(({ name, value: { type, value } }) => ({
    name: Buffer.from(name).toString('utf8'),
    type,
    value: plain(type, Object.values(value)[0]),
  }))
}

/** A fixed-point number keeps its bits in a field; half of its name's digits are its fraction. */
function plain(type: string, value: unknown): Setting['value'] {
  if (typeof value === 'boolean' || typeof value === 'bigint') return value
  const fraction = /^[IU]\d+F(\d+)$/.exec(type)?.[1]
  const bits = (value as { readonly bits?: unknown } | undefined)?.bits
  if (fraction !== undefined && typeof bits === 'bigint') return Number(bits) / 2 ** Number(fraction)
  return Number.NaN
}
