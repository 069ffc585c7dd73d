import { join } from 'node:path'
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node'
import type { Tensor } from '../../lib/tensor.ts'
import { ModelError } from '../errors.ts'
import type { Load } from './runner.ts'
import { SESSION } from './runner.ts'

/** A graph whose inputs and outputs are the task's tensors, by name. */
export const loadOnnx: Load = async ({ folder, files }) => {
  const graphs = Object.keys(files).filter((path) => path.endsWith('.onnx'))
  if (graphs.length !== 1) throw new ModelError(`${folder} should list one .onnx file, not ${graphs.length}`)
  const session = await InferenceSession.create(join(folder, graphs[0]!), SESSION)
  return {
    run: async (inputs) => {
      const outputs = await session.run(Object.fromEntries(inputs.map((input) => [input.name, toOrt(input)])))
      return Object.entries(outputs).map(([name, output]) => fromOrt(name, output))
    },
    close: () => session.release(),
  }
}

function toOrt({ datatype, data, shape }: Tensor): OrtTensor {
  if (datatype === 'FP32') return new OrtTensor('float32', data, shape)
  if (datatype === 'UINT8') return new OrtTensor('uint8', data, shape)
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
