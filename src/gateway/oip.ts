import { z } from 'zod'
import { BadInputError } from '../lib/errors.ts'
import type { Tensor, TensorSpec } from '../lib/tensor.ts'
import type { Task } from '../tasks/task.ts'

/** A tensor as the Open Inference Protocol, version 2, writes it over HTTP; a task is what it calls a model. */
export const WireTensor = z.object({
  name: z.string().max(64),
  shape: z.array(z.number().int().min(0)).max(8),
  datatype: z.string().max(16),
  data: z.array(z.unknown()),
})
const InferBody = z.object({
  id: z.string().max(128).optional(),
  parameters: z.looseObject({ receipt: z.boolean().optional() }).optional(),
  inputs: z.array(WireTensor).min(1).max(16),
  outputs: z
    .array(z.object({ name: z.string() }))
    .max(16)
    .optional(),
})

/** A request's body as tensors of the task; throws `BadInputError` saying what is not as it should be. */
export function readInfer(
  task: Task,
  body: unknown,
): { readonly id: string | undefined; readonly inputs: readonly Tensor[]; readonly receipt: boolean } {
  const parsed = InferBody.safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new BadInputError(`not an inference request: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  const inputs = task.inputs.map((spec) => {
    const given = parsed.data.inputs.find(({ name }) => name === spec.name)
    if (given === undefined) throw new BadInputError(`input "${spec.name}" is missing`)
    return readTensor(spec, given)
  })
  return { id: parsed.data.id, inputs, receipt: parsed.data.parameters?.receipt === true }
}

/** A wire tensor as the specification wants it; throws `BadInputError`. */
export function readTensor(spec: TensorSpec, given: z.infer<typeof WireTensor>): Tensor {
  const { name, shape } = given
  if (given.datatype !== spec.datatype) {
    throw new BadInputError(`input "${name}" has datatype ${given.datatype}; it should be ${spec.datatype}`)
  }
  const data = given.data.flat(8)
  const size = shape.reduce((product, dimension) => product * dimension, 1)
  if (data.length !== size)
    throw new BadInputError(`input "${name}" has ${data.length} elements; its shape says ${size}`)
  if (spec.datatype === 'BYTES') {
    return { name, shape, datatype: 'BYTES', data: data.map((item) => expectText(name, item)) }
  }
  const numbers = data.map((item) => expectNumber(name, item))
  if (spec.datatype === 'FP32') return { name, shape, datatype: 'FP32', data: Float32Array.from(numbers) }
  if (numbers.some((n) => !Number.isInteger(n))) throw new BadInputError(`input "${name}" should hold whole numbers`)
  if (spec.datatype === 'INT64') return { name, shape, datatype: 'INT64', data: BigInt64Array.from(numbers, BigInt) }
  if (numbers.some((n) => n < 0 || n > 255))
    throw new BadInputError(`input "${name}" should hold numbers from 0 to 255`)
  return { name, shape, datatype: 'UINT8', data: Uint8Array.from(numbers) }
}

function expectText(name: string, item: unknown): string {
  if (typeof item !== 'string') throw new BadInputError(`input "${name}" should hold texts`)
  return item
}

function expectNumber(name: string, item: unknown): number {
  if (typeof item !== 'number' || !Number.isFinite(item)) throw new BadInputError(`input "${name}" should hold numbers`)
  return item
}

/** A tensor as the protocol writes it: numbers flat, row by row. */
export function writeTensor({ name, datatype, shape, data }: Tensor): unknown {
  const flat = datatype === 'INT64' ? Array.from(data, Number) : Array.from<number | string>(data)
  return { name, datatype, shape, data: flat }
}

/** `GET /v2/models/{model}`. */
export const modelMetadata = (task: Task): unknown => ({
  name: task.name,
  versions: ['1'],
  platform: 'yumanet',
  inputs: task.inputs,
  outputs: task.outputs,
})
