/** One rao is the least amount; this many are one TAO. */
export const RAO_PER_TAO = 1_000_000_000n

const DECIMALS = 9

/** Rao as TAO, rounded down to so many decimals; without their number as many as it takes. */
export function formatTao(rao: bigint, decimals?: number): string {
  const fraction = (rao % RAO_PER_TAO).toString().padStart(DECIMALS, '0')
  const shown = decimals === undefined ? fraction.replace(/0+$/, '') : fraction.slice(0, decimals)
  return shown === '' ? `${rao / RAO_PER_TAO}` : `${rao / RAO_PER_TAO}.${shown}`
}
