import type { Keypair } from '../../src/crypto/keypair.ts'
import { decodeAddress } from '../../src/crypto/ss58.ts'
import { type Claim, NO_HASH } from '../../src/protocol/claim.ts'
import { requestHash, responseHash } from '../../src/protocol/exchange-hash.ts'
import type { Task } from '../../src/tasks/task.ts'
import type { Exchange } from './exchange.ts'

export type ClaimModules = {
  readonly netuid: number
  readonly hotkey: Pick<Keypair, 'publicKey'>
  readonly tasks: ReadonlyMap<string, Task>
}

/** What the miner of an exchange is to sign of it; without an answer, what it would have had to. Throws when nobody knows the task. */
export function claimOf({ netuid, hotkey, tasks }: ClaimModules, { miner, request, response }: Exchange): Claim {
  const task = tasks.get(request.task)
  if (task === undefined) throw new RangeError(`an exchange about ${request.task}, which is no task`)
  const outputs = response.ok ? response.outputs : undefined
  return {
    netuid,
    miner: decodeAddress(miner),
    asker: hotkey.publicKey,
    nonce: request.nonce,
    block: request.block,
    requestHash: requestHash(request.task, request.inputs),
    responseHash: outputs === undefined ? NO_HASH : responseHash(request.task, outputs),
    modelHash: response.ok ? Buffer.from(response.model, 'hex') : NO_HASH,
    units: task.units(request.inputs, outputs),
    price: 0n,
  }
}
