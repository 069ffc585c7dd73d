import type { Draft, Fault } from './stream.ts'

/** Each share of a round in which the careless validator asks. */
const EARLY = 0.25

/** Ways in which a validator gives itself away; the test has to find each of them. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'a planted header': (drafts) => drafts.map((draft) => ({ ...draft, planted: true })),
  'padding to 16 bytes': (drafts) =>
    drafts.map((draft) => ({ ...draft, dataBytes: 16 * Math.ceil(draft.dataBytes / 16) })),
  'times aligned to the epoch': (drafts, { beginMs }) =>
    drafts.map((draft) => ({ ...draft, atMs: Math.floor(beginMs + EARLY * (draft.atMs - beginMs)) })),
  'a telling order': (drafts) => {
    const times = drafts.map(({ atMs }) => atMs)
    const bySize = (one: Draft, other: Draft) => one.items - other.items || one.dataBytes - other.dataBytes
    return drafts.toSorted(bySize).map((draft, at) => ({ ...draft, atMs: times[at]! }))
  },
}
