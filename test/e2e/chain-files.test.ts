import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { yuma, yumaJson } from '../support/cli.ts'
import { headOf } from '../support/localnet.ts'
import { withStage } from '../support/stage.ts'

/** Blocks that the chain makes before it is stopped. */
const BLOCKS = 5

test('a chain is written to files and goes on elsewhere', () =>
  withStage(async ({ folder, start }) => {
    const at = (name: string): string => join(folder, name)
    const running = start(['chain', 'run', '--data', at('here'), '--port', '0', '--block-ms', '50', '--json'])
    const { endpoint, genesisHash } = JSON.parse(await running.line(/"endpoint":.*"genesisHash"/)) as Record<
      'endpoint' | 'genesisHash',
      string
    >
    const inUse = await yuma(['chain', 'export', at('blocks.bin'), '--data', at('here')])
    expect(inUse.stderr).toMatch(/^yuma: .* is in use by process/)
    expect(inUse.code).toBe(1)
    await expect.poll(() => headOf(endpoint), { timeout: 30_000 }).toBeGreaterThanOrEqual(BLOCKS)
    await running.interrupt()

    const here = ['--data', at('here')]
    expect(await yumaJson(['chain', 'spec', at('genesis.json'), ...here])).toEqual({
      file: at('genesis.json'),
      genesisHash,
    })
    const written = (await yumaJson(['chain', 'export', at('blocks.bin'), ...here, '--to', String(BLOCKS)])) as object
    expect(written).toMatchObject({ from: 1, to: BLOCKS, genesisHash })

    const there = ['--data', at('there')]
    const taken = await yumaJson(['chain', 'import', at('blocks.bin'), ...there, '--block-ms', '50'])
    expect(taken).toMatchObject({ imported: BLOCKS, known: 0, genesisHash })
    expect((await yuma(['chain', 'import', at('blocks.bin'), ...there])).stdout).toMatch(
      /^0 blocks hold and are imported, 5 were there, head 0x/,
    )
    expect(await yumaJson(['chain', 'verify', ...there])).toMatchObject({ ok: true, blocks: BLOCKS })

    const other = await yuma(['chain', 'import', at('blocks.bin'), '--data', at('other')])
    expect(other.stderr).toMatch(/^yuma: block 1 does not hold: it does not follow its parent$/m)
    expect(other.code).toBe(1)
  }))

test('files that are none, and blocks that are not there, are exit 2', () =>
  withStage(async ({ folder }) => {
    const data = ['--data', join(folder, 'net')]
    const file = join(folder, 'blocks.bin')
    await writeFile(file, 'no blocks')
    for (const [args, says] of [
      [['chain', 'import', file, ...data], /no file of exported blocks/],
      [['chain', 'export', file, '--data', join(folder, 'none')], /there is no chain in/],
      [['chain', 'export', file, ...data], /has made no block yet/],
      [['chain', 'spec', folder, ...data], /cannot be written/],
    ] as const) {
      const { code, stderr } = await yuma(args)
      expect(stderr, args.join(' ')).toMatch(says)
      expect(code, args.join(' ')).toBe(2)
    }
  }))
