import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { epochLine } from '../../src/consensus/epoch-line.ts'
import { epochAsked } from '../support/epoch-lines.ts'
import { ODD_LINES, REFUSED_LINES } from '../support/odd-epoch-lines.ts'
import { buildRustEpoch, type RustEpoch } from '../support/rust-epoch.ts'

/** Epochs with the answers of the Rust example; with cargo at hand, `vitest -u` on this file writes it anew. */
const CORPUS = fileURLToPath(new URL('../vectors/yuma-twins.jsonl', import.meta.url))

/** Random epochs that both compute; `YUMANET_EPOCHS=1000000 npx vitest run test/conformance/yuma-twins.test.ts` asks more. */
const EPOCHS = Number(process.env.YUMANET_EPOCHS ?? 10_000)
/** Epochs handed to Rust at once. */
const BATCH = 1000

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

  test(`${EPOCHS} random epochs of up to 64 neurons give equal lines`, { timeout: EPOCHS * 20 }, ({ skip }) => {
    const rust = rustOr(skip)
    let earning = 0
    for (let first = 0; first < EPOCHS; first += BATCH) {
      const lines = seeds(1_000_000 + first, Math.min(BATCH, EPOCHS - first)).map((seed) =>
        epochAsked(seed, seed % 100 > 0 ? { size: 10, density: 0.6 } : { size: 64, density: 0.8 }),
      )
      const { answers, refusal } = rust(lines)
      expect(refusal).toBe('')
      for (const [index, line] of lines.entries()) expect(epochLine(line), line).toBe(answers[index])
      earning += answers.filter((answer) => /"incentive":\[[^\]]*[1-9]/.test(answer)).length
    }
    expect(earning, 'epochs in which a miner earns').toBeGreaterThan(EPOCHS / 4)
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
