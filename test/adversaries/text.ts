import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Decoder } from '../../src/inference/generation/decoder.ts'
import { openDecoder } from '../../src/inference/generation/onnx-decoder.ts'
import { orderTensors, readExamined, readOrder, type TextOrder } from '../../src/inference/generation/tensors.ts'
import type { Tokenizer } from '../../src/inference/generation/tokenizer.ts'
import type { Model } from '../../src/inference/model.ts'
import { createTextRunner } from '../../src/inference/runtimes/text-generation.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { runHere } from '../support/text-model.ts'
import { type OnnxFile, readOnnx } from './onnx-file.ts'

/** What a cheat begins with: the model's folder and graph, its tokenizer, and the honest model to borrow from. */
type Honest = {
  readonly folder: string
  readonly graph: string
  readonly tokenizer: Tokenizer
  readonly model: Model
}

/** Makes the model that a miner runs in the pinned one's place. */
export type TextCheat = (honest: Honest) => Promise<Model>

/** Each cheat by what it does. Those that borrow send the log-probabilities of a true prefill of their answer. */
export const TEXT_CHEATS: Readonly<Record<string, TextCheat>> = {
  '3 bits, all matrices': weights(coarsen(/^L\d+\..*\.q$/)),
  '3 bits, one matrix': weights(coarsen(/^L15\.down\.q$/)),
  'layer 15 skipped': weights(skipLayer(15)),
  'int8 arithmetic': weights(useInt8),
  'int8 cache': decoding(coarseCache),
  'int8 arithmetic, borrowing': async (honest) => borrow(await weights(useInt8)(honest), honest),
  'int8 cache, borrowing': async (honest) => borrow(await decoding(coarseCache)(honest), honest),
  '3 bits, one matrix, borrowing': async (honest) => borrow(await weights(coarsen(/^L15\.down\.q$/))(honest), honest),
  'T .1 above': orders((order) =>
    order.kind === 'generate' ? { ...order, temperature: order.temperature + 0.1 } : order,
  ),
  'T 1': orders((order) => (order.kind === 'generate' ? { ...order, temperature: 1 } : order)),
  greedy: orders((order) => (order.kind === 'generate' ? { ...order, temperature: 0 } : order)),
  'another seed': orders((order) => (order.kind === 'generate' ? { ...order, seed: new Uint8Array(32) } : order)),
  'system prompt left out': orders((order) =>
    order.kind === 'generate' ? { ...order, prompt: withoutSystem(order.prompt) } : order,
  ),
  'one token edited': answers((outputs) => editTokens(outputs, 1)),
  'four tokens edited': answers((outputs) => editTokens(outputs, 4)),
  'ended at half length': answers(endEarly),
  'cut to half length': answers((outputs) => cutHalf(outputs)),
}

/** Token that ends a turn, of SmolLM2; a line break follows it in the template. */
const TURN_END = 2

/** Another file in the graph's place. */
function weights(alter: (file: OnnxFile) => void): TextCheat {
  return async ({ folder, graph, tokenizer }) => {
    const other = mkdtempSync(join(tmpdir(), 'cheat-'))
    const file = readFileSync(join(folder, graph))
    alter(readOnnx(file))
    cpSync(join(folder, 'config.json'), join(other, 'config.json'))
    writeFileSync(join(other, 'model.onnx'), file)
    const decoder = await openDecoder(other, { graph: 'model.onnx' })
    rmSync(other, { recursive: true })
    return runHere(createTextRunner({ tokenizer, decoder }))
  }
}

/** Another way to run the graph. */
function decoding(alter: (decoder: Decoder) => Decoder): TextCheat {
  return async ({ folder, graph, tokenizer }) =>
    runHere(createTextRunner({ tokenizer, decoder: alter(await openDecoder(folder, { graph })) }))
}

/** The pinned model, asked something else. */
function orders(alter: (order: TextOrder) => TextOrder): TextCheat {
  return async ({ model }) => ({
    ...model,
    run: (inputs, options) => model.run(orderTensors(alter(readOrder(inputs))), options),
  })
}

/** The pinned model, its answer altered. */
function answers(alter: (outputs: readonly Tensor[]) => readonly Tensor[]): TextCheat {
  return async ({ model, tokenizer }) => ({
    ...model,
    run: async (inputs, options) => {
      const outputs = await model.run(inputs, options)
      return readOrder(inputs).kind === 'generate' ? retell(alter(outputs), tokenizer) : outputs
    },
  })
}

/** Rounds 4-bit weights to the 8 of their 16 levels that 3 bits leave. */
function coarsen(names: RegExp): (file: OnnxFile) => void {
  const level = (nibble: number): number => Math.round((Math.round((nibble * 7) / 15) * 15) / 7)
  return ({ weights }) => {
    for (const { name, bytes } of weights.values()) {
      if (!names.test(name)) continue
      bytes.forEach((byte, i) => {
        bytes[i] = level(byte & 15) | (level(byte >> 4) << 4)
      })
    }
  }
}

/** What a layer adds is multiplied by nothing. */
function skipLayer(layer: number): (file: OnnxFile) => void {
  const names = ['out.d', 'out.m', 'down.d', 'down.m'].map((part) => `L${layer}.${part}`)
  return ({ weights }) => {
    for (const name of names) weights.get(name)!.bytes.fill(0)
  }
}

/** Activations are rounded to 8 bits: twice as fast. */
function useInt8({ operators }: OnnxFile): void {
  for (const { op, integers } of operators) if (op === 'MatMulNBits') integers.get('accuracy_level')?.fill(4)
}

/** Each vector of the cache is rounded to 255 levels: a quarter of the memory. */
function coarseCache(decoder: Decoder): Decoder {
  return {
    ...decoder,
    async step(step) {
      const stepped = await decoder.step(step)
      for (const tensor of stepped.cache.tensors) {
        for (let from = 0; from < tensor.length; from += decoder.shape.width) {
          const vector = tensor.subarray(from, from + decoder.shape.width)
          const scale = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127
          if (scale > 0) vector.set(vector.map((x) => Math.round(x / scale) * scale))
        }
      }
      return stepped
    },
  }
}

/** A cheap answer with the log-probabilities that the pinned model would have given it. */
function borrow(cheap: Model, { model }: Honest): Model {
  return {
    ...cheap,
    run: async (inputs, options) => {
      const outputs = await cheap.run(inputs, options)
      const order = readOrder(inputs)
      if (order.kind !== 'generate') return outputs
      const answer = numbersOf(outputs, 'tokens')
      const true_ = await model.run(orderTensors({ ...order, kind: 'score', answer, checked: answer.length }), options)
      return replace(outputs, 'logprobs', Float32Array.from(readExamined(true_).logprobs))
    },
  }
}

function withoutSystem(prompt: readonly number[]): readonly number[] {
  return prompt.slice(prompt.indexOf(TURN_END) + 2)
}

/** Tokens spread over the answer become another of the answer's. */
function editTokens(outputs: readonly Tensor[], count: number): readonly Tensor[] {
  const tokens = numbersOf(outputs, 'tokens')
  const edited = tokens.slice()
  for (let i = 0; i < count; i++) {
    const at = Math.floor(((i + 0.5) / count) * (tokens.length - 1))
    edited[at] = tokens.find((token, j) => j > at && token !== tokens[at]) ?? 5
  }
  return replace(outputs, 'tokens', BigInt64Array.from(edited, BigInt))
}

/** Half of the answer, then the token that ends it. */
function endEarly(outputs: readonly Tensor[]): readonly Tensor[] {
  const tokens = numbersOf(outputs, 'tokens')
  const half = [...tokens.slice(0, tokens.length >> 1), TURN_END]
  const logprobs = numbersOf(outputs, 'logprobs').slice(0, half.length).with(-1, -0.05)
  const ended = replace(
    replace(outputs, 'tokens', BigInt64Array.from(half, BigInt)),
    'logprobs',
    Float32Array.from(logprobs),
  )
  return ended.map((tensor) => (tensor.name === 'finish' ? ({ ...tensor, data: ['stop'] } as Tensor) : tensor))
}

/** Half of the answer, as if it were all. */
function cutHalf(outputs: readonly Tensor[]): readonly Tensor[] {
  const half = numbersOf(outputs, 'tokens').slice(0, Math.ceil(numbersOf(outputs, 'tokens').length / 2))
  const logprobs = numbersOf(outputs, 'logprobs').slice(0, half.length)
  return replace(replace(outputs, 'tokens', BigInt64Array.from(half, BigInt)), 'logprobs', Float32Array.from(logprobs))
}

/** The words of the tokens that are claimed. */
function retell(outputs: readonly Tensor[], tokenizer: Tokenizer): readonly Tensor[] {
  const text = tokenizer.decode(numbersOf(outputs, 'tokens'))
  return outputs.map((tensor) => (tensor.name === 'text' ? ({ ...tensor, data: [text] } as Tensor) : tensor))
}

function numbersOf(outputs: readonly Tensor[], name: string): number[] {
  return Array.from(outputs.find((tensor) => tensor.name === name)!.data as Float32Array | BigInt64Array, Number)
}

function replace(outputs: readonly Tensor[], name: string, data: Float32Array | BigInt64Array): readonly Tensor[] {
  return outputs.map((tensor) =>
    tensor.name === name ? ({ ...tensor, shape: [data.length], data } as Tensor) : tensor,
  )
}
