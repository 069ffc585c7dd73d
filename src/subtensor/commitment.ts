import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'

/** `MaxFields` of the chain's commitments. */
const MAX_FIELDS = 3
/** Most raw bytes of a field that says its length in its first byte. */
const MAX_FIELD_BYTES = 128

/** What a hotkey commits to, as the chain has it. */
export const Commitment = z.object({ fields: z.array(z.unknown()) })

const Raw = z.object({ value: z.tuple([z.instanceof(Uint8Array)]) })

/** The bytes of each field, raw or a hash; none of a field that is something else. */
export function fieldsOf({ fields }: z.infer<typeof Commitment>): readonly Uint8Array[] {
  return fields.map((field) => Raw.safeParse(field).data?.value[0] ?? new Uint8Array())
}

/** Fields of raw bytes as a call takes them. Throws `BadInputError` when they are too many or too long. */
export function infoOf(fields: readonly Uint8Array[]): unknown {
  if (fields.length > MAX_FIELDS) throw new BadInputError(`a commitment has at most ${MAX_FIELDS} fields`)
  if (fields.some(({ length }) => length > MAX_FIELD_BYTES)) {
    throw new BadInputError(`a field of a commitment has at most ${MAX_FIELD_BYTES} bytes`)
  }
  return { fields: fields.map((field) => ({ [`Raw${field.length}`]: field })) }
}
