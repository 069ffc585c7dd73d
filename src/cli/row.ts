import { integer, text } from '../config/kind.ts'
import type { Option } from '../config/option.ts'
import { FULL_WEIGHT } from '../consensus/reward/row.ts'
import { BadInputError } from '../lib/errors.ts'
import type { Desk } from '../subtensor/desk.ts'

/** A row of weights as the chain takes it. */
export type Row = { readonly uids: readonly number[]; readonly values: readonly number[] }

/** Settings of every command about a row of weights. */
export const rowOptions = {
  mechanism: { help: 'which of the subnet’s mechanisms', type: integer(0, 15), default: 0 },
  versionKey: {
    help: 'version of the validator’s rules, default the least that the subnet takes',
    type: text.optional(),
  },
} satisfies Record<string, Option>

const MAX_UID = 65_535

/**
 * Reads words such as `3=1 7=0.5`: a uid and its weight, of any scale, since only their proportions count. Throws
 * `BadInputError` for anything else.
 */
export function readRow(words: readonly string[]): Row {
  if (words.length === 0) throw new BadInputError('expected weights such as 3=1 7=0.5: a uid and its weight')
  const weights = new Map<number, number>()
  for (const word of words) {
    const [, uid, weight] = /^(\d{1,5})=(\d{1,12}(?:\.\d{1,12})?)$/.exec(word) ?? []
    if (uid === undefined || Number(uid) > MAX_UID)
      throw new BadInputError(`expected a uid and its weight such as 3=0.5, got '${word}'`)
    if (weights.has(Number(uid))) throw new BadInputError(`uid ${uid} has two weights; name each uid once`)
    weights.set(Number(uid), Number(weight))
  }
  const greatest = Math.max(...weights.values())
  if (greatest === 0) throw new BadInputError('all weights are zero; give one of them something')
  const rising = [...weights].sort(([a], [b]) => a - b)
  return {
    uids: rising.map(([uid]) => uid),
    values: rising.map(([, weight]) => Math.round((weight / greatest) * FULL_WEIGHT)),
  }
}

/** The version key that was given, or the least that the subnet takes. */
export async function versionKeyOf(desk: Desk, netuid: number, given: string | undefined): Promise<bigint> {
  if (given === undefined) return (await desk.chain.hyperparameters(netuid)).weightsVersion
  if (/^\d{1,20}$/.test(given)) return BigInt(given)
  throw new BadInputError(`expected a whole number as the version key, got '${given}'`)
}

/** The call for a mechanism, or the older one without where the chain has no other. */
export async function mechanismCall(
  desk: Desk,
  { verb, mechanism }: { readonly verb: 'set' | 'commit' | 'reveal'; readonly mechanism: number },
): Promise<{ readonly call: string; readonly where: Readonly<Record<string, number>> }> {
  const call = `${verb}_mechanism_weights`
  const known = (await desk.calls('SubtensorModule')).some((one) => one.call === call)
  return known || mechanism > 0 ? { call, where: { mecid: mechanism } } : { call: `${verb}_weights`, where: {} }
}
