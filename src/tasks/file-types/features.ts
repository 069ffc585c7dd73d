/** As config.min.json of Magika standard_v3_3 says: how much of a file's beginning and end the model sees. */
const BLOCK_BYTES = 4096
const SIDE_BYTES = 1024
/** Stands where a side is shorter. */
export const PADDING = 256
export const FEATURES = 2 * SIDE_BYTES

/** What Python's `bytes.strip` takes off: tab, line feed, vertical tab, form feed, carriage return, space. */
const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13)

/**
 * What Magika sees of a file, 2,048 numbers from 0 to 256: the first 1,024 bytes after the blanks at its beginning, padded
 * behind, and the last 1,024 before the blanks at its end, padded before. Blanks are looked for in 4,096 bytes a side.
 */
export function featuresOf(file: Uint8Array): BigInt64Array {
  const head = file.subarray(0, BLOCK_BYTES)
  const tail = file.subarray(Math.max(0, file.length - BLOCK_BYTES))
  const from = head.findIndex((byte) => !isBlank(byte))
  const first = from < 0 ? head.subarray(0, 0) : head.subarray(from, from + SIDE_BYTES)
  const to = tail.findLastIndex((byte) => !isBlank(byte)) + 1
  const last = tail.subarray(Math.max(0, to - SIDE_BYTES), to)
  const features = new BigInt64Array(FEATURES).fill(BigInt(PADDING))
  first.forEach((byte, i) => {
    features[i] = BigInt(byte)
  })
  last.forEach((byte, i) => {
    features[FEATURES - last.length + i] = BigInt(byte)
  })
  return features
}
