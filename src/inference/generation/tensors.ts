import type { Datatype, Tensor } from '../../lib/tensor.ts'
import type { Examined, Generated, GenerateOrder, Message, Part, ScoreOrder } from './order.ts'

/** What a text-generation model can be asked, as the tensors of a run: the first is named `order` and says which. */
export type TextOrder =
  | { readonly kind: 'encode'; readonly messages: readonly Message[] }
  | ({ readonly kind: 'generate' } & GenerateOrder)
  | ({ readonly kind: 'score' } & ScoreOrder)

const ORDER = 'order'

export function orderTensors(order: TextOrder): readonly Tensor[] {
  const kind = texts(ORDER, [order.kind])
  if (order.kind === 'encode') {
    const words = order.messages.flatMap(({ role, content }) => [role, content])
    return [kind, { name: 'messages', datatype: 'BYTES', shape: [order.messages.length, 2], data: words }]
  }
  const { prompt, temperature, seed, maxTokens, stops } = order
  const both = [
    kind,
    integers('prompt', prompt),
    numbers('temperature', [temperature]),
    { name: 'seed', datatype: 'UINT8', shape: [seed.length], data: seed } as const,
    integers('max_tokens', [maxTokens]),
    texts('stop', stops),
  ]
  if (order.kind === 'generate') return both
  return [...both, integers('answer', order.answer), integers('checked', [order.checked])]
}

/** Throws `TypeError` when the tensors are no order. */
export function readOrder(inputs: readonly Tensor[]): TextOrder {
  const [kind] = find(inputs, ORDER, 'BYTES')
  if (kind === 'encode') {
    const words = find(inputs, 'messages', 'BYTES')
    const messages = words.flatMap((role, i) => (i % 2 === 0 ? { role, content: words[i + 1] ?? '' } : []))
    return { kind, messages }
  }
  if (kind !== 'generate' && kind !== 'score') {
    throw new TypeError('a text-generation model takes the orders encode, generate and score')
  }
  const [temperature = 0] = find(inputs, 'temperature', 'FP32')
  const [maxTokens = 1] = toNumbers(find(inputs, 'max_tokens', 'INT64'))
  const order: GenerateOrder = {
    prompt: toNumbers(find(inputs, 'prompt', 'INT64')),
    seed: find(inputs, 'seed', 'UINT8'),
    temperature,
    maxTokens,
    stops: find(inputs, 'stop', 'BYTES'),
  }
  if (kind === 'generate') return { kind, ...order }
  const [checked = 0] = toNumbers(find(inputs, 'checked', 'INT64'))
  return { kind, ...order, answer: toNumbers(find(inputs, 'answer', 'INT64')), checked }
}

export function encodedTensors(ids: readonly number[]): readonly Tensor[] {
  return [integers('prompt', ids)]
}

export function readEncoded(outputs: readonly Tensor[]): readonly number[] {
  return toNumbers(find(outputs, 'prompt', 'INT64'))
}

/** An answer, or a part of one, as tensors. */
export function answerTensors(answer: Part | Generated): readonly Tensor[] {
  const part = [texts('text', [answer.text]), integers('tokens', answer.tokens), numbers('logprobs', answer.logprobs)]
  return 'finish' in answer ? [...part, texts('finish', [answer.finish])] : part
}

/** An answer that does not end as it should has the finish ''. */
export function examinedTensors({ regrets, logprobs, text, finish }: Examined): readonly Tensor[] {
  return [
    numbers('regrets', regrets),
    numbers('logprobs', logprobs),
    texts('text', [text]),
    texts('finish', [finish ?? '']),
  ]
}

export function readExamined(outputs: readonly Tensor[]): Examined {
  const [text = ''] = find(outputs, 'text', 'BYTES')
  const [finish] = find(outputs, 'finish', 'BYTES')
  return {
    regrets: [...find(outputs, 'regrets', 'FP32')],
    logprobs: [...find(outputs, 'logprobs', 'FP32')],
    text,
    finish: finish === 'stop' || finish === 'length' ? finish : undefined,
  }
}

type Data<D extends Datatype> = Extract<Tensor, { datatype: D }>['data']

function find<D extends Datatype>(tensors: readonly Tensor[], name: string, datatype: D): Data<D> {
  const found = tensors.find((each) => each.name === name)
  if (found?.datatype !== datatype) throw new TypeError(`the model takes ${name} as ${datatype}`)
  return found.data as Data<D>
}

function toNumbers(data: BigInt64Array): number[] {
  return Array.from(data, Number)
}

function texts(name: string, data: readonly string[]): Tensor {
  return { name, datatype: 'BYTES', shape: [data.length], data }
}

function integers(name: string, values: readonly number[]): Tensor {
  return { name, datatype: 'INT64', shape: [values.length], data: BigInt64Array.from(values, BigInt) }
}

function numbers(name: string, values: readonly number[]): Tensor {
  return { name, datatype: 'FP32', shape: [values.length], data: Float32Array.from(values) }
}
