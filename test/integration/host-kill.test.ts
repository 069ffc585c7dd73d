import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { verifyChain } from '../../chain/host/verify.ts'
import { ready } from '../../src/crypto/ready.ts'
import { silent } from '../../src/lib/log.ts'
import { builtFile } from '../../src/lib/root.ts'
import { openDevelopment, temporaryFolder } from '../support/embedded.ts'

beforeAll(ready)

/** A process that runs the chain and writes a line for each block it announces. */
const PROGRAM = `
  const [host, lib, dataDir] = process.argv.slice(1)
  const { startNode } = await import(host)
  const { silent } = await import(lib + 'log.js')
  const { systemClock } = await import(lib + 'clock.js')
  const WebSocket = (await import('ws')).default
  const node = await startNode({ clock: systemClock, log: silent }, { dataDir, port: 0, blockMs: 100 })
  const socket = new WebSocket(node.endpoint)
  socket.on('open', () => socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'chain_subscribeNewHeads', params: [] })))
  socket.on('message', (frame) => {
    const head = JSON.parse(frame).params?.result
    if (Number(head?.number) > 0) console.log(Number(head.number), head.parentHash)
  })
`

/** Runs the chain until it told of so many blocks, kills it at once, and gives the last number and its parent's hash. */
async function runAndKill(dataDir: string, blocks: number): Promise<{ number: number; parentHash: string }> {
  const host = builtFile('chain/host/node.ts')
  const program = ['--input-type=module', '-e', PROGRAM, host.href, new URL('../../src/lib/', host).href, dataDir]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = new Promise((resolve) => child.once('close', resolve))
  let last: { number: number; parentHash: string } | undefined
  let heard = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const [number, parentHash] = line.split(' ')
    last = { number: Number(number), parentHash: parentHash! }
    if (++heard === blocks) child.kill('SIGKILL')
  }
  await exited
  expect(last, 'the chain told of no block').toBeDefined()
  return last!
}

test('killed in the middle it loses no block that it told of, goes on, and holds', async () => {
  expect(existsSync(builtFile('chain/host/node.ts')), 'run npm run build first').toBe(true)
  const dataDir = temporaryFolder()
  for (const blocks of [1, 4, 7]) {
    const { number, parentHash } = await runAndKill(dataDir, blocks)
    const chain = await openDevelopment(dataDir)
    expect(chain.head().number).toBeGreaterThanOrEqual(number)
    expect(chain.hashOf(number - 1)).toBe(parentHash)
    await chain.close()
  }
  expect(await verifyChain({ log: silent }, { dataDir })).toMatchObject({ ok: true })
})
