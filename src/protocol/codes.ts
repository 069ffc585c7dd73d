/** Why a peer gave no answer. Those up to 99 cross the wire and are never reused; the rest are what the asker saw. */
export const WIRE_CODES = {
  MALFORMED: 1,
  UNKNOWN_TASK: 2,
  NOT_ADMITTED: 3,
  BUSY: 4,
  TIMEOUT: 5,
  FAILED: 6,
  TOO_LARGE: 7,
  QUOTA: 8,
  BAD_AUTH: 9,
  NONCE_USED: 10,
  STALE: 11,
  UNKNOWN_NONCE: 12,
  UNREACHABLE: 100,
  BAD_ANSWER: 101,
} as const

export type WireCode = keyof typeof WIRE_CODES

const LAST_CROSSING = 99

/** The codes a peer may send, by number. */
export const CROSSING_CODES: ReadonlyMap<number, WireCode> = new Map(
  Object.entries(WIRE_CODES)
    .filter(([, number]) => number <= LAST_CROSSING)
    .map(([code, number]) => [number, code as WireCode]),
)

/** Whether a peer may be told this code. */
export function crosses(code: WireCode): boolean {
  return WIRE_CODES[code] <= LAST_CROSSING
}
