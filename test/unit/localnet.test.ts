import { expect, test } from 'vitest'
import { formatTao } from '../../src/lib/tao.ts'
import { correlations, pearson } from '../../src/localnet/correlation.ts'
import type { Row } from '../../src/localnet/row.ts'
import { tableLines } from '../../src/localnet/table.ts'

const row = (facts: Partial<Row>): Row => ({
  uid: 0,
  hotkey: 'hotkey',
  role: 'miner',
  answers: 0,
  incentive: 0,
  dividends: 0,
  emission: 0n,
  ...facts,
})

test('rao are shown as TAO, rounded down', () => {
  expect(formatTao(1_999_999_999n, 3)).toBe('1.999')
  expect(formatTao(0n, 3)).toBe('0.000')
  expect(formatTao(21_000_000n * 1_000_000_000n, 3)).toBe('21000000.000')
  expect(formatTao(1_500_000_000n)).toBe('1.5')
  expect(formatTao(2_000_000_000n)).toBe('2')
  expect(formatTao(1n)).toBe('0.000000001')
})

test('the table is aligned and says who does what', () => {
  const lines = tableLines([
    row({ uid: 0, role: 'owner', emission: 5_000_000n }),
    row({ uid: 12, task: 'digits', model: 'cnn-m', answers: 7, score: 0.93, incentive: 0.25 }),
  ])
  expect(lines).toEqual([
    'uid  role   task    model  answers  score  incentive  dividends  emission τ',
    '  0  owner                                    0.0000     0.0000       0.005',
    ' 12  miner  digits  cnn-m        7  0.930     0.2500     0.0000       0.000',
  ])
})

test("Pearson's r is 1 for a line, -1 for its mirror, and absent where nothing varies", () => {
  expect(
    pearson([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
  ).toBeCloseTo(1, 12)
  expect(
    pearson([
      [0, 5],
      [1, 3],
      [2, 1],
    ]),
  ).toBeCloseTo(-1, 12)
  expect(
    pearson([
      [1, 1],
      [1, 2],
    ]),
  ).toBeUndefined()
  expect(pearson([[1, 1]])).toBeUndefined()
})

test('emission that follows quality above the baseline correlates fully; tasks nobody was paid for are left out', () => {
  const rows = [
    row({ task: 'digits', heldOutQuality: 0.3, emission: 200n }),
    row({ task: 'digits', heldOutQuality: 0.5, emission: 400n }),
    row({ task: 'digits', heldOutQuality: 0.9, emission: 800n }),
    row({ task: 'embeddings', heldOutQuality: 0.9 }),
  ]
  const result = correlations(
    rows,
    new Map([
      ['digits', 0.1],
      ['embeddings', 0.01],
    ]),
  )
  expect(Object.keys(result)).toEqual(['digits'])
  expect(result.digits).toBeCloseTo(1, 12)
})
