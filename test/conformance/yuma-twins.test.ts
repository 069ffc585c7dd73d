import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { epochLine } from '../../src/consensus/epoch-line.ts'
import { epochAsked } from '../support/epoch-lines.ts'
import { ODD_LINES, REFUSED_LINES } from '../support/odd-epoch-lines.ts'
import { buildRustEpoch, type RustEpoch } from '../support/rust-epoch.ts'

/** Epochs with the answers of the Rust example; with cargo at hand, `vitest -u` on this file writes it anew. */
const CORPUS = fileURLToPath(new URL('../vectors/yuma-twins.jsonl', import.meta.url))

/** Odd lines, and two hundred random epochs: most small enough to look at, some of up to a full 64 neurons. */
const corpus: readonly string[] = [
  ...ODD_LINES.map(([, line]) => line),
  ...seeds(0, 200).map((seed) =>
    epochAsked(seed, seed % 10 > 0 ? { size: 9, density: 0.6 } : { size: 64, density: 0.15 }),
  ),
]

test('epochs once computed in Rust come out the same to the last unit', () => {
  const kept = readFileSync(CORPUS, 'utf8').trimEnd().split('\n')
  expect(kept).toHaveLength(corpus.length)
  for (const [index, line] of corpus.entries()) {
    expect(withAnswer(line, epochLine(line)), `line ${index + 1}`).toBe(kept[index])
  }
})

describe('beside the Rust implementation', () => {
  let built: Awaited<ReturnType<typeof buildRustEpoch>>

  beforeAll(async () => {
    built = await buildRustEpoch()
    if ('reason' in built) console.warn(`not compared with Rust: ${built.reason}`)
  }, 330_000)

  function rustOr(skip: (reason: string) => never): RustEpoch {
    return 'rust' in built ? built.rust : skip(built.reason)
  }

  test('random epochs of up to 64 neurons give equal lines', ({ skip }) => {
    const small = seeds(10_000, 600).map((seed) => epochAsked(seed, { size: 16, density: 0.5 }))
    const full = seeds(20_000, 60).map((seed) => epochAsked(seed, { size: 64, density: 0.8 }))
    const lines = [...small, ...full]
    const { answers, refusal } = rustOr(skip)(lines)
    expect(refusal).toBe('')
    for (const [index, line] of lines.entries()) expect(epochLine(line), line).toBe(answers[index])
    const earning = answers.filter((answer) => /"incentive":\[[^\]]*[1-9]/.test(answer))
    expect(earning.length, 'epochs in which a miner earns').toBeGreaterThan(lines.length / 4)
  })

  test('the kept answers are those of today', async ({ skip }) => {
    const { answers } = rustOr(skip)(corpus)
    const lines = corpus.map((line, index) => `${withAnswer(line, answers[index]!)}\n`)
    await expect(lines.join('')).toMatchFileSnapshot(CORPUS)
  })

  test.for(REFUSED_LINES)('both refuse %s', ([, line], { skip }) => {
    expect(rustOr(skip)([line]).refusal).toMatch(/^line 1: /)
    expect(() => epochLine(line)).toThrow()
  })
})

function seeds(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index)
}

/** The line with one field more, which whoever reads it as an epoch overlooks. */
function withAnswer(line: string, answer: string): string {
  return `${line.slice(0, -1)},"expected":${answer}}`
}
