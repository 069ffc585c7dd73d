import { z } from 'zod'
import { BadInputError, SubnetError, toError } from '../lib/errors.ts'
import type { Tensor } from '../lib/tensor.ts'
import type { Task } from '../tasks/task.ts'
import { readTensor, WireTensor, writeTensor } from './oip.ts'

/** The gateway is away or could not get an answer. */
export class GatewayError extends SubnetError {
  readonly code = 'GATEWAY'
  override readonly retryable = true
}

const InferAnswer = z.object({
  parameters: z.object({
    uid: z.number().int(),
    hotkey: z.string(),
    score: z.number(),
    receipt: z.union([z.strictObject({ file: z.unknown() }), z.strictObject({ code: z.string() })]).optional(),
  }),
  outputs: z.array(WireTensor),
})

export type AskedAnswer = {
  readonly uid: number
  readonly hotkey: string
  readonly score: number
  readonly outputs: readonly Tensor[]
  /** The receipt's file, where one was asked for. */
  readonly receipt?: unknown
}

/**
 * Asks a gateway over the Open Inference Protocol. Rejects with `BadInputError` when it says the query is wrong,
 * with `GatewayError` when it is away, nobody answered, or there is no receipt that was asked for.
 */
type Question = {
  readonly gateway: string
  readonly task: Task
  readonly inputs: readonly Tensor[]
  readonly receipt?: boolean
}

export async function askGateway(
  { gateway, task, inputs, receipt = false }: Question,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<AskedAnswer> {
  const url = endpointOf(gateway, `/v2/models/${encodeURIComponent(task.name)}/infer`)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ inputs: inputs.map(writeTensor), ...(receipt ? { parameters: { receipt } } : {}) }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).catch((thrown: unknown) => {
    throw new GatewayError(
      `no gateway answers at ${gateway}: ${reasonOf(thrown)}; start one with yuma up or yuma gateway run`,
      { cause: thrown },
    )
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const message = z.object({ error: z.string() }).safeParse(body).data?.error ?? `status ${response.status}`
    throw response.status === 400 || response.status === 404 ? new BadInputError(message) : new GatewayError(message)
  }
  const answer = InferAnswer.safeParse(body)
  if (!answer.success) throw new GatewayError(`${gateway} does not answer as a gateway does`)
  const outputs = task.outputs.flatMap((spec) => {
    const given = answer.data.outputs.find(({ name }) => name === spec.name)
    return given === undefined ? [] : [readTensor(spec, given)]
  })
  const { receipt: given, ...whose } = answer.data.parameters
  if (!receipt) return { ...whose, outputs }
  if (given === undefined || 'code' in given) {
    throw new GatewayError(`the answer has no receipt: ${given?.code ?? 'the gateway knows of none'}`)
  }
  return { ...whose, outputs, receipt: given.file }
}

/** Where a gateway is asked; throws `BadInputError` when its address is none. */
export function endpointOf(gateway: string, path: string): URL {
  try {
    return new URL(path, gateway)
  } catch (cause) {
    throw new BadInputError(`'${gateway}' is no address; expected as http://127.0.0.1:8080`, { cause })
  }
}

/** Why a fetch failed: it says "fetch failed" and keeps the reason in the cause. */
export const reasonOf = (thrown: unknown): string => toError(toError(thrown).cause ?? thrown).message
