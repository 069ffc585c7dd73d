import { ModelError } from '../errors.ts'
import type { Decoder } from '../generation/decoder.ts'
import { Engine, type EngineLimits } from '../generation/engine.ts'
import { openDecoder } from '../generation/onnx-decoder.ts'
import { answerTensors, encodedTensors, examinedTensors, readOrder } from '../generation/tensors.ts'
import { openTokenizer, type Tokenizer } from '../generation/tokenizer.ts'
import type { Load, Runner } from './runner.ts'

/** A chat model of the llama family, many conversations at once; `src/inference/generation/tensors.ts` says what it is asked. */
export const loadTextGeneration: Load = async (manifest) => {
  const graphs = Object.keys(manifest.files).filter((path) => path.endsWith('.onnx'))
  if (graphs.length !== 1) throw new ModelError(`${manifest.folder} should list one .onnx file, not ${graphs.length}`)
  const tokenizer = await openTokenizer(manifest)
  return createTextRunner({ tokenizer, decoder: await openDecoder(manifest.folder, { graph: graphs[0]! }) })
}

/** The runner of a model that is open already. */
export function createTextRunner(
  { decoder, tokenizer }: { readonly decoder: Decoder; readonly tokenizer: Tokenizer },
  limits?: Partial<EngineLimits>,
): Runner {
  const engine = new Engine({ decoder, decode: tokenizer.decode }, limits)
  return {
    concurrent: true,
    run: async (inputs, { signal, emit } = {}) => {
      const order = readOrder(inputs)
      if (order.kind === 'encode') return encodedTensors(tokenizer.encode(order.messages))
      if (order.kind === 'generate') {
        return answerTensors(await engine.generate(order, { signal, emit: (part) => emit?.(answerTensors(part)) }))
      }
      return examinedTensors(await engine.score(order, { signal }))
    },
    close: () => decoder.close(),
  }
}
