import { ONNX } from '../../src/inference/graph/onnx.ts'
import { type Field, fieldsOf, textOf, written } from '../../src/inference/graph/protobuf.ts'

/** A matrix of a model, or what has more dimensions. */
export type Weights = { readonly dims: readonly number[]; readonly data: Float32Array }

type Tensor = {
  readonly name: string
  readonly type: number
  readonly dims: readonly number[]
  readonly raw: Uint8Array
}
type Node = {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly raw: Uint8Array
}

/** Numbers of onnx.proto3's TensorProto, and its data types. */
const TENSOR = { dims: 1, type: 2, floats: 4, name: 8, raw: 9 } as const
const FLOAT = 1
const INT8 = 3
/** Smaller tensors are biases and constants, which nobody rounds. */
const LEAST_WEIGHTS = 64

/**
 * The file with its matrices replaced by what `change` makes of them; `place` is 'last' for the one that is used last. Weights
 * that are stored as int8 with a scale (Cast and Mul) are made fp32 first, so that they can be anything.
 */
export function rewriteWeights(
  file: Uint8Array,
  change: (weights: Weights, place: 'inner' | 'last') => Float32Array,
): Uint8Array {
  const model = [...fieldsOf(file)]
  const graph = [...fieldsOf(model.find(({ number }) => number === ONNX.model.graph)!.bytes)]
  const nodes = graph.filter(({ number }) => number === ONNX.graph.node).map(readNode)
  const tensors = new Map(
    graph
      .filter(({ number }) => number === ONNX.graph.initializer)
      .map(({ bytes }) => readTensor(bytes))
      .map((tensor) => [tensor.name, tensor]),
  )
  const folded = foldScales(nodes, tensors)
  const weights = new Map([...floatMatrices(tensors), ...folded.weights])
  const last = nodes.findLast(({ inputs }) => inputs.some((name) => weights.has(name)))
  const changed = [...weights].map(([name, each]) =>
    written(
      ONNX.graph.initializer,
      writeTensor(name, { ...each, data: change(each, last?.inputs.includes(name) ? 'last' : 'inner') }),
    ),
  )
  const kept = graph.filter(({ number, bytes, raw }) => {
    if (number === ONNX.graph.node) return !folded.nodes.has(raw)
    if (number === ONNX.graph.initializer) return !weights.has(textOf(bytes, TENSOR.name))
    return true
  })
  const body = Buffer.concat([...kept.map(({ raw }) => raw), ...changed])
  return Buffer.concat(model.map(({ number, raw }) => (number === ONNX.model.graph ? written(number, body) : raw)))
}

function readNode({ bytes, raw }: Field): Node {
  const fields = [...fieldsOf(bytes)]
  const names = (wanted: number): string[] =>
    fields.filter(({ number }) => number === wanted).map((field) => Buffer.from(field.bytes).toString('utf8'))
  return { op: textOf(bytes, ONNX.node.op), inputs: names(1), outputs: names(ONNX.node.output), raw }
}

function readTensor(bytes: Uint8Array): Tensor {
  const fields = [...fieldsOf(bytes)]
  const dims = fields
    .filter(({ number }) => number === TENSOR.dims)
    .flatMap(({ value, bytes: packed }) => (packed.length === 0 ? [value] : varints(packed)))
  const data = fields.find(({ number }) => number === TENSOR.raw || number === TENSOR.floats)
  const type = fields.find(({ number }) => number === TENSOR.type)?.value ?? 0
  return { name: textOf(bytes, TENSOR.name), type, dims, raw: data?.bytes ?? new Uint8Array(0) }
}

/** A packed list of numbers: each is the value of a field that begins with its key. */
function varints(packed: Uint8Array): number[] {
  const out: number[] = []
  let value = 0
  let shift = 1
  for (const byte of packed) {
    value += (byte & 0x7f) * shift
    shift *= 128
    if (byte >= 0x80) continue
    out.push(value)
    value = 0
    shift = 1
  }
  return out
}

function writeTensor(name: string, { dims, data }: Weights): Uint8Array {
  const sizes = dims.map((size) => Buffer.concat([Uint8Array.of(TENSOR.dims * 8), varint(size)]))
  return Buffer.concat([
    ...sizes,
    Uint8Array.of(TENSOR.type * 8, FLOAT),
    written(TENSOR.name, Buffer.from(name)),
    written(TENSOR.raw, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ])
}

/** A number as protobuf writes it: the length of an empty field of as many bytes would be the same. */
function varint(value: number): Uint8Array {
  const out: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.of(...out, rest)
    out.push((rest % 128) + 128)
  }
}

const floats = ({ raw }: Tensor): Float32Array => new Float32Array(new Uint8Array(raw).buffer)

function floatMatrices(tensors: ReadonlyMap<string, Tensor>): [string, Weights][] {
  return [...tensors.values()]
    .filter(({ type, dims, raw }) => type === FLOAT && dims.length >= 2 && raw.length >= 4 * LEAST_WEIGHTS)
    .filter(({ name }) => !name.endsWith('_scale'))
    .map((tensor) => [tensor.name, { dims: tensor.dims, data: floats(tensor) }])
}

/** Weights kept as int8: what comes out of Mul(Cast(int8), scale), and the nodes that are done with. */
function foldScales(
  nodes: readonly Node[],
  tensors: ReadonlyMap<string, Tensor>,
): { readonly weights: readonly [string, Weights][]; readonly nodes: ReadonlySet<Uint8Array> } {
  const done = new Set<Uint8Array>()
  const weights: [string, Weights][] = []
  const casts = new Map(nodes.filter(({ op }) => op === 'Cast').map((node) => [node.outputs[0]!, node]))
  for (const node of nodes) {
    const cast = casts.get(node.inputs[0] ?? '')
    const whole = tensors.get(cast?.inputs[0] ?? '')
    const scale = tensors.get(node.inputs[1] ?? '')
    if (node.op !== 'Mul' || cast === undefined || whole?.type !== INT8 || scale?.type !== FLOAT) continue
    done.add(cast.raw)
    done.add(node.raw)
    const columns = whole.dims.at(-1)!
    const scales = floats(scale)
    // One scale for all, one a row or one a column.
    const at = (i: number): number =>
      scales.length === 1 ? 0 : scale.dims[0] === 1 ? i % columns : Math.floor(i / columns)
    const data = Float32Array.from(new Int8Array(new Uint8Array(whole.raw).buffer), (x, i) => x * scales[at(i)]!)
    weights.push([node.outputs[0]!, { dims: whole.dims, data }])
  }
  return { weights, nodes: done }
}
