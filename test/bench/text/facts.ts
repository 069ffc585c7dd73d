import { existsSync, readFileSync } from 'node:fs'
import type { CheatFigures } from './cheats.ts'
import type { CostFigures } from './cost.ts'
import type { HonestFigures } from './honest.ts'
import type { Throughput } from './throughput.ts'

/** What a line of a file of measurements says. */
export type Fact =
  | ({ readonly what: 'throughput' } & Throughput)
  | ({ readonly what: 'cost' } & CostFigures)
  | ({ readonly what: 'honest' } & HonestFigures)
  | ({ readonly what: 'cheat' } & CheatFigures)

/** The facts that earlier runs wrote; none when there is no such file. A line that a run was stopped in is left out. */
export function readFacts(file: string): readonly Fact[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Fact)
}
