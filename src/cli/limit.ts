import { fraction, yesNo } from '../config/kind.ts'
import type { Option } from '../config/option.ts'
import { RAO_PER_TAO } from '../lib/tao.ts'

/** How far a price may move against the person before the chain refuses. */
export const limitOptions = {
  safe: { help: 'have the chain refuse a price that is much worse than now', type: yesNo, default: true },
  tolerance: { help: 'how much worse than now a price may be, as a part of it', type: fraction, default: 0.05 },
  partial: { help: 'take as much as the limit allows instead of all or nothing', type: yesNo, default: false },
} satisfies Record<string, Option>

const MILLION = 1_000_000n

/** The dearest price at which to buy: `price` and the tolerance of it more, rounded down. */
export function buyLimit(price: bigint, tolerance: number): bigint {
  return price + part(price, tolerance)
}

/** The cheapest price at which to sell: `price` less the tolerance of it, rounded up. */
export function sellLimit(price: bigint, tolerance: number): bigint {
  return price - part(price, tolerance)
}

/** What alpha of one subnet is worth in another's, as the chain writes prices: rao for one. */
export function relativePrice(origin: bigint, destination: bigint): bigint {
  return destination === 0n ? 0n : (origin * RAO_PER_TAO) / destination
}

function part(price: bigint, tolerance: number): bigint {
  return (price * BigInt(Math.round(tolerance * Number(MILLION)))) / MILLION
}
