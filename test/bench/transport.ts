import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { builtFile } from '../../src/lib/root.ts'
import { createAsker } from '../../src/transport/asker.ts'
import { requestOf } from '../support/exchange.ts'
import { LOOPBACK, MINER, PIXELS } from './transport-load.ts'

const REQUESTS = 4_000
const WARM_UP = 500
const AT_ONCE = 8
/** What a request over an open session may cost a miner beyond its model. */
const GOAL_MS = 0.5

/** What one kind of server cost for each request. */
type Cost = { readonly serverCpuMs: number; readonly wallMs: number }

export type TransportFigures = {
  readonly requests: number
  readonly goalMs: number
  /** Our server: signed session, MAC a frame, quotas, deadlines. */
  readonly session: Cost
  /** `ws` with JSON, unsigned. */
  readonly plainWs: Cost
  readonly cpuRatio: number
}

/** Measures what a request over an open session costs the server, beside `ws` with JSON and nothing else. */
export async function benchTransport(): Promise<TransportFigures> {
  await ready()
  const plainWs = await measure('plain', askPlain)
  const session = await measure('session', askSession)
  return { requests: REQUESTS, goalMs: GOAL_MS, session, plainWs, cpuRatio: session.serverCpuMs / plainWs.serverCpuMs }
}

type Ask = () => Promise<void>
type Client = { readonly ask: Ask; readonly close: () => Promise<void> }

async function measure(kind: string, open: (port: number) => Promise<Client>): Promise<Cost> {
  const server = fork(builtFile('test/bench/transport-server.ts'), [kind])
  try {
    const [port] = (await once(server, 'message')) as [number]
    const client = await open(port)
    await askAll(client.ask, WARM_UP)
    const cpuBefore = await cpuMs(server)
    const wallBefore = performance.now()
    await askAll(client.ask, REQUESTS)
    const wallMs = (performance.now() - wallBefore) / REQUESTS
    const serverCpuMs = ((await cpuMs(server)) - cpuBefore) / REQUESTS
    await client.close()
    return { serverCpuMs, wallMs }
  } finally {
    server.kill()
  }
}

async function askAll(ask: Ask, times: number): Promise<void> {
  let left = times
  const askOn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await ask()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
}

async function cpuMs(server: ChildProcess): Promise<number> {
  server.send('cpu')
  const [{ user, system }] = (await once(server, 'message')) as [NodeJS.CpuUsage]
  return (user + system) / 1000
}

async function askSession(port: number): Promise<Client> {
  const asker = createAsker({ keypair: keypairFromUri('//Alice'), clock: systemClock, log: silent })
  const peer = { hotkey: keypairFromUri(MINER).address, ip: LOOPBACK, port }
  const image = new Float32Array(PIXELS).fill(0.5)
  const inputs = [{ name: 'image', datatype: 'FP32' as const, shape: [1, 1, 28, 28], data: image }]
  return {
    close: () => asker.close(),
    async ask() {
      const answer = await asker.ask(peer, requestOf('digits', inputs), { timeoutMs: 10_000 })
      if (!answer.ok) throw new Error(`no answer: ${answer.code}`)
    },
  }
}

async function askPlain(port: number): Promise<Client> {
  const socket = new WebSocket(`ws://${LOOPBACK}:${port}`, { perMessageDeflate: false })
  const waiters = new Map<number, () => void>()
  const image = new Float32Array(PIXELS).fill(0.5)
  let lastId = 0
  socket.on('message', (data: Buffer) => {
    const { id } = JSON.parse(data.toString()) as { id: number }
    waiters.get(id)?.()
    waiters.delete(id)
  })
  await once(socket, 'open')
  return {
    close: async () => socket.terminate(),
    ask() {
      lastId += 1
      const id = lastId
      socket.send(JSON.stringify({ id, inputs: Array.from(image) }))
      return new Promise((resolve) => waiters.set(id, resolve))
    },
  }
}
