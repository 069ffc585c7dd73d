import { readFileSync } from 'node:fs'
import type { Person } from './people.ts'
import type { Questions } from './questions.ts'

type Visitor = { readonly person: Person; readonly url: string }
type Orders = { readonly visitors: readonly Visitor[]; readonly questions: Readonly<Record<string, Questions>> }

/** Lives the lives of all who use fetch, each on its own, until the process is ended. */
async function run(file: string): Promise<void> {
  const { visitors, questions } = JSON.parse(readFileSync(file, 'utf8')) as Orders
  await Promise.all(visitors.map((visitor) => live(visitor, questions[visitor.person.task]!)))
}

async function live({ person, url }: Visitor, { bodies }: Questions): Promise<never> {
  for (;;) {
    await sleep(exponential(person.thinkMs))
    for (let left = geometric(person.asks); left > 0; left--) {
      const asked = ask(url, pick(bodies[weighted(person.items)]!))
      if (person.everyMs === undefined) await asked
      else await sleep(person.everyMs)
      if (person.pauseMs > 0) await sleep(logNormal(person.pauseMs, person.spread))
    }
  }
}

async function ask(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await response.arrayBuffer()
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const exponential = (mean: number): number => -mean * Math.log(1 - Math.random())
const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!

function logNormal(median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  return median * Math.exp(spread * normal)
}

function geometric(mean: number): number {
  let count = 1
  while (Math.random() > 1 / mean) count++
  return count
}

function weighted(weights: readonly number[]): number {
  let left = Math.random() * weights.reduce((sum, weight) => sum + weight, 0)
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight
      return left < 0
    }),
  )
}

await run(process.argv[2]!)
