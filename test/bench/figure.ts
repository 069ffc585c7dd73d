/** Something measured beside the most it may be. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: number
  readonly holds: boolean
}

/** The figure, and whether its goal holds. */
export function figure(
  name: string,
  value: number,
  { unit, goal }: { readonly unit: string; readonly goal: number },
): Figure {
  return { name, value, unit, goal, holds: value <= goal }
}
