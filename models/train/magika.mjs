/**
 * Makes the model of file-types of Google's: the variance that its last norm divides by is the mean of squared differences
 * from the mean, instead of the mean square less the squared mean. That is the same number, but where nearly all of it
 * cancels out, machines disagree about what is left by more than a cheat's rounding. No weight is changed.
 *
 *   node models/train/magika.mjs GOOGLES.onnx
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ONNX } from '../../dist/src/inference/graph/onnx.js'
import { fieldsOf, written } from '../../dist/src/inference/graph/protobuf.js'

const NORM = 'jax2tf_get_logits_/pjit_get_logits_/MagikaV2/LayerNorm_1'
const INPUT = 1

const model = [...fieldsOf(readFileSync(process.argv[2]))]
const graph = [...fieldsOf(model.find(({ number }) => number === ONNX.model.graph).bytes)].flatMap((field) =>
  field.number === ONNX.graph.node ? rewire(field) : [field.raw],
)
const parts = model.map(({ number, raw }) =>
  number === ONNX.model.graph ? written(number, Buffer.concat(graph)) : raw,
)
writeFileSync(join(import.meta.dirname, '../file-types/magika/model.onnx'), Buffer.concat(parts))

/** The node as it is to be: what is squared are the differences, and the variance is their mean. */
function rewire({ bytes, raw }) {
  const fields = [...fieldsOf(bytes)]
  const named = (wanted) =>
    fields.filter(({ number }) => number === wanted).map((field) => Buffer.from(field.bytes).toString())
  const [output] = named(ONNX.node.output)
  if (output === `${NORM}/Sub:0` || output === `${NORM}/Square_1:0`) return []
  const inputs = named(INPUT)
  if (output === `${NORM}/Square:0`)
    return [
      withInputs(
        fields,
        inputs.map(() => `${NORM}/Sub_1:0`),
      ),
    ]
  if (!inputs.includes(`${NORM}/Sub:0`)) return [raw]
  return [
    withInputs(
      fields,
      inputs.map((name) => (name === `${NORM}/Sub:0` ? `${NORM}/truediv_1:0` : name)),
    ),
  ]
}

function withInputs(fields, inputs) {
  const rest = fields.filter(({ number }) => number !== INPUT).map(({ raw }) => raw)
  const body = Buffer.concat([...inputs.map((name) => written(INPUT, Buffer.from(name))), ...rest])
  return written(ONNX.graph.node, body)
}
