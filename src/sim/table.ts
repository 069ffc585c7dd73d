import { idealShares, payOf, type SimulationReport, sharesOf } from './report.ts'

/** The report as a Markdown table: what each was paid, and what each miner should have been. */
export function markdownOf(report: SimulationReport): string {
  const [shares, ideal] = [sharesOf(report), idealShares(report)]
  const rows = report.neurons.map(({ uid, name, role, quality, unitsPerSecond, stake }) => {
    const share = shares.get(name)
    return [
      String(uid),
      report.attackers.includes(name) ? `**${name}**` : name,
      role,
      quality?.toFixed(3) ?? '',
      unitsPerSecond?.toString() ?? '',
      stake?.toString() ?? '',
      (Number(payOf(report, name)) / 1e9).toFixed(3),
      share === undefined ? '' : percent(share),
      share === undefined ? '' : percent(ideal.get(name) ?? 0),
    ]
  })
  const head = ['uid', 'name', 'role', 'quality', 'units/s', 'stake τ', 'paid τ', 'share', 'v·(q − b)/Σ']
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`
