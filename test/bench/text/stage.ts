import { join } from 'node:path'
import { ready } from '../../../src/crypto/ready.ts'
import type { EngineLimits } from '../../../src/inference/generation/engine.ts'
import { openDecoder } from '../../../src/inference/generation/onnx-decoder.ts'
import { readExamined, readOrder } from '../../../src/inference/generation/tensors.ts'
import { openTokenizer, type Tokenizer } from '../../../src/inference/generation/tokenizer.ts'
import { readManifest } from '../../../src/inference/manifest.ts'
import type { Model } from '../../../src/inference/model.ts'
import { createTextRunner } from '../../../src/inference/runtimes/text-generation.ts'
import { packageRoot } from '../../../src/lib/root.ts'
import type { Tensor } from '../../../src/lib/tensor.ts'
import type { Asked, Verification } from '../../../src/tasks/task.ts'
import { textGeneration } from '../../../src/tasks/text-generation/index.ts'
import { type Conversation, conversationTensors, readConversation } from '../../../src/tasks/text-generation/request.ts'
import { runHere } from '../../support/text-model.ts'

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
export const GRAPH = 'onnx/model_q4.onnx'

/** The chat model's folder, its tokenizer, and ways to open it. */
export type Stage = {
  readonly folder: string
  readonly tokenizer: Tokenizer
  open(options?: { readonly threads?: number; readonly limits?: Partial<EngineLimits> }): Promise<Model>
}

export async function openStage(): Promise<Stage> {
  await ready()
  const folder = join(packageRoot(), 'models/text-generation/smollm2-135m-instruct')
  const tokenizer = await openTokenizer(readManifest(folder))
  return {
    folder,
    tokenizer,
    open: async ({ threads = 1, limits } = {}) =>
      runHere(createTextRunner({ tokenizer, decoder: await openDecoder(folder, { graph: GRAPH, threads }) }, limits)),
  }
}

/** So many exchanges as a validator poses them, each changed as told. */
export function exchanges(
  count: number,
  change: (posed: Conversation, i: number) => Conversation = (posed) => posed,
  fill = 1,
): readonly Asked[] {
  const sizes = Array.from({ length: count }, () => 1)
  return textGeneration.pose(new Uint8Array(32).fill(fill), sizes).requests.map((inputs, i) => ({
    genesis: `0x${'42'.repeat(32)}`,
    asker: ALICE,
    miner: BOB,
    nonce: BigInt(fill * 1_000_000 + i),
    inputs: conversationTensors(change(readConversation(inputs), i)),
  }))
}

export const answerTo = (model: Model, asked: Asked): Promise<readonly Tensor[]> =>
  textGeneration.run(model, asked.inputs, { asked })

/** What the check found of each token, beside its verdict. */
export type Looked = Verification & { readonly regrets: readonly number[]; readonly errors: readonly number[] }

/** Checks an answer whole, or its first tokens. */
export async function look(model: Model, asked: Asked, outputs: readonly Tensor[], whole = true): Promise<Looked> {
  const claimed = outputs.find(({ name }) => name === 'logprobs')?.data as Float32Array
  let regrets: readonly number[] = []
  let errors: readonly number[] = []
  const overheard: Model = {
    ...model,
    run: async (inputs, options) => {
      const examined = await model.run(inputs, options)
      if (readOrder(inputs).kind !== 'score') return examined
      const scored = readExamined(examined)
      regrets = scored.regrets
      errors = scored.logprobs.map((logprob, i) => Math.abs(logprob - claimed[i]!))
      return examined
    },
  }
  const draw = new Uint8Array(32).fill(whole ? 0 : 255)
  const verified = await textGeneration.verify(overheard, asked, outputs, { tolerance: 1e-4, draw })
  return { ...verified, regrets, errors }
}

/** CPU milliseconds of this process, all its threads. */
export async function cpuMs<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, value }
}
