/** Where a weight's bytes lie in a file. */
type Weight = { readonly name: string; readonly bytes: Buffer }

/** An operator: its inputs' names, and where the number of each of its integer attributes lies. */
type Operator = {
  readonly op: string
  readonly inputs: readonly string[]
  readonly integers: ReadonlyMap<string, Buffer>
}

/** What of an ONNX file can be altered in place: buffers are views of the file's. */
export type OnnxFile = { readonly weights: ReadonlyMap<string, Weight>; readonly operators: readonly Operator[] }

/** Fields of onnx.proto3: model → graph → node, initializer, and what is read of those. */
const MODEL = { graph: 7 } as const
const GRAPH = { node: 1, initializer: 5 } as const
const NODE = { input: 1, op: 4, attribute: 5 } as const
const ATTRIBUTE = { name: 1, integer: 3 } as const
const TENSOR = { name: 8, raw: 9 } as const

export function readOnnx(file: Buffer): OnnxFile {
  const graph = fields(file).find(({ field }) => field === MODEL.graph)
  if (!graph) throw new Error('the file has no graph')
  const parts = fields(graph.bytes)
  const weights = parts.filter(({ field }) => field === GRAPH.initializer).map(({ bytes }) => readWeight(bytes))
  const nodes = parts.filter(({ field }) => field === GRAPH.node)
  return {
    weights: new Map(weights.map((weight) => [weight.name, weight])),
    operators: nodes.map(({ bytes }) => readOperator(fields(bytes))),
  }
}

type Field = { readonly field: number; readonly bytes: Buffer }

function readWeight(bytes: Buffer): Weight {
  const parts = fields(bytes)
  return { name: textOf(parts, TENSOR.name), bytes: bytesOf(parts, TENSOR.raw) }
}

function readOperator(parts: readonly Field[]): Operator {
  const attributes = parts.filter(({ field }) => field === NODE.attribute).map(({ bytes }) => fields(bytes))
  return {
    op: textOf(parts, NODE.op),
    inputs: parts.filter(({ field }) => field === NODE.input).map(({ bytes }) => bytes.toString()),
    integers: new Map(attributes.map((each) => [textOf(each, ATTRIBUTE.name), bytesOf(each, ATTRIBUTE.integer)])),
  }
}

/** The fields of one message of Protocol Buffers; of numbers the bytes they are written in. */
function fields(message: Buffer): Field[] {
  const found: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++]!
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }
  while (at < message.length) {
    const key = varint()
    const [field, kind] = [Math.floor(key / 8), key % 8]
    const begin = at
    if (kind === 0) varint()
    const length = kind === 2 ? varint() : kind === 5 ? 4 : kind === 1 ? 8 : 0
    const from = kind === 0 ? begin : at
    at += length
    found.push({ field, bytes: message.subarray(from, at) })
  }
  return found
}

function bytesOf(parts: readonly Field[], field: number): Buffer {
  return parts.find((each) => each.field === field)?.bytes ?? Buffer.alloc(0)
}

function textOf(parts: readonly Field[], field: number): string {
  return bytesOf(parts, field).toString()
}
