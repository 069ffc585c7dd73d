/** JSON with bigints as decimal strings, which is how amounts and block numbers leave the process. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? field.toString() : field), indent)
}
