/** JSON of a value whose integers may be `bigint`s, without spaces. */
export function printJson(value: unknown): string {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(printJson).join(',')}]`
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${printJson(field)}`)
  return `{${fields.join(',')}}`
}
