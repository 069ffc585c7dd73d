import { blake2_256 } from '../../crypto/hash.ts'
import { decodeAddress } from '../../crypto/ss58.ts'
import type { Asked } from '../task.ts'
import type { Conversation } from './request.ts'

const REQUEST_TAG = Buffer.from('yuma/prompt/1')
const SEED_TAG = Buffer.from('yuma/seed/1')

/** Hash of what a model is asked: the prompt's token ids, T in single precision, max_tokens, and the stop strings. */
export function promptHash(
  prompt: readonly number[],
  { temperature, maxTokens, stops }: Pick<Conversation, 'temperature' | 'maxTokens' | 'stops'>,
): Uint8Array {
  const rest = Buffer.alloc(12)
  rest.writeFloatLE(temperature, 0)
  rest.writeUInt32LE(maxTokens, 4)
  rest.writeUInt32LE(stops.length, 8)
  const texts = stops.map((stop) => Buffer.from(stop)).flatMap((bytes) => [words([bytes.length]), bytes])
  return blake2_256(Buffer.concat([REQUEST_TAG, words([prompt.length]), words(prompt), rest, ...texts]))
}

/**
 * What decides the draws of an answer: no miner can choose it, and as a nonce is used once between two hotkeys, none
 * is met twice. Without an exchange (a model tried at home) all of its parts but the request are zero.
 */
export function seedOf(
  asked: Pick<Asked, 'genesis' | 'asker' | 'miner' | 'nonce'> | undefined,
  hash: Uint8Array,
): Uint8Array {
  const nonce = Buffer.alloc(8)
  nonce.writeBigUInt64LE(asked?.nonce ?? 0n)
  const genesis = Buffer.alloc(32)
  genesis.write((asked?.genesis ?? '').replace(/^0x/, ''), 'hex')
  const keys = asked ? [decodeAddress(asked.asker), decodeAddress(asked.miner)] : [Buffer.alloc(64)]
  return blake2_256(Buffer.concat([SEED_TAG, genesis, ...keys, nonce, hash]))
}

/** Little-endian u32. */
function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => {
    bytes.writeUInt32LE(value, 4 * i)
  })
  return bytes
}
