import { z } from 'zod'

const EXPECTED_DURATION = 'expected a duration such as 250ms, 12s or 5m'
const EXPECTED_FRACTION = 'expected a part of one such as 0.05'
const UNIT_MS = { ms: 1, s: 1_000, m: 60_000 } as const

/** A line of text with at least one character. */
export const text = z.string('expected a text').min(1, 'expected a text that is not empty')

/** A yes or no: `true`, `false`, `1`, `0`, `yes`, `no` in a variable; a flag without a value is yes. */
export const yesNo = z.union(
  [
    z.boolean(),
    z.enum(['true', '1', 'yes']).transform(() => true),
    z.enum(['false', '0', 'no']).transform(() => false),
  ],
  'expected true or false',
)

/** A whole number between two bounds, both included. */
export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): z.ZodType<number> {
  const expected = `expected a whole number from ${min} to ${max}`
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^-?\d{1,16}$/, expected)
          .transform(Number),
      ],
      expected,
    )
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, expected)
}

/** A duration in milliseconds, as `250`, `250ms`, `12s` or `5m`. */
export const milliseconds: z.ZodType<number> = z
  .union(
    [
      z.number().int().nonnegative(),
      z
        .string()
        .regex(/^\d{1,10}(ms|s|m)?$/)
        .transform(toMs),
    ],
    EXPECTED_DURATION,
  )
  .refine((value) => Number.isSafeInteger(value), EXPECTED_DURATION)

/** An amount of TAO with at most nine decimals, read to rao. */
export const tao: z.ZodType<bigint> = amountOf('TAO')

/** An amount of a subnet's alpha with at most nine decimals, read to rao. */
export const alpha: z.ZodType<bigint> = amountOf('alpha')

/** A part of one, from 0 to 1. */
export const fraction: z.ZodType<number> = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^\d(\.\d{1,9})?$/)
        .transform(Number),
    ],
    EXPECTED_FRACTION,
  )
  .refine((value) => value >= 0 && value <= 1, EXPECTED_FRACTION)

function amountOf(currency: string): z.ZodType<bigint> {
  const message = `expected an amount of ${currency} such as 1.5, with at most nine decimals`
  return z.union([z.bigint(), z.string(), z.number().transform(String)]).transform((value, context) => {
    if (typeof value === 'bigint') return value
    const parts = /^(\d{1,10})(?:\.(\d{1,9}))?$/.exec(value)
    if (parts !== null) return BigInt(parts[1]! + (parts[2] ?? '').padEnd(9, '0'))
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

function toMs(value: string): number {
  const unit = /(ms|s|m)$/.exec(value)?.[1] as keyof typeof UNIT_MS | undefined
  return Number.parseInt(value, 10) * UNIT_MS[unit ?? 'ms']
}
