import type { Tensor } from '../../lib/tensor.ts'

/**
 * Runs each item of a one-tensor request by itself and joins the answers' numbers. For models whose items disturb each other: how a
 * library cuts a batch into sums is its own affair, and no honest answer may depend on it.
 */
export async function runOneByOne(
  input: Extract<Tensor, { readonly datatype: 'INT64' }>,
  run: (input: Tensor) => Promise<readonly Tensor[]>,
): Promise<readonly Tensor[]> {
  const [items = 0, ...rest] = input.shape
  const width = input.data.length / items
  const rows: (readonly Tensor[])[] = []
  for (let item = 0; item < items; item++) {
    const data = input.data.subarray(item * width, (item + 1) * width)
    rows.push(await run({ ...input, shape: [1, ...rest], data }))
  }
  return rows[0]!.flatMap((first, at) => (first.datatype === 'FP32' ? join(rows.map((row) => row[at]!)) : []))
}

function join(parts: readonly Tensor[]): Tensor {
  const numbers = parts.flatMap((part) => (part.datatype === 'FP32' ? [part] : []))
  const [, ...rest] = numbers[0]!.shape
  const data = new Float32Array(numbers.reduce((sum, part) => sum + part.data.length, 0))
  let from = 0
  for (const part of numbers) {
    data.set(part.data, from)
    from += part.data.length
  }
  return { name: numbers[0]!.name, datatype: 'FP32', shape: [numbers.length, ...rest], data }
}
