import * as z from 'zod'
import { HASH_BYTES } from './merkle.ts'

const MAX_U16 = 0xffff
const MAX_U32 = 0xffff_ffff
/** Levels of a tree of 2³² leaves. */
const MAX_PROOF = 32
const SIGNATURE_BYTES = 64

const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `should be ${2 * bytes} hex digits in lower case`)
    .transform((text): Uint8Array => new Uint8Array(Buffer.from(text, 'hex')))
const base64 = z.base64().transform((text): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')))
const u32 = z.int().min(0).max(MAX_U32)
const signature = hex(SIGNATURE_BYTES)
const signedRoot = {
  round: u32,
  root: hex(HASH_BYTES),
  count: u32,
  signature,
}
const place = { index: u32, proof: z.array(hex(HASH_BYTES)).max(MAX_PROOF) }

const Exchange = z.union([
  z.strictObject({
    version: z.literal(1),
    receipt: base64,
    miner: z.strictObject({ ...signedRoot, ...place }).optional(),
    judge: z.strictObject({ ...signedRoot, ...place }),
  }),
  z.strictObject({ version: z.literal(1), claim: base64, miner: z.strictObject({ signature }) }),
])
const Round = z.strictObject({
  version: z.literal(1),
  receipts: base64,
  judge: z.strictObject({ hotkey: z.string(), netuid: z.int().min(0).max(MAX_U16), ...signedRoot }),
})
const File = z.union([Exchange, Round])

/**
 * What is handed on of an exchange or of a round. Of an exchange: its receipt with the judge's root, where there was an
 * answer with the miner's too; or its claim, which the miner signed by itself. Of a round: all receipts.
 */
export type ReceiptFile = z.output<typeof File>

/** A root that somebody signed, and a leaf's way up to it. */
export type Placed = {
  readonly round: number
  readonly root: Uint8Array
  readonly count: number
  readonly signature: Uint8Array
  readonly index: number
  readonly proof: readonly Uint8Array[]
}

/** The file that a JSON value is, or what is wrong with it. */
export function readReceiptFile(value: unknown): ReceiptFile | string {
  const parsed = File.safeParse(value)
  return parsed.success ? parsed.data : z.prettifyError(parsed.error).replaceAll('\n', ' ')
}

/** A file as JSON can hold it: receipts and claims in base64, all else in hex. */
export function writeReceiptFile(file: ReceiptFile): z.input<typeof File> {
  if ('claim' in file)
    return { ...file, claim: toBase64(file.claim), miner: { signature: toHex(file.miner.signature) } }
  if ('receipts' in file)
    return { ...file, receipts: toBase64(file.receipts), judge: { ...file.judge, ...signedIn(file.judge) } }
  const { version, receipt, miner, judge } = file
  return {
    version,
    receipt: toBase64(receipt),
    ...(miner === undefined ? {} : { miner: placedIn(miner) }),
    judge: placedIn(judge),
  }
}

function placedIn(placed: Placed) {
  return { ...placed, ...signedIn(placed), proof: placed.proof.map(toHex) }
}

function signedIn({ root, signature }: Pick<Placed, 'root' | 'signature'>) {
  return { root: toHex(root), signature: toHex(signature) }
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
