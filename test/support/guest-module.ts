/** A WebAssembly value type. */
type ValType = 'i32' | 'i64'

const CODES: Readonly<Record<ValType, number>> = { i32: 0x7f, i64: 0x7e }

/** What a hand-made guest imports and does in its one function, `run(i32, i32) -> i64`. */
export type GuestSource = {
  /** The host function it wants; it is function 0 for the body. */
  readonly wants: { readonly name: string; readonly takes: readonly ValType[]; readonly gives: readonly ValType[] }
  /** Instructions of the body, without the final `end`. */
  readonly body: readonly number[]
}

/** The bytes of a module that looks to the host like a runtime: memory imported, `__heap_base` exported. */
export function guestModule({ wants, body }: GuestSource): Uint8Array {
  const text = (value: string): number[] => [value.length, ...Buffer.from(value)]
  const types = (list: readonly ValType[]): number[] => [list.length, ...list.map((type) => CODES[type])]
  const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [
      2,
      0x60,
      ...types(wants.takes),
      ...types(wants.gives),
      0x60,
      ...types(['i32', 'i32']),
      ...types(['i64']),
    ]),
    ...section(2, [2, ...text('env'), ...text('memory'), 2, 0, 1, ...text('env'), ...text(wants.name), 0, 0]),
    ...section(3, [1, 1]),
    // A constant i32 global: 1024.
    ...section(6, [1, CODES.i32, 0, 0x41, ...leb(1024), 0x0b]),
    ...section(7, [2, ...text('run'), 0, 1, ...text('__heap_base'), 3, 0]),
    ...section(10, [1, ...leb(body.length + 2), 0, ...body, 0x0b]),
  ])
}

/** LEB128 for what is not negative and below 2^27. */
export function leb(value: number): number[] {
  const out: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    // The sign bit of the last group must stay clear.
    if (rest < 0x40) return [...out, rest]
    out.push((rest & 0x7f) | 0x80)
  }
}
