/** A number of JSON, or a string, which may hold what looks like one; the string first. */
const STRING_OR_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** An integer as the chain's tools read it: up to 64 bits, which are 20 digits; `-0` is a fraction to them. */
const INTEGER = /^(?:0|-?[1-9]\d{0,19})$/

/**
 * JSON in which integers are `bigint`s, without loss beyond 2^53; all other numbers are doubles. Throws a
 * `SyntaxError` for what is not JSON, and for a number beyond the reach of doubles.
 */
export function parseIntegers(text: string): unknown {
  // What this has accepted is JSON, in which strings and numbers can be told apart by an expression.
  JSON.parse(text)
  const literals: (bigint | number)[] = []
  const numbered = text.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"')) return token
    return String(literals.push(INTEGER.test(token) ? BigInt(token) : finite(token)) - 1)
  })
  return JSON.parse(numbered, (_key, value: unknown) => (typeof value === 'number' ? literals[value] : value))
}

function finite(token: string): number {
  const value = Number(token)
  if (Number.isFinite(value)) return value
  throw new SyntaxError('a number is out of range; should be below 2^1024')
}
