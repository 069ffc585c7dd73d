import { createHash } from 'node:crypto'
import type { Tensor } from '../../src/lib/tensor.ts'
import { FRAME_OVERHEAD } from '../../src/protocol/frame.ts'
import { encodeMessage } from '../../src/protocol/message.ts'
import { tasks } from '../../src/tasks/index.ts'
import { createRandom, type Random } from '../../src/tasks/random.ts'
import type { OpenTask } from '../../src/tasks/task.ts'
import { poseAlike } from '../../validator/synth/alike.ts'
import { type Ask, drawAsks } from '../../validator/synth/asks.ts'
import { crowdsOf } from '../../validator/synth/habits.ts'
import type { Trace } from './trace.ts'

/** How long a round is here; the traces are of minutes, so blocks and rounds are short. */
export const BLOCK_MS = 2_300
export const ROUND_MS = 10 * BLOCK_MS

/** Of how many questions about the same time one says how fast the miner was. */
const ABOUT = 6

/** A question as a miner sees it, and what it must not see: whether it is a challenge. */
export type Event = {
  readonly challenge: boolean
  readonly asker: number
  readonly task: number
  readonly round: number
  /** From the beginning of the trace. */
  readonly atMs: number
  readonly tookMs: number
  readonly items: number
  readonly dataBytes: number
  /** The frame's, header and all. */
  readonly bytes: number
  readonly headerKeys: number
  /** Its number in the session. */
  readonly id: number
  readonly nonce: bigint
  readonly block: number
}

/** An ask before it has its place in a session. */
export type Draft = Pick<Event, 'challenge' | 'atMs' | 'tookMs' | 'items' | 'dataBytes'> & {
  readonly planted?: boolean
}

/** One miner's session with one asker: the asks of people and of the validator behind the same hotkey, merged. */
export type Session = { readonly asker: number; readonly task: number; readonly events: readonly Event[] }

/** Changes what a validator asks in a round: a fault for a positive control. */
export type Fault = (drafts: readonly Draft[], round: { readonly beginMs: number }) => readonly Draft[]

/** What is asked in one session, before it is merged: by people, and by the validator round by round. */
export type Posed = {
  readonly asker: number
  readonly task: number
  readonly name: string
  readonly people: readonly Draft[]
  readonly rounds: readonly (readonly Draft[])[]
}

/** Every session of the trace, with as many challenges in each round as people asked on average. */
export function poseAll(trace: Trace): readonly Posed[] {
  return trace.sessions.flatMap((asked, asker) => {
    const rounds = Math.floor(Math.max(...asked.map(([atMs]) => atMs)) / ROUND_MS)
    return trace.tasks.map((name, task): Posed => {
      const people = asked
        .filter((each) => each[2] === task && each[0] < rounds * ROUND_MS)
        .map(([atMs, , , items, dataBytes, tookMs]): Draft => ({ challenge: false, atMs, tookMs, items, dataBytes }))
      const random = randomOf(`${asker} ${name}`)
      const mean = people.length / rounds
      const posed = Array.from({ length: rounds }, (_, round) =>
        poseRound({ task: taskOf(name), mean, beginMs: round * ROUND_MS, people }, random),
      )
      return { asker, task, name, people, rounds: posed }
    })
  })
}

/** The sessions as miners see them, with the validator's fault if it has one. */
export function sessionsOf(posed: readonly Posed[], fault: Fault = (drafts) => drafts): readonly Session[] {
  return posed.map(({ asker, task, name, people, rounds }) => {
    const random = randomOf(`${asker} ${name} merged`)
    const challenges = rounds.flatMap((drafts, round) => fault(drafts, { beginMs: round * ROUND_MS }))
    return { asker, task, events: merge([...people, ...challenges], { asker, task, name, random }) }
  })
}

/** What a task's challenges are made of, for who looks at content. */
export function taskOf(name: string): OpenTask {
  const task = tasks.get(name)
  if (task?.class !== 'open') throw new Error(`${name} is no open task`)
  return task
}

/** Numbers that follow from a word. */
export function randomOf(word: string): Random {
  return createRandom(createHash('sha256').update(word).digest())
}

type RoundToPose = {
  readonly task: OpenTask
  readonly mean: number
  readonly beginMs: number
  readonly people: readonly Draft[]
}

/** The challenges of a round, posed by the task itself; the miner takes as long for them as for people's questions at that time. */
function poseRound({ task, mean, beginMs, people }: RoundToPose, random: Random): readonly Draft[] {
  const options = { windowMs: ROUND_MS, mean, maxItems: task.maxItems }
  const asks = drawAsks(random, crowdsOf(task.name), options)
  const seed = Uint8Array.from({ length: 32 }, () => random.below(256))
  const { requests } = poseAlike(task, seed, asks)
  const lines = new Map<number, { readonly planned: Ask; readonly atMs: number; readonly tookMs: number }[]>()
  return asks.map((ask, at) => {
    const { line, wait, items } = ask
    const own = lines.get(line) ?? []
    const last = own.at(-1)
    const awaited = wait && own.at(-wait.back)
    const atMs =
      last === undefined
        ? ask.atMs
        : awaited === undefined
          ? last.atMs + ask.atMs - last.planned.atMs
          : Math.max(last.atMs, awaited.atMs + awaited.tookMs + wait!.pauseMs)
    const tookMs = tookThen(people, { atMs: beginMs + atMs, items }, random)
    own.push({ planned: ask, atMs, tookMs })
    lines.set(line, own)
    return { challenge: true, atMs: beginMs + atMs, tookMs, items, dataBytes: bytesOf(requests[at]!) }
  })
}

/** How long the miner took for one of the questions of people about then, of as many items: it is slow for all when it is slow. */
function tookThen(
  all: readonly Draft[],
  { atMs, items }: { readonly atMs: number; readonly items: number },
  random: Random,
): number {
  const alike = all.filter((each) => each.items === items)
  const people = alike.length < ABOUT ? all : alike
  let low = 0
  let high = people.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (people[middle]!.atMs < atMs) low = middle + 1
    else high = middle
  }
  const from = Math.max(0, Math.min(low - ABOUT / 2, people.length - ABOUT))
  return random.pick(people.slice(from, from + ABOUT)).tookMs
}

type Place = { readonly asker: number; readonly task: number; readonly name: string; readonly random: Random }

function merge(drafts: readonly Draft[], { asker, task, name, random }: Place): readonly Event[] {
  const sorted = drafts.toSorted((one, other) => one.atMs - other.atMs)
  return sorted.map(({ planted = false, ...draft }, at) => {
    const id = at + 1
    const nonce = (BigInt(random.below(2 ** 32)) << 32n) + BigInt(random.below(2 ** 32))
    const block = 1_000_000 + Math.floor(draft.atMs / BLOCK_MS)
    const ask = { kind: 'ask', id, task: name, nonce, block: BigInt(block), tensors: [tensorOf(draft, name)] } as const
    const message = encodeMessage(planted ? { ...ask, stream: true } : ask)
    return {
      ...draft,
      asker,
      task,
      round: Math.floor(draft.atMs / ROUND_MS),
      id,
      nonce,
      block,
      headerKeys: planted ? 7 : 6,
      bytes: message.length + FRAME_OVERHEAD,
    }
  })
}

/** Some tensor of the task with so many items and bytes: a message's size tells no more of it. */
function tensorOf({ items, dataBytes }: Draft, name: string): Tensor {
  if (name === 'digits') {
    return { name: 'image', datatype: 'UINT8', shape: [dataBytes], data: new Uint8Array(dataBytes) }
  }
  const data = Array.from({ length: items }, (_, at) =>
    at === 0 ? 'x'.repeat(Math.max(0, dataBytes - 4 * items)) : '',
  )
  return { name: 'text', datatype: 'BYTES', shape: [items], data }
}

function bytesOf(inputs: readonly Tensor[]): number {
  return inputs.reduce((sum, tensor) => {
    if (tensor.datatype !== 'BYTES') return sum + tensor.data.byteLength
    return sum + tensor.data.reduce((all, text) => all + 4 + Buffer.byteLength(text), 0)
  }, 0)
}
