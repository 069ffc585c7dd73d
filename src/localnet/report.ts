import { correlations } from './correlation.ts'
import type { EpochRow, Row } from './row.ts'

/** The document `yuma up --epochs N --json` ends with; amounts in rao as decimal strings. */
export type UpReport = {
  readonly chain: { readonly genesisHash: string; readonly specVersion: number; readonly block: number }
  readonly netuid: number
  readonly neurons: readonly (Omit<Row, 'emission'> & { readonly emission: string })[]
  readonly epochs: readonly {
    readonly block: number
    readonly issued: string
    readonly paid: string
    readonly burned: string
    readonly carried: string
  }[]
  /** Quality of each open task's baseline, which earns nothing. */
  readonly baselines: Readonly<Record<string, number>>
  /** Per open task: Pearson's r of the share of emission against held-out quality above the baseline. */
  readonly correlation: Readonly<Record<string, number>>
  /** From the start of the process to the first emission of a miner, in ms. */
  readonly firstEmissionMs?: number
}

/** What the report is made of. */
export type UpState = {
  readonly genesisHash: string
  readonly specVersion: number
  readonly block: bigint
  readonly netuid: number
  readonly rows: readonly Row[]
  readonly epochs: readonly EpochRow[]
  readonly baselines: ReadonlyMap<string, number>
  readonly firstEmissionMs: number | undefined
}

/** Pure. */
export function upReport({
  genesisHash,
  specVersion,
  block,
  netuid,
  rows,
  epochs,
  baselines,
  firstEmissionMs,
}: UpState): UpReport {
  return {
    chain: { genesisHash, specVersion, block: Number(block) },
    netuid,
    neurons: rows.map((row) => ({ ...row, emission: row.emission.toString() })),
    epochs: epochs.map((epoch) => ({
      block: Number(epoch.block),
      issued: epoch.issued.toString(),
      paid: epoch.paid.toString(),
      burned: epoch.burned.toString(),
      carried: epoch.carried.toString(),
    })),
    baselines: Object.fromEntries(baselines),
    correlation: correlations(rows, baselines),
    ...(firstEmissionMs === undefined ? {} : { firstEmissionMs }),
  }
}
