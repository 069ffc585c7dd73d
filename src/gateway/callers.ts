import type { Metagraph } from '../subtensor/metagraph.ts'
import { HttpError } from './wire.ts'

/** Where everything runs on one machine, an address tells nobody apart. */
const LOOPBACK = /^(127\.|::1$)/
/** How Node writes an IPv4 address that came to a socket of both kinds. */
const MAPPED = /^::ffff:(?=\d+\.)/

/**
 * Refuses those who call from where a miner of the subnet says to be: it would answer validators with what this gateway's miners do.
 * Throws `HttpError` 403.
 */
export function refuseMiners(address: string | undefined, { neurons }: Pick<Metagraph, 'neurons'>): void {
  const caller = address?.replace(MAPPED, '') ?? ''
  if (LOOPBACK.test(caller)) return
  const isMiner = neurons.some(({ endpoint, validatorPermit }) => !validatorPermit && endpoint?.ip === caller)
  if (isMiner)
    throw new HttpError(403, 'miners of this subnet are not served: a question is to be answered by whom it was put to')
}
