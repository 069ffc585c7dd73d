import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { blake2_256 } from '../../src/crypto/hash.ts'
import { packageRoot } from '../../src/lib/root.ts'
import type { Crowd } from './asks.ts'
import { learnPerson } from './person.ts'

/** How many numbers tell of a question: time in ms, how long the answer took, items, bytes. */
const NUMBERS = 4
const asked = z.array(z.int().min(0)).min(NUMBERS)
/** By task: the crowds, how long each was recorded, and what each of its people asked. */
const File = z.record(
  z.string(),
  z.array(z.strictObject({ lifeMs: z.int().min(1), people: z.array(asked).min(1) })).min(1),
)

let habits: ReadonlyMap<string, readonly Crowd[]> | undefined
let hash: string | undefined

/** How people ask, recorded with real clients; for a task nobody was recorded at, as they ask for the others. */
export function crowdsOf(task: string): readonly Crowd[] {
  const crowds = known()
  return crowds.get(task) ?? [...crowds.values()].flat()
}

/** Whether people were recorded at this very task, so that it is known how much they ask for at once. */
export function isRecorded(task: string): boolean {
  return known().has(task)
}

/** The hash of all that was recorded, as 64 hex digits: rounds drawn by other habits are other rounds. */
export function habitsHash(): string {
  hash ??= Buffer.from(blake2_256(bytesOf())).toString('hex')
  return hash
}

function known(): ReadonlyMap<string, readonly Crowd[]> {
  habits ??= new Map(
    Object.entries(File.parse(JSON.parse(bytesOf().toString()))).map(([task, crowds]) => [
      task,
      crowds.map(({ lifeMs, people }) => people.map((numbers) => learnPerson(notedIn(numbers), lifeMs))),
    ]),
  )
  return habits
}

function bytesOf(): Buffer {
  return readFileSync(join(packageRoot(), 'validator/synth/data/habits.json'))
}

function notedIn(numbers: readonly number[]) {
  return Array.from({ length: Math.floor(numbers.length / NUMBERS) }, (_, at) => ({
    atMs: numbers[NUMBERS * at]!,
    tookMs: numbers[NUMBERS * at + 1]!,
    items: numbers[NUMBERS * at + 2]!,
    bytes: numbers[NUMBERS * at + 3]!,
  }))
}
