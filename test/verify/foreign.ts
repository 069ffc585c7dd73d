import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers'
import * as native from 'onnxruntime-node'
import * as web from 'onnxruntime-web'
import { expose } from '../../src/inference/graph/onnx.ts'
import type { Manifest } from '../../src/inference/model.ts'
import type { Tensor } from '../../src/lib/tensor.ts'
import { runOneByOne } from '../../src/tasks/served/one-by-one.ts'

/** Graph levels of onnxruntime, from as written to all that it can. */
export const LEVELS = ['disabled', 'basic', 'extended', 'all'] as const
export type Level = (typeof LEVELS)[number]
export type Library = 'node' | 'web'

/** Answers requests with an ONNX library used otherwise than ours is. */
export type Foreign = { answer(inputs: readonly Tensor[]): Promise<readonly Tensor[]>; close(): Promise<void> }

type Numbers = { readonly data: Float32Array; readonly dims: readonly number[] }
type Feeds = Readonly<
  Record<
    string,
    {
      readonly type: 'uint8' | 'int32' | 'int64'
      readonly data: Uint8Array | Int32Array | BigInt64Array
      readonly dims: readonly number[]
    }
  >
>
type Session = { run(feeds: Feeds): Promise<Readonly<Record<string, Numbers>>>; release(): Promise<void> }

/** Opens a pinned model's graph in one of the libraries. */
export async function openForeign(
  manifest: Manifest,
  options: { readonly library: Library; readonly threads: number; readonly level: Level },
): Promise<Foreign> {
  const path = Object.keys(manifest.files).find((each) => each.endsWith('.onnx'))!
  const exposed = Object.values(manifest.exposes ?? {})
  const session = await openSession(expose(await readFile(join(manifest.folder, path)), exposed), options)
  const close = (): Promise<void> => session.release()
  if (manifest.runtime === 'feature-extraction') {
    const tokenizer = await readTokenizer(manifest)
    return { answer: (inputs) => embed(session, tokenizer, inputs[0]!.data as readonly string[]), close }
  }
  const [[name, tensor] = ['', '']] = Object.entries(manifest.exposes ?? {})
  return {
    async answer([input]) {
      const run = async (each: Tensor): Promise<readonly Tensor[]> => {
        const outputs = await session.run({ [each.name]: feedOf(each) })
        const { data, dims } = outputs[tensor]!
        return [{ name, datatype: 'FP32', shape: [...dims], data: new Float32Array(data) }]
      }
      return input!.datatype === 'INT64' ? runOneByOne(input!, run) : run(input!)
    },
    close,
  }
}

async function openSession(
  file: Uint8Array,
  { library, threads, level }: { readonly library: Library; readonly threads: number; readonly level: Level },
): Promise<Session> {
  const quiet = { graphOptimizationLevel: level, logSeverityLevel: 3 } as const
  if (library === 'web') {
    web.env.wasm.numThreads = threads
    const session = await web.InferenceSession.create(file, { ...quiet, executionProviders: ['wasm'] })
    return {
      run: async (feeds) => (await session.run(mapFeeds(feeds, web.Tensor))) as unknown as Record<string, Numbers>,
      release: () => session.release(),
    }
  }
  const session = await native.InferenceSession.create(file, { ...quiet, intraOpNumThreads: threads })
  return {
    run: async (feeds) => (await session.run(mapFeeds(feeds, native.Tensor))) as unknown as Record<string, Numbers>,
    release: () => session.release(),
  }
}

function mapFeeds<T>(
  feeds: Feeds,
  Kind: new (type: never, data: never, dims: readonly number[]) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Kind(type as never, data as never, dims)]),
  )
}

function feedOf({ datatype, data, shape }: Tensor): Feeds[string] {
  if (datatype === 'UINT8') return { type: 'uint8', data, dims: shape }
  if (datatype === 'INT64') return { type: 'int32', data: Int32Array.from(data, Number), dims: shape }
  throw new TypeError(`no pinned graph takes ${datatype}`)
}

async function readTokenizer(manifest: Manifest): Promise<PreTrainedTokenizer> {
  env.allowRemoteModels = false
  env.localModelPath = dirname(manifest.folder)
  return AutoTokenizer.from_pretrained(basename(manifest.folder), { local_files_only: true })
}

/** All texts in one batch, however long: the mean of each text's token vectors, made as long as 1. */
async function embed(
  session: Session,
  tokenizer: PreTrainedTokenizer,
  texts: readonly string[],
): Promise<readonly Tensor[]> {
  const encoded = (await tokenizer([...texts], { padding: true, truncation: true })) as Record<
    string,
    { readonly data: BigInt64Array; readonly dims: readonly number[] }
  >
  const feeds = Object.entries(encoded).map(([name, { data, dims }]) => [name, { type: 'int64', data, dims }])
  const { last_hidden_state: hidden } = await session.run(Object.fromEntries(feeds) as Feeds)
  const [items = 0, length = 0, width = 0] = hidden!.dims
  const mask = encoded.attention_mask!.data
  const data = new Float32Array(items * width)
  for (let item = 0; item < items; item++) {
    const sum = new Float64Array(width)
    for (let token = 0; token < length; token++) {
      if (mask[item * length + token] === 0n) continue
      for (let i = 0; i < width; i++) sum[i]! += hidden!.data[(item * length + token) * width + i]!
    }
    const norm = Math.sqrt(sum.reduce((all, x) => all + x * x, 0))
    data.set(
      sum.map((x) => x / norm),
      item * width,
    )
  }
  return [{ name: 'embeddings', datatype: 'FP32', shape: [items, width], data }]
}
