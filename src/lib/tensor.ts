/**
 * Numbers or texts with a shape: what models take and give, and what crosses the wire. Names of data
 * types are those of the Open Inference Protocol. `data` has as many elements as the product of `shape`.
 */
export type Tensor =
  | { readonly name: string; readonly datatype: 'FP32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly name: string; readonly datatype: 'UINT8'; readonly shape: readonly number[]; readonly data: Uint8Array }
  | {
      readonly name: string
      readonly datatype: 'INT64'
      readonly shape: readonly number[]
      readonly data: BigInt64Array
    }
  | {
      readonly name: string
      readonly datatype: 'BYTES'
      readonly shape: readonly number[]
      readonly data: readonly string[]
    }

export type Datatype = Tensor['datatype']

/** What a tensor of a task has to look like; -1 stands for the free batch dimension. */
export type TensorSpec = { readonly name: string; readonly datatype: Datatype; readonly shape: readonly number[] }
