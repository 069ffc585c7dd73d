import type { Tensor } from '../../src/lib/tensor.ts'
import { drawNonce } from '../../src/protocol/nonce.ts'
import { fault, type Request, type Response } from '../../src/protocol/request.ts'
import type { Asker, ServerModules } from '../../src/transport/transport.ts'

/** The hash of a model that a test does not name. */
export const SOME_MODEL = 'ab'.repeat(32)

/** A request with a nonce of its own. */
export function requestOf(task: string, inputs: readonly Tensor[], block = 0n): Request {
  return { task, inputs, nonce: drawNonce(), block }
}

/** An answer of some model. */
export function answerOf(outputs: readonly Tensor[]): Response {
  return { ok: true, outputs, model: SOME_MODEL }
}

const none = async () => fault('UNKNOWN_NONCE', 'nothing is signed here')

/** The part of a server that offers nothing and signs nothing. */
export const signsNothing: Pick<ServerModules, 'offers' | 'seal' | 'receipt'> = {
  offers: () => [],
  seal: none,
  receipt: none,
}

/** An asker whose peers do nothing but what `ask` says. */
export function askerThat(ask: Asker['ask']): Asker {
  return { ask, offers: async () => ({ ok: true, offers: [] }), seal: none, receipt: none, close: async () => {} }
}
