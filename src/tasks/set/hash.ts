import { blake2_256 } from '../../crypto/hash.ts'

const TAG = 'yuma/task-set/1'

/** What the owner commits to: BLAKE2b-256 of the tag and the set's canonical JSON, 64 hex digits. Any JSON has one, a set or not. */
export function taskSetHash(set: unknown): string {
  return Buffer.from(blake2_256(Buffer.from(`${TAG}${canonical(set)}`))).toString('hex')
}

/** JSON with sorted keys and no blanks. A set has only integers and ASCII, so that there is one way to write it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}
