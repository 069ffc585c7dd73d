import { isIPv4, isIPv6 } from 'node:net'
import { BadInputError } from '../lib/errors.ts'

/** An address as the chain keeps it: a number, and 4 or 6. */
export type ChainIp = { readonly ip: bigint; readonly ipType: 4 | 6 }

/** Writes `127.0.0.2` or `2001:db8::1` as a number; throws `BadInputError` for what is neither. */
export function encodeIp(text: string): ChainIp {
  if (isIPv4(text)) return { ip: text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n), ipType: 4 }
  if (!isIPv6(text) || text.includes('%')) throw new BadInputError(`'${text}' is no IP address`)
  // The URL parser writes any form, embedded IPv4 included, in hex groups with one gap.
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::')
  const left = groups(head)
  const right = groups(tail ?? '')
  const all = [...left, ...Array<bigint>(8 - left.length - right.length).fill(0n), ...right]
  return { ip: all.reduce((sum, group) => sum * 65_536n + group, 0n), ipType: 6 }
}

/** The text of an address, or `undefined` for zero, which stands for none. */
export function decodeIp({ ip, ipType }: { readonly ip: bigint; readonly ipType: number }): string | undefined {
  if (ip === 0n) return undefined
  if (ipType === 4) return parts(ip, 4, 8n).join('.')
  const hex = parts(ip, 8, 16n).map((group) => group.toString(16))
  return new URL(`http://[${hex.join(':')}]`).hostname.slice(1, -1)
}

function groups(text: string): bigint[] {
  return text === '' ? [] : text.split(':').map((group) => BigInt(`0x${group}`))
}

function parts(value: bigint, count: number, bits: bigint): bigint[] {
  return Array.from({ length: count }, (_, at) => (value >> (BigInt(count - 1 - at) * bits)) & ((1n << bits) - 1n))
}
