import { decodeAddress } from '../crypto/ss58.ts'
import type { Tensor } from '../lib/tensor.ts'
import { type Claim, NO_HASH } from './claim.ts'
import { requestHash, responseHash } from './exchange-hash.ts'

/** A question and what became of it, as both sides know it. Miner and asker are addresses. */
export type Exchange = {
  readonly netuid: number
  readonly miner: string
  readonly asker: string
  readonly task: string
  readonly nonce: bigint
  readonly block: bigint
  readonly inputs: readonly Tensor[]
  /** The answer with the hash of its model in hex, where one came. */
  readonly answer: { readonly outputs: readonly Tensor[]; readonly model: string } | undefined
  readonly units: number
}

/** What a unit costs now, in rao. */
const PRICE = 0n

/** The claim of an exchange, the same on both sides; throws `BadInputError` for what is no address. */
export function claimOf({ netuid, miner, asker, task, nonce, block, inputs, answer, units }: Exchange): Claim {
  return {
    netuid,
    miner: decodeAddress(miner),
    asker: decodeAddress(asker),
    nonce,
    block,
    requestHash: requestHash(task, inputs),
    responseHash: answer === undefined ? NO_HASH : responseHash(task, answer.outputs),
    modelHash: answer === undefined ? NO_HASH : new Uint8Array(Buffer.from(answer.model, 'hex')),
    units,
    price: PRICE,
  }
}
