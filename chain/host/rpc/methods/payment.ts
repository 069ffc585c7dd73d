import { encodeU32, ScaleReader } from '../../scale.ts'
import { callAt } from '../at.ts'
import { invalidParams } from '../error.ts'
import type { Methods, Served } from '../method.ts'
import type { Params } from '../params.ts'

const CLASSES = ['normal', 'operational', 'mandatory']

function ask(method: string, params: Params, { backend }: Served): ScaleReader {
  const extrinsic = params.bytes(0)
  if (extrinsic.length === 0) throw invalidParams('parameter 0 must be an extrinsic')
  const input = Buffer.concat([extrinsic, encodeU32(extrinsic.length)])
  return new ScaleReader(callAt(backend, params.optionalHash(1), method, input))
}

/** What a transaction costs. Balances are as wide as the runtime has them. */
export const paymentMethods: Methods = {
  payment_queryInfo(params, served) {
    const reader = ask('TransactionPaymentApi_query_info', params, served)
    const weight = { ref_time: Number(reader.compact()), proof_size: Number(reader.compact()) }
    const dispatchClass = CLASSES[reader.u8()]
    return { weight, class: dispatchClass, partialFee: reader.uint(reader.left).toString() }
  },
  payment_queryFeeDetails(params, served) {
    const reader = ask('TransactionPaymentApi_query_fee_details', params, served)
    if (reader.u8() === 0) return { inclusionFee: null }
    // Three fees and the tip, all of one width.
    const width = reader.left / 4
    const fee = () => numberOrHex(reader.uint(width))
    return { inclusionFee: { baseFee: fee(), lenFee: fee(), adjustedWeightFee: fee() } }
  },
}

/** As a native node writes a balance of 64 bits, a plain number; hexadecimal where JSON's numbers end. */
const numberOrHex = (value: bigint): number | string =>
  value <= Number.MAX_SAFE_INTEGER ? Number(value) : `0x${value.toString(16)}`
