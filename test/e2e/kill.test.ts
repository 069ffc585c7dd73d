import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startYuma, withFolder, yuma } from '../support/cli.ts'

const MINUTES = 60_000
const KILLS = 10

test('the chain process can be killed at any moment: it comes back and loses no block', { timeout: 5 * MINUTES }, () =>
  withFolder(async (folder) => {
    const data = join(folder, 'net')
    const up = startYuma(['up', '--data', data, '--port', '0', '--gateway-port', '0', '--verbose'])
    const ready = await up.line(/gateway at http/)
    const endpoint = /ws:\/\/[\d.:]+/.exec(ready)![0]
    const head = async (): Promise<number> => Number((await rpc(endpoint, 'chain_getHeader')).number)

    let pid = pidOf(await up.line(/"chain runs"/))
    for (let kill = 1; kill <= KILLS; kill++) {
      // Blocks come every 250 ms: the kill falls anywhere between two of them.
      await delay(Math.random() * 1_000)
      const before = await head()
      process.kill(pid, 'SIGKILL')
      pid = pidOf(await up.line(new RegExp(`"chain runs again".*"restarts":${kill}\\b`)))
      expect(await head(), `kill ${kill}`).toBeGreaterThanOrEqual(before)
    }
    const { code, stderr } = await up.interrupt()
    expect(code, stderr).toBe(130)
    const verified = await yuma(['chain', 'verify', '--data', join(data, 'chain'), '--json'])
    expect(verified.code, verified.stderr).toBe(0)
  }),
)

const pidOf = (line: string): number => (JSON.parse(line) as { pid: number }).pid

async function rpc(endpoint: string, method: string): Promise<{ number: string }> {
  const response = await fetch(endpoint.replace('ws:', 'http:'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
  })
  return ((await response.json()) as { result: { number: string } }).result
}
