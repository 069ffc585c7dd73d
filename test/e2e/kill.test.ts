import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { UpReport } from '../../src/localnet/report.ts'
import { yumaJson } from '../support/cli.ts'
import { callChain, doorsOf, headOf, judgedIn, PAID_EPOCH, upArguments } from '../support/localnet.ts'
import { withStage } from '../support/stage.ts'

const MINUTES = 60_000
const KILLS = 10

/** Longest wait before a kill, in ms; blocks come every 250 ms, so it falls anywhere between two of them. */
const MOST_BETWEEN_KILLS_MS = 1_000

/** How long Ctrl-C may take to close everything, in ms. */
const CLOSE_MS = 15_000

test(
  'the chain process can be killed at any moment: no block is lost and everyone goes on',
  {
    timeout: 5 * MINUTES,
  },
  () =>
    withStage(async ({ folder, start }) => {
      const data = join(folder, 'net')
      const up = start(upArguments(data, '--verbose'))
      const { endpoint } = await doorsOf(up)
      const genesis = await callChain(endpoint, 'chain_getBlockHash', [0])

      let pid = pidOf(await up.line(/"chain runs"/))
      for (let kill = 1; kill <= KILLS; kill++) {
        await delay(Math.random() * MOST_BETWEEN_KILLS_MS)
        const before = await headOf(endpoint)
        process.kill(pid, 'SIGKILL')
        pid = pidOf(await up.line(new RegExp(`"chain runs again".*"restarts":${kill}\\b`)))
        expect(await headOf(endpoint), `head after kill ${kill}`).toBeGreaterThanOrEqual(before)
      }

      // Every validator judges and sets weights once more, and miners are paid for it.
      const judged = ['validator-1', 'validator-2', 'validator-3'].map((name) =>
        up.nextLine(new RegExp(`"weights set".*"role":"${name}"`)),
      )
      await Promise.all(judged)
      await up.nextLine(PAID_EPOCH)

      const asked = performance.now()
      const { code, stderr } = await up.interrupt()
      expect(code, stderr).toBe(130)
      expect(performance.now() - asked).toBeLessThan(CLOSE_MS)
      expect(stderr).not.toMatch(/"level":"error"/)
      const head = await verifiedBlocks(data)
      const known = await judgedIn(data, 'validator-1')
      expect(known.size).toBeGreaterThanOrEqual(10)

      const report = (await yumaJson(upArguments(data, '--epochs', '1'))) as UpReport
      expect(report.chain.genesisHash).toBe(genesis)
      expect(report.chain.block).toBeGreaterThan(head)
      expect(await verifiedBlocks(data)).toBeGreaterThanOrEqual(report.chain.block)
      const knownNow = await judgedIn(data, 'validator-1')
      for (const miner of known) expect(knownNow.has(miner), miner).toBe(true)
    }),
)

const pidOf = (line: string): number => (JSON.parse(line) as { pid: number }).pid

async function verifiedBlocks(data: string): Promise<number> {
  const { blocks } = (await yumaJson(['chain', 'verify', '--data', join(data, 'chain')])) as { blocks: number }
  return blocks
}
