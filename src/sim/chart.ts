import type { SimulationReport } from './report.ts'

const WIDTH = 900
const HEIGHT = 460
const PLOT = { left: 56, top: 32, right: 200, bottom: 40 } as const
/** Golden angle in degrees: neighbours in the list are far apart in colour. */
const HUE_STEP = 137.508
const TICKS = 5

/** A chart of what each uid was paid over the epochs, stacked, in TAO: SVG text. */
export function chartOf({ neurons, epochs, attackers, attack, seed }: SimulationReport): string {
  const pays = epochs.map(({ pay }) => neurons.map(({ uid }) => Number(pay[uid] ?? '0') / 1e9))
  const most = Math.max(1e-9, ...pays.map((row) => row.reduce((sum, each) => sum + each, 0)))
  const plotWidth = WIDTH - PLOT.left - PLOT.right
  const plotHeight = HEIGHT - PLOT.top - PLOT.bottom
  const x = (epoch: number): string => (PLOT.left + (plotWidth * epoch) / Math.max(1, epochs.length - 1)).toFixed(1)
  const y = (tao: number): string => (PLOT.top + plotHeight * (1 - tao / most)).toFixed(1)
  const under = pays.map(() => 0)

  const areas = neurons.map(({ uid, name, role }, place) => {
    const low = pays.map((_, epoch) => `${x(epoch)},${y(under[epoch]!)}`)
    pays.forEach((row, epoch) => {
      under[epoch]! += row[place]!
    })
    const high = pays.map((_, epoch) => `${x(epoch)},${y(under[epoch]!)}`)
    const stroke = attackers.includes(name) ? ' stroke="#000" stroke-width="1.5"' : ''
    const fill = role === 'miner' ? `hsl(${((uid * HUE_STEP) % 360).toFixed(0)} 60% 55%)` : GREYS[role]
    return `<polygon points="${[...high, ...low.reverse()].join(' ')}" fill="${fill}"${stroke}><title>${uid} ${escaped(name)}</title></polygon>`
  })
  const ticks = Array.from({ length: TICKS + 1 }, (_, tick) => {
    const tao = (most * tick) / TICKS
    return `<text x="${PLOT.left - 6}" y="${y(tao)}" text-anchor="end" dominant-baseline="middle">${tao.toPrecision(3)}</text>`
  })
  const legend = neurons.map(({ uid, name, role }, place) => {
    const at = PLOT.top + 14 * place
    const fill = role === 'miner' ? `hsl(${((uid * HUE_STEP) % 360).toFixed(0)} 60% 55%)` : GREYS[role]
    const mark = attackers.includes(name) ? ' ⚑' : ''
    return `<rect x="${WIDTH - PLOT.right + 12}" y="${at}" width="10" height="10" fill="${fill}"/><text x="${WIDTH - PLOT.right + 28}" y="${at + 9}">${uid} ${escaped(name)}${mark}</text>`
  })
  const title = `TAO an epoch by uid${attack === undefined ? '' : `, ${attack}`}, seed ${seed}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${PLOT.left}" y="20" font-size="13">${escaped(title)}</text>`,
    ...areas,
    ...ticks,
    `<text x="${PLOT.left + plotWidth / 2}" y="${HEIGHT - 10}" text-anchor="middle">epoch 1 to ${epochs.length}</text>`,
    ...legend,
    '</svg>',
    '',
  ].join('\n')
}

const GREYS = { owner: '#333', validator: '#bbb' } as const

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
