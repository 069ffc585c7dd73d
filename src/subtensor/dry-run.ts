import { z } from 'zod'
import type { Keypair } from '../crypto/keypair.ts'
import { decodeAddress } from '../crypto/ss58.ts'
import type { BlockRef } from './chain.ts'
import type { Variant } from './codec.ts'
import { type Refusal, UnsupportedChainError } from './errors.ts'
import type { NamedCall } from './extrinsic.ts'
import type { Link } from './link.ts'
import { transactionRefusal } from './refusal.ts'
import type { Runtime } from './runtime.ts'
import type { Session } from './session.ts'

/** What would become of a call: what it costs in rao, and who would refuse it for what. */
export type DryRun = {
  /** The block on whose state it was tried. */
  readonly block: BlockRef
  readonly fee: bigint
  readonly refusal: Refusal | undefined
}

/** Blocks for which the tried extrinsic is valid, the fewest there are: the node that tries it could also send it. */
const ERA_BLOCKS = 4
/** `TransactionSource::External`, as for what comes over RPC. */
const EXTERNAL = 2

const Info = z.object({ partialFee: z.bigint() })
const Outcome = z.object({ type: z.enum(['Ok', 'Err']), value: z.array(z.unknown()) })

/**
 * Tries a call on the state after the newest block and keeps nothing of it. The node is asked three runtime
 * functions, which every node offers: what it costs (`TransactionPaymentApi`), whether the pool would take it
 * (`TaggedTransactionQueue`), and what it would do in a block (`BlockBuilder_apply_extrinsic`, which is all that the
 * RPC `system_dryRun` does, and that many nodes forbid).
 */
export async function dryRun(link: Link, signer: Keypair, call: NamedCall): Promise<DryRun> {
  return link.read(async (session) => {
    const { rpc, runtime } = session
    const block = runtime.block(await rpc.call('chain_getHeader', []))
    const extrinsic = await signedFor(session, { signer, call, block })
    const ask = async (trait: string, method: string, input: Uint8Array): Promise<unknown> => {
      const question = runtime.rawApi(trait, method, input)
      return question.read(await rpc.call('state_call', [...question.params, block.hash]))
    }

    const length = Buffer.alloc(4)
    length.writeUInt32LE(extrinsic.length)
    const info = await ask('TransactionPaymentApi', 'query_info', Buffer.concat([extrinsic, length]))
    const { partialFee: fee } = Info.parse(info)

    const validity = Buffer.concat([Buffer.of(EXTERNAL), extrinsic, bytesOf(block.hash)])
    const pool = Outcome.parse(await ask('TaggedTransactionQueue', 'validate_transaction', validity))
    if (pool.type === 'Err') return { block, fee, refusal: transactionRefusal(pool.value[0] as Variant) }

    const applied = Outcome.parse(await ask('BlockBuilder', 'apply_extrinsic', extrinsic))
    return { block, fee, refusal: refusalOf(runtime, applied) }
  })
}

async function signedFor(
  { rpc, runtime }: Session,
  { signer, call, block }: { readonly signer: Keypair; readonly call: NamedCall; readonly block: BlockRef },
): Promise<Uint8Array> {
  // The state after a block does not know the block's own hash yet, so the era begins with its parent.
  const number = block.number - 1n
  if (number < 0n) throw new UnsupportedChainError('the chain has no block yet on which a call can be tried')
  const hash = await rpc.call('chain_getBlockHash', [Number(number)])
  if (typeof hash !== 'string') throw new UnsupportedChainError(`the node does not know block ${number}`)
  const account = runtime.rawApi('AccountNonceApi', 'account_nonce', decodeAddress(signer.address))
  const nonce = z.bigint().parse(account.read(await rpc.call('state_call', [...account.params, block.hash])))
  const birth = { number, hash }
  return bytesOf(runtime.sign(runtime.order(call), signer, { nonce, birth, eraBlocks: ERA_BLOCKS }).hex)
}

/** `Result<Result<(), DispatchError>, TransactionValidityError>`. */
function refusalOf(runtime: Runtime, { type, value: [inner] }: z.infer<typeof Outcome>): Refusal | undefined {
  if (type === 'Err') return transactionRefusal(inner as Variant)
  const dispatched = Outcome.parse(inner)
  return dispatched.type === 'Ok' ? undefined : runtime.refusal(dispatched.value[0] as Variant)
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.slice(2), 'hex')
}
