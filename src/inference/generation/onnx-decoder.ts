import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { ModelError } from '../errors.ts'
import { expose, inputsOf } from '../graph/onnx.ts'
import { SESSION } from '../runtimes/runner.ts'
import { append, type Cache } from './cache.ts'
import type { Decoder, Step, Stepped } from './decoder.ts'

/** What is needed of a llama's `config.json`. */
const config = z.object({
  vocab_size: z.int().positive(),
  num_hidden_layers: z.int().positive(),
  num_key_value_heads: z.int().positive(),
  head_dim: z.int().positive(),
  eos_token_id: z.int().min(0),
})

/** Of how many positions the logits are written where those of the step before lay; of more they take new memory. */
const KEPT_LOGITS = 16

/** Opens a llama with the inputs of transformers.js and `num_logits_to_keep`. */
export async function openDecoder(
  folder: string,
  { graph, threads = 1 }: { readonly graph: string; readonly threads?: number },
): Promise<Decoder> {
  const read = config.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')))
  const names = Array.from({ length: read.num_hidden_layers }, (_, i) => [`${i}.key`, `${i}.value`]).flat()
  const file = await readFile(join(folder, graph))
  const news = newTensors(file, names)
  const session = await InferenceSession.create(expose(file, news), { ...SESSION, intraOpNumThreads: threads })
  const [heads, width] = [read.num_key_value_heads, read.head_dim]
  const shape = { tensors: names.length, heads, width }
  const logits = new Float32Array(KEPT_LOGITS * read.vocab_size)

  async function step({ ids, cache, pads, keep }: Step): Promise<Stepped> {
    const rows = ids.length
    const fresh = ids[0]!.length
    const fits = cache.length + fresh <= cache.room
    if (!fits && cache.room > cache.length) throw new RangeError('a cache has room for all new tokens or for none')
    const past = names.map((name, i) => [
      `past_key_values.${name}`,
      new Tensor('float32', cache.tensors[i]!, [rows, heads, cache.room, width]),
    ])
    const size = rows * keep * read.vocab_size
    const kept =
      size <= logits.length ? new Tensor('float32', logits.subarray(0, size), [rows, keep, read.vocab_size]) : null
    const wanted = fits ? news : names.map((name) => `present.${name}`)
    const outputs = await session.run(
      {
        input_ids: integers(ids.flat(), [rows, fresh]),
        attention_mask: integers(maskOf(cache, pads, fresh), [rows, cache.room + fresh]),
        position_ids: integers(
          pads.flatMap((pad) => Array.from({ length: fresh }, (_, i) => cache.length - pad + i)),
          [rows, fresh],
        ),
        num_logits_to_keep: integers([keep], []),
        ...Object.fromEntries(past),
      },
      { logits: kept, ...Object.fromEntries(wanted.map((name) => [name, null])) },
    )
    const tensors = wanted.map((name) => outputs[name]!.data as Float32Array)
    // The graph puts out all it knows, which is copied; where there is room, what is new does.
    const after = fits
      ? append(cache, tensors, shape)
      : { rows, length: cache.room + fresh, room: cache.room + fresh, tensors }
    return { logits: outputs.logits!.data as Float32Array, cache: after }
  }

  return {
    shape,
    vocabulary: read.vocab_size,
    endToken: read.eos_token_id,
    step,
    close: () => session.release(),
  }
}
/** Names of what the graph adds to each past: it joins the two to the present. */
function newTensors(file: Uint8Array, names: readonly string[]): readonly string[] {
  const inputs = inputsOf(file)
  return names.map((name) => {
    const [past, added] = inputs.get(`present.${name}`) ?? []
    if (past !== `past_key_values.${name}` || added === undefined)
      throw new ModelError(`the graph should join past_key_values.${name} and what is new to present.${name}`)
    return added
  })
}

function integers(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
}

/** 0 for padding and for room that is not in use, 1 for the rest, row by row. */
function maskOf({ length, room }: Cache, pads: readonly number[], fresh: number): number[] {
  const known = (i: number, pad: number): boolean => (i >= pad && i < length) || i >= room
  return pads.flatMap((pad) => Array.from({ length: room + fresh }, (_, i) => (known(i, pad) ? 1 : 0)))
}
