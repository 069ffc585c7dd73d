import { ModelError } from '../errors.ts'
import { readGraph } from './onnx.ts'

/** The largest graph a model may have, in bytes, and its most nodes. The chat model has 98 MB and 2,475. */
const MAX_GRAPH_BYTES = 256 * 1024 * 1024
export const MAX_NODES = 16_384

/**
 * Operators that compute with tensors and nothing else: none reads files, loops, branches or draws random numbers,
 * so that a run ends and two runs agree. Those of com.microsoft are how 4-bit weights are kept.
 */
export const ALLOWED_OPS: ReadonlySet<string> = new Set(
  `Abs Add And AveragePool BatchNormalization BitShift BitwiseAnd BitwiseOr Cast Clip Concat Constant ConstantOfShape
  Conv Cos CumSum DequantizeLinear Div Dropout Einsum Elu Equal Erf Exp Expand Flatten Floor Gather GatherElements GatherND
  Gelu Gemm GlobalAveragePool GlobalMaxPool Greater GreaterOrEqual HardSigmoid HardSwish Identity InstanceNormalization IsNaN
  LayerNormalization LeakyRelu Less LessOrEqual Log LogSoftmax MatMul Max MaxPool Min Mul Neg Not Or Pad Pow Range
  Reciprocal ReduceMax ReduceMean ReduceMin ReduceSum Relu Reshape Shape Sigmoid Sign SimplifiedLayerNormalization Sin Slice
  Softmax Softplus Split Sqrt Squeeze Sub Sum Tanh Tile TopK Transpose Trilu Unsqueeze Where
  com.microsoft.FusedMatMul com.microsoft.MatMulNBits com.microsoft.QuickGelu com.microsoft.RotaryEmbedding
  com.microsoft.SkipSimplifiedLayerNormalization`.split(/\s+/),
)

/** Throws `ModelError` saying which operator, size or part of the graph is not allowed, or which tensor it lacks. */
export function checkGraph(file: Uint8Array, exposed: readonly string[] = []): void {
  if (file.length > MAX_GRAPH_BYTES) {
    throw new ModelError(`the graph has ${file.length} bytes; it should have at most ${MAX_GRAPH_BYTES}`)
  }
  const { ops, tensors, strange } = readGraph(file)
  const unknown = [...ops.keys()].filter((op) => !ALLOWED_OPS.has(op))
  if (unknown.length > 0) throw new ModelError(`the graph has operators that are not allowed: ${unknown.join(', ')}`)
  const nodes = [...ops.values()].reduce((sum, count) => sum + count, 0)
  if (nodes > MAX_NODES) throw new ModelError(`the graph has ${nodes} nodes; it should have at most ${MAX_NODES}`)
  if (strange.length > 0) throw new ModelError(`the graph has ${strange.join(' and ')}, which is not allowed`)
  for (const name of exposed) if (!tensors.has(name)) throw new ModelError(`the graph has no tensor ${name}`)
}
