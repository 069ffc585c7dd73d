import { ModelError } from '../errors.ts'
import { fieldsOf, textOf, written } from './protobuf.ts'

/** Field numbers of onnx.proto3, as far as they are read here. */
export const ONNX = {
  model: { graph: 7, functions: 25 },
  graph: { node: 1, initializer: 5, output: 12 },
  node: { input: 1, output: 2, op: 4, attribute: 5, domain: 7 },
  attribute: { tensor: 5, graph: 6, tensors: 10, graphs: 11 },
  tensor: { external: 13, location: 14 },
  value: { name: 1 },
} as const

/** What is read of a graph: its operators with how often they occur, and the names of what they put out. */
export type Graph = {
  /** As `MatMul`, or `com.microsoft.MatMulNBits` outside ONNX's own domain. */
  readonly ops: ReadonlyMap<string, number>
  readonly tensors: ReadonlySet<string>
  readonly outputs: readonly string[]
  /** Functions, graphs within graphs and weights outside the file, by what they are; nothing of ours has any. */
  readonly strange: readonly string[]
}

/** Reads an ONNX file as far as is needed to say whether it may be loaded; throws `ModelError` when it is none. */
export function readGraph(file: Uint8Array): Graph {
  const ops = new Map<string, number>()
  const tensors = new Set<string>()
  const outputs: string[] = []
  const strange: string[] = []
  const readTensor = (bytes: Uint8Array): void => {
    for (const { number, value } of fieldsOf(bytes)) {
      if (number === ONNX.tensor.external || (number === ONNX.tensor.location && value !== 0))
        strange.push('weights outside the file')
    }
  }
  const readAttribute = (bytes: Uint8Array): void => {
    const { tensor, tensors, graph, graphs } = ONNX.attribute
    for (const field of fieldsOf(bytes)) {
      if (field.number === tensor || field.number === tensors) readTensor(field.bytes)
      if (field.number === graph || field.number === graphs) strange.push('a graph within the graph')
    }
  }
  const readNode = (bytes: Uint8Array): void => {
    const domain = textOf(bytes, ONNX.node.domain)
    const op = textOf(bytes, ONNX.node.op)
    const name = domain === '' || domain === 'ai.onnx' ? op : `${domain}.${op}`
    ops.set(name, (ops.get(name) ?? 0) + 1)
    for (const field of fieldsOf(bytes)) {
      if (field.number === ONNX.node.output) tensors.add(Buffer.from(field.bytes).toString('utf8'))
      if (field.number === ONNX.node.attribute) readAttribute(field.bytes)
    }
  }
  const found = { graph: 0 }
  for (const { number, bytes } of fieldsOf(file)) {
    if (number === ONNX.model.functions) strange.push('functions')
    if (number !== ONNX.model.graph) continue
    found.graph++
    for (const field of fieldsOf(bytes)) {
      if (field.number === ONNX.graph.node) readNode(field.bytes)
      if (field.number === ONNX.graph.initializer) readTensor(field.bytes)
      if (field.number === ONNX.graph.output) outputs.push(textOf(field.bytes, ONNX.value.name))
    }
  }
  if (found.graph !== 1) throw new ModelError(`an ONNX file has one graph, not ${found.graph}`)
  return { ops, tensors, outputs, strange: [...new Set(strange)] }
}

/** What the nodes of a graph take, by the first tensor that each puts out. */
export function inputsOf(file: Uint8Array): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const { number, bytes } of fieldsOf(file)) {
    if (number !== ONNX.model.graph) continue
    for (const node of fieldsOf(bytes)) {
      if (node.number !== ONNX.graph.node) continue
      const fields = [...fieldsOf(node.bytes)].filter((field) => field.number === ONNX.node.input)
      const inputs = fields.map((field) => Buffer.from(field.bytes).toString('utf8'))
      found.set(textOf(node.bytes, ONNX.node.output), inputs)
    }
  }
  return found
}

/** The file with further tensors of its graph among its outputs. */
export function expose(file: Uint8Array, tensors: readonly string[]): Uint8Array {
  if (tensors.length === 0) return file
  const outputs = tensors.map((name) => written(ONNX.graph.output, written(ONNX.value.name, Buffer.from(name))))
  // Protobuf joins the parts of a message field that is given twice: what is added stands behind the file.
  return Buffer.concat([file, written(ONNX.model.graph, Buffer.concat(outputs))])
}
