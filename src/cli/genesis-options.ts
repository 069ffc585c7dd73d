import { integer, text } from '../config/kind.ts'
import type { Option } from '../config/option.ts'

/** What a chain is created with; one that exists has its own. */
export const genesisOptions = {
  preset: { help: "which of the runtime's presets genesis is built from, default development", type: text.optional() },
  blockMs: { help: 'milliseconds between two blocks, fixed at genesis', type: integer(50, 600_000).optional() },
  tempo: { help: 'blocks between two epochs of a new subnet, fixed at genesis', type: integer(2, 65_535).optional() },
} satisfies Record<string, Option>

type Given = {
  readonly preset?: string | undefined
  readonly blockMs?: number | undefined
  readonly tempo?: number | undefined
}

/** What of it was said. */
export function genesisOf({ preset, blockMs, tempo }: Given): { readonly [K in keyof Given]: NonNullable<Given[K]> } {
  return {
    ...(preset === undefined ? {} : { preset }),
    ...(blockMs === undefined ? {} : { blockMs }),
    ...(tempo === undefined ? {} : { tempo }),
  }
}
