import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node'
import type { Tensor } from '../../lib/tensor.ts'
import { ModelError } from '../errors.ts'
import { expose } from '../graph/onnx.ts'
import type { Load } from './runner.ts'
import { SESSION } from './runner.ts'

/** A graph whose inputs and outputs are the task's tensors, by name. */
export const loadOnnx: Load = async ({ folder, files, exposes = {} }) => {
  const graphs = Object.keys(files).filter((path) => path.endsWith('.onnx'))
  if (graphs.length !== 1) throw new ModelError(`${folder} should list one .onnx file, not ${graphs.length}`)
  const file = expose(await readFile(join(folder, graphs[0]!)), Object.values(exposes))
  const session = await InferenceSession.create(file, SESSION)
  const names = new Map(Object.entries(exposes).map(([name, tensor]) => [tensor, name]))
  const narrow = new Set(
    session.inputMetadata.flatMap((each) => (each.isTensor && each.type === 'int32' ? each.name : [])),
  )
  return {
    run: async (inputs) => {
      const feeds = inputs.map((input) => [input.name, toOrt(input, narrow.has(input.name))])
      const outputs = await session.run(Object.fromEntries(feeds))
      return Object.entries(outputs).map(([name, output]) => fromOrt(names.get(name) ?? name, output))
    },
    close: () => session.release(),
  }
}

/** @param narrow the graph takes 32 bits where a tensor has 64 */
function toOrt({ datatype, data, shape }: Tensor, narrow: boolean): OrtTensor {
  if (datatype === 'FP32') return new OrtTensor('float32', data, shape)
  if (datatype === 'UINT8') return new OrtTensor('uint8', data, shape)
  if (datatype === 'INT64' && narrow) return new OrtTensor('int32', Int32Array.from(data, Number), shape)
  if (datatype === 'INT64') return new OrtTensor('int64', data, shape)
  return new OrtTensor('string', [...data], shape)
}

function fromOrt(name: string, { type, dims, data }: OrtTensor): Tensor {
  const shape = [...dims]
  if (type === 'float32') return { name, datatype: 'FP32', shape, data: data as Float32Array }
  if (type === 'uint8') return { name, datatype: 'UINT8', shape, data: data as Uint8Array }
  if (type === 'int64') return { name, datatype: 'INT64', shape, data: data as BigInt64Array }
  if (type === 'string') return { name, datatype: 'BYTES', shape, data: data as string[] }
  throw new ModelError(`the model's output ${name} is of type ${type}, which no task takes`)
}
