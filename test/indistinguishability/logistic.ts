/** Rows of features, each as long as the others, and which of them are challenges. */
export type Examples = { readonly rows: readonly Float64Array[]; readonly labels: readonly boolean[] }

/** Says how much a row looks like a challenge; only the order of what it says counts. */
export type Classifier = (row: Float64Array) => number

const STEPS = 300
const RATE = 0.3
const DECAY = 1e-3

/** Logistic regression by gradient descent with momentum, on features brought to mean 0 and deviation 1. */
export function fitLogistic({ rows, labels }: Examples): Classifier {
  const width = rows[0]!.length
  const mean = new Float64Array(width)
  const scale = new Float64Array(width)
  for (const row of rows) for (let at = 0; at < width; at++) mean[at]! += row[at]! / rows.length
  for (const row of rows) for (let at = 0; at < width; at++) scale[at]! += (row[at]! - mean[at]!) ** 2 / rows.length
  for (let at = 0; at < width; at++) scale[at] = scale[at]! > 1e-12 ? 1 / Math.sqrt(scale[at]!) : 0
  const normal = rows.map((row) => row.map((value, at) => (value - mean[at]!) * scale[at]!))
  const weights = new Float64Array(width)
  const speed = new Float64Array(width)
  let bias = 0
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(width)
    let biasSlope = 0
    for (let i = 0; i < normal.length; i++) {
      const row = normal[i]!
      const error = sigmoid(bias + dot(weights, row)) - (labels[i]! ? 1 : 0)
      biasSlope += error / rows.length
      for (let at = 0; at < width; at++) slope[at]! += (error * row[at]!) / rows.length
    }
    bias -= RATE * biasSlope
    for (let at = 0; at < width; at++) {
      speed[at] = 0.9 * speed[at]! - RATE * (slope[at]! + DECAY * weights[at]!)
      weights[at]! += speed[at]!
    }
  }
  return (row) => {
    let sum = bias
    for (let at = 0; at < width; at++) sum += weights[at]! * (row[at]! - mean[at]!) * scale[at]!
    return sum
  }
}

/** The logistic function. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
