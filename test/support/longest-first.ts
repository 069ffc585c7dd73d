import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that take long, the longest first; all others after them. */
const LONG = [
  'test/integration/fuzz',
  'test/e2e/',
  'test/integration/subnet.',
  'test/unit/wallet-files',
  'test/integration/',
]

/** Begins the longest tests first, so that no processor waits for one that another began last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((part) => moduleId.includes(part))
  return at < 0 ? LONG.length : at
}
