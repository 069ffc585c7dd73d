import * as z from 'zod'
import {
  MAX_MESSAGE_BYTES,
  MAX_NAME_LENGTH,
  MAX_OFFERS,
  MAX_RANK,
  MAX_REASON_LENGTH,
  MAX_SEALED,
  MAX_TENSORS,
} from './limits.ts'

const MAX_U32 = 0xffff_ffff
const name = z.string().min(1).max(MAX_NAME_LENGTH)
const id = z.int().min(0)
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const tensors = z
  .array(
    z.strictObject({
      name,
      datatype: z.enum(['FP32', 'UINT8', 'INT64', 'BYTES']),
      shape: z.array(z.int().min(0).max(MAX_MESSAGE_BYTES)).max(MAX_RANK),
      bytes: z.int().min(0).max(MAX_MESSAGE_BYTES),
    }),
  )
  .max(MAX_TENSORS)
const offer = z.strictObject({ task: name, model: hex(32), capacity: z.int().min(0).max(MAX_U32) })
/** The nonces that are to be sealed are data like a tensor's, since a header has not the room. */
const nonces = z.tuple([
  z.strictObject({
    name: z.literal('nonces'),
    datatype: z.literal('INT64'),
    shape: z.tuple([z.int().min(0).max(MAX_SEALED)]),
    bytes: z.int().min(0).max(MAX_MESSAGE_BYTES),
  }),
])

/** What stands before the data of a message. */
export const Header = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ask'),
    id,
    task: name,
    nonce: hex(8),
    block: z.int().min(0),
    stream: z.literal(true).optional(),
    tensors,
  }),
  z.strictObject({ kind: z.literal('cancel'), id }),
  z.strictObject({ kind: z.literal('offers'), id }),
  z.strictObject({ kind: z.literal('seal'), id, round: z.int().min(0).max(MAX_U32), tensors: nonces }),
  z.strictObject({ kind: z.literal('receipt'), id, nonce: hex(8) }),
  z.strictObject({ kind: z.literal('part'), id, tensors }),
  z.strictObject({ kind: z.literal('answer'), id, model: hex(32), tensors }),
  z.strictObject({ kind: z.literal('offered'), id, offers: z.array(offer).max(MAX_OFFERS) }),
  z.strictObject({ kind: z.literal('sealed'), id, root: hex(32), signature: hex(64) }),
  z.strictObject({ kind: z.literal('signed'), id, signature: hex(64) }),
  z.strictObject({ kind: z.literal('refusal'), id, code: z.int(), reason: z.string().max(MAX_REASON_LENGTH) }),
])

export type Header = z.input<typeof Header>

/** The number of a header that may be wrong in all else. */
export const Numbered = z.looseObject({ id })
