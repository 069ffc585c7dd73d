import { type Classifier, type Examples, sigmoid } from './logistic.ts'

const TREES = 120
const DEPTH = 4
const RATE = 0.1
const BINS = 64
const LEAST_HESSIAN = 8
const RIDGE = 1

type Tree = { readonly feature: number; readonly edge: number; readonly low: Tree; readonly high: Tree } | number
type Best = { readonly gain: number; readonly feature: number; readonly bin: number }

/** Gradient-boosted trees on the logistic loss, grown on histograms of features: the manner of XGBoost and LightGBM. */
export function fitBoosting({ rows, labels }: Examples): Classifier {
  const width = rows[0]!.length
  const edges = Array.from({ length: width }, (_, feature) => edgesOf(rows.map((row) => row[feature]!)))
  const binned = edges.map((cuts, feature) => Uint8Array.from(rows, (row) => binOf(cuts, row[feature]!)))
  const margin = new Float64Array(rows.length)
  const gradient = new Float64Array(rows.length)
  const hessian = new Float64Array(rows.length)
  const trees: Tree[] = []

  const leaf = (members: Uint32Array): number => {
    let slope = 0
    let curve = 0
    for (const row of members) {
      slope += gradient[row]!
      curve += hessian[row]!
    }
    const value = (-RATE * slope) / (curve + RIDGE)
    for (const row of members) margin[row]! += value
    return value
  }

  const grow = (members: Uint32Array, depth: number): Tree => {
    const best = depth === 0 ? undefined : findSplit(members)
    if (best === undefined) return leaf(members)
    const column = binned[best.feature]!
    return {
      feature: best.feature,
      edge: edges[best.feature]![best.bin]!,
      low: grow(
        members.filter((row) => column[row]! <= best.bin),
        depth - 1,
      ),
      high: grow(
        members.filter((row) => column[row]! > best.bin),
        depth - 1,
      ),
    }
  }

  const findSplit = (members: Uint32Array): Best | undefined => {
    let best: Best | undefined
    for (let feature = 0; feature < width; feature++) {
      const slopes = new Float64Array(BINS)
      const curves = new Float64Array(BINS)
      const column = binned[feature]!
      for (const row of members) {
        slopes[column[row]!]! += gradient[row]!
        curves[column[row]!]! += hessian[row]!
      }
      const slope = slopes.reduce((sum, value) => sum + value, 0)
      const curve = curves.reduce((sum, value) => sum + value, 0)
      let lowSlope = 0
      let lowCurve = 0
      for (let bin = 0; bin < edges[feature]!.length; bin++) {
        lowSlope += slopes[bin]!
        lowCurve += curves[bin]!
        if (lowCurve < LEAST_HESSIAN || curve - lowCurve < LEAST_HESSIAN) continue
        const gain = worth(lowSlope, lowCurve) + worth(slope - lowSlope, curve - lowCurve) - worth(slope, curve)
        if (gain > (best?.gain ?? 0)) best = { gain, feature, bin }
      }
    }
    return best
  }

  for (let turn = 0; turn < TREES; turn++) {
    for (let row = 0; row < rows.length; row++) {
      const chance = sigmoid(margin[row]!)
      gradient[row] = chance - (labels[row]! ? 1 : 0)
      hessian[row] = chance * (1 - chance)
    }
    trees.push(grow(Uint32Array.from(rows.keys()), DEPTH))
  }
  return (row) => trees.reduce<number>((sum, tree) => sum + valueIn(tree, row), 0)
}

const worth = (slope: number, curve: number): number => slope ** 2 / (curve + RIDGE)

function valueIn(tree: Tree, row: Float64Array): number {
  let node = tree
  while (typeof node !== 'number') node = row[node.feature]! <= node.edge ? node.low : node.high
  return node
}

/** Up to 63 values between which a feature's rows are told apart, about as many rows between any two. */
function edgesOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((one, other) => one - other)
  const cuts = Array.from({ length: BINS - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / BINS)]!)
  return [...new Set(cuts)].filter((cut) => cut < sorted.at(-1)!)
}

/** Values up to an edge are in its bin. */
function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
