import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALLOWED_OPS, checkGraph, MAX_NODES } from '../../src/inference/graph/allowed.ts'
import { expose, ONNX, readGraph } from '../../src/inference/graph/onnx.ts'
import { written } from '../../src/inference/graph/protobuf.ts'

const text = (value: string): Uint8Array => Buffer.from(value)
const node = (op: string, ...more: Uint8Array[]): Uint8Array =>
  written(ONNX.graph.node, Buffer.concat([written(ONNX.node.op, text(op)), ...more]))
const graph = (...fields: Uint8Array[]): Uint8Array => written(ONNX.model.graph, Buffer.concat(fields))
const attribute = (number: number, bytes: Uint8Array): Uint8Array =>
  written(ONNX.node.attribute, written(number, bytes))
const cnn = readFileSync('models/digits/cnn-m/model.onnx')
const refused = expect.objectContaining({ code: 'MODEL' })

describe('reading a graph', () => {
  it('finds operators, the tensors they put out and the outputs', () => {
    const { ops, tensors, outputs, strange } = readGraph(cnn)
    expect(Object.fromEntries(ops)).toMatchObject({ Conv: 2, Gemm: 2, Softmax: 1 })
    expect(tensors).toContain('/layers/layers.10/Gemm_output_0')
    expect(outputs).toEqual(['scores'])
    expect(strange).toEqual([])
  })

  it('names operators of other domains in full', () => {
    const domain = written(ONNX.node.domain, text('com.example'))
    expect([...readGraph(graph(node('Run', domain))).ops.keys()]).toEqual(['com.example.Run'])
    expect([...readGraph(graph(node('Relu', written(ONNX.node.domain, text('ai.onnx'))))).ops.keys()]).toEqual(['Relu'])
  })

  it('refuses whatever is no graph with a code, and never hangs or ends the process', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          readGraph(bytes)
        } catch (error) {
          expect(error).toEqual(refused)
        }
      }),
    )
  })

  it('refuses a file that is cut off anywhere', () => {
    for (let length = 0; length < cnn.length; length += 9_973) {
      expect(() => readGraph(cnn.subarray(0, length)), `at ${length}`).toThrow(refused)
    }
  })

  it('refuses none and two graphs', () => {
    expect(() => readGraph(new Uint8Array(0))).toThrow(refused)
    expect(() => readGraph(Buffer.concat([cnn, cnn]))).toThrow(refused)
  })
})

describe('checking a graph', () => {
  const cases: Record<string, [Uint8Array, RegExp]> = {
    'an operator that loops': [graph(node('Loop')), /Loop/],
    'an operator that draws random numbers': [graph(node('RandomNormal')), /RandomNormal/],
    'an operator of another domain': [
      graph(node('MatMul', written(ONNX.node.domain, text('com.example')))),
      /com\.example\.MatMul/,
    ],
    'more nodes than it may have': [graph(...Array.from({ length: MAX_NODES + 1 }, () => node('Relu'))), /nodes/],
    'a graph within the graph': [graph(node('Relu', attribute(ONNX.attribute.graph, new Uint8Array(0)))), /within/],
    functions: [Buffer.concat([graph(node('Relu')), written(ONNX.model.functions, new Uint8Array(0))]), /functions/],
    'weights outside the file': [
      graph(written(ONNX.graph.initializer, written(ONNX.tensor.external, new Uint8Array(0)))),
      /outside/,
    ],
    'a constant outside the file': [
      graph(node('Constant', attribute(ONNX.attribute.tensor, Uint8Array.of(ONNX.tensor.location * 8, 1)))),
      /outside/,
    ],
  }
  for (const [why, [file, message]] of Object.entries(cases)) {
    it(`refuses ${why}`, () => {
      expect(() => checkGraph(file)).toThrow(refused)
      expect(() => checkGraph(file)).toThrow(message)
    })
  }

  it('takes what is allowed, and says which tensor it lacks', () => {
    expect(() => checkGraph(graph(...[...ALLOWED_OPS].slice(0, 5).map((op) => node(op))))).not.toThrow()
    expect(() => checkGraph(cnn, ['/layers/layers.10/Gemm_output_0'])).not.toThrow()
    expect(() => checkGraph(cnn, ['/layers/other'])).toThrow('/layers/other')
  })
})

it('a tensor that is exposed leaves the graph as it was', () => {
  const exposed = expose(cnn, ['/layers/layers.10/Gemm_output_0'])
  expect(Buffer.from(exposed.subarray(0, cnn.length)).equals(cnn)).toBe(true)
  expect(expose(cnn, [])).toEqual(cnn)
})
