import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { SESSION } from '../runtimes/runner.ts'
import type { Cache } from './cache.ts'
import type { Decoder, Step, Stepped } from './decoder.ts'

/** What is needed of a llama's `config.json`. */
const config = z.object({
  vocab_size: z.int().positive(),
  num_hidden_layers: z.int().positive(),
  num_key_value_heads: z.int().positive(),
  head_dim: z.int().positive(),
  eos_token_id: z.int().min(0),
})

/** Opens a llama with the inputs of transformers.js and `num_logits_to_keep`. */
export async function openDecoder(
  folder: string,
  { graph, threads = 1 }: { readonly graph: string; readonly threads?: number },
): Promise<Decoder> {
  const read = config.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')))
  const session = await InferenceSession.create(join(folder, graph), { ...SESSION, intraOpNumThreads: threads })
  const names = Array.from({ length: read.num_hidden_layers }, (_, i) => [`${i}.key`, `${i}.value`]).flat()
  const [heads, width] = [read.num_key_value_heads, read.head_dim]

  async function step({ ids, cache, pads, keep }: Step): Promise<Stepped> {
    const rows = ids.length
    const fresh = ids[0]!.length
    const past = names.map((name, i) => [
      `past_key_values.${name}`,
      new Tensor('float32', cache.tensors[i]!, [rows, heads, cache.length, width]),
    ])
    const outputs = await session.run({
      input_ids: integers(ids.flat(), [rows, fresh]),
      attention_mask: integers(maskOf(cache.length + fresh, pads), [rows, cache.length + fresh]),
      position_ids: integers(
        pads.flatMap((pad) => Array.from({ length: fresh }, (_, i) => cache.length - pad + i)),
        [rows, fresh],
      ),
      num_logits_to_keep: integers([keep], []),
      ...Object.fromEntries(past),
    })
    const present: Cache = {
      rows,
      length: cache.length + fresh,
      tensors: names.map((name) => outputs[`present.${name}`]!.data as Float32Array),
    }
    return { logits: outputs.logits!.data as Float32Array, cache: present }
  }

  return {
    shape: { tensors: names.length, heads, width },
    vocabulary: read.vocab_size,
    endToken: read.eos_token_id,
    step,
    close: () => session.release(),
  }
}

function integers(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
}

/** 0 for padding, 1 for the rest, row by row. */
function maskOf(length: number, pads: readonly number[]): number[] {
  return pads.flatMap((pad) => Array.from({ length }, (_, i) => (i < pad ? 0 : 1)))
}
