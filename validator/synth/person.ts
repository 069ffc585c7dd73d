import type { Random } from '../../src/tasks/random.ts'

/** A question somebody asked: when, and how long the answer took, in ms, how many items it held, and how many bytes of data. */
export type Noted = {
  readonly atMs: number
  readonly tookMs: number
  readonly items: number
  readonly bytes: number
}

/** For which answer somebody waited before they asked: that to the question so many before, and how long after it they asked on. */
export type Wait = { readonly back: number; readonly pauseMs: number }

/** A question, how long after the one before it came, and what was waited for if anything was. */
type Step = Noted & { readonly gapMs: number; readonly wait: Wait | undefined }

/** A question to be asked: see `Ask`. */
export type Lived = Omit<Noted, 'tookMs'> & { readonly wait: Wait | undefined }

/** What is known of somebody's asking: a life that goes round, and what came after steps that are alike. */
export type Person = {
  readonly lifeMs: number
  /** By time; the first comes after the last once more. */
  readonly steps: readonly Step[]
  readonly successors: ReadonlyMap<string, readonly Step[]>
}

/** Gaps are alike when their logarithms are: so many classes for each doubling. */
const CLASSES_PER_OCTAVE = 2
/** Nobody asks more in a window, whatever follows what. */
const MAX_ASKS = 65_536

/** Learns how somebody asks from all they asked in `lifeMs`, sorted by time and at least one question. */
export function learnPerson(noted: readonly Noted[], lifeMs: number): Person {
  const steps = noted.map((each, at): Step => {
    const before = noted.at(at - 1)!
    const gapMs = each.atMs - before.atMs + (at === 0 ? lifeMs : 0)
    return { ...each, gapMs, wait: waitOf(noted, at, gapMs) }
  })
  const successors = new Map<string, Step[]>()
  for (const [at, step] of steps.entries()) {
    const kind = kindOf(step)
    const list = successors.get(kind) ?? []
    list.push(steps[(at + 1) % steps.length]!)
    successors.set(kind, list)
  }
  return { lifeMs, steps, successors }
}

/**
 * What a person like this asks in a window, from any moment of their life on. What follows is drawn from what followed a
 * question of as many items after a pause alike, so visits, pauses and habits are theirs, and no stretch of them comes again.
 */
export function drawLife(random: Random, { lifeMs, steps, successors }: Person, windowMs: number): readonly Lived[] {
  const momentMs = random.unit() * lifeMs
  let step = steps.find(({ atMs }) => atMs >= momentMs) ?? steps[0]!
  let atMs = (step.atMs - momentMs + lifeMs) % lifeMs
  const asked: Lived[] = []
  while (atMs < windowMs && asked.length < MAX_ASKS) {
    const { items, bytes, wait } = step
    asked.push({ atMs: Math.floor(atMs), items, bytes, wait: wait && wait.back <= asked.length ? wait : undefined })
    step = random.pick(successors.get(kindOf(step))!)
    atMs += step.gapMs
  }
  return asked
}

/** Most questions that somebody has under way at once. */
const MAX_BACK = 16

/**
 * The last answer that came after the question before was asked: who waits for answers, be it in several lines at once, asks
 * when one comes. `undefined` where none came between.
 */
function waitOf(noted: readonly Noted[], at: number, gapMs: number): Wait | undefined {
  const before = noted.at(at - 1)!
  let wait: Wait | undefined = gapMs < before.tookMs ? undefined : { back: 1, pauseMs: gapMs - before.tookMs }
  for (let back = 2; back <= Math.min(MAX_BACK, at); back++) {
    const { atMs, tookMs } = noted[at - back]!
    const pauseMs = noted[at]!.atMs - atMs - tookMs
    if (pauseMs >= 0 && pauseMs <= gapMs && (wait === undefined || pauseMs < wait.pauseMs)) wait = { back, pauseMs }
  }
  return wait
}

function kindOf({ gapMs, items }: Step): string {
  return `${Math.floor(CLASSES_PER_OCTAVE * Math.log2(1 + gapMs))} ${items}`
}
