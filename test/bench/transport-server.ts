import { WebSocketServer } from 'ws'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { silent } from '../../src/lib/log.ts'
import { serve } from '../../src/transport/server.ts'
import { answerOf, signsNothing } from '../support/exchange.ts'
import { LOOPBACK, MINER, OUTPUTS } from './transport-load.ts'

/** A process of its own, so that its processor time is the server's alone. Says its port, and its time when asked. */
async function run(kind: string | undefined): Promise<void> {
  const port = kind === 'plain' ? await servePlain() : await serveSessions()
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.send?.(port)
}

async function serveSessions(): Promise<number> {
  await ready()
  const quota = { burst: 1e9, perSecond: 1e9, maxKeys: 10 }
  const server = await serve(
    {
      keypair: keypairFromUri(MINER),
      clock: systemClock,
      log: silent,
      admit: async () => undefined,
      handle: async () =>
        answerOf([{ name: 'logits', datatype: 'FP32', shape: [1, OUTPUTS], data: new Float32Array(OUTPUTS) }]),
      ...signsNothing,
    },
    { host: LOOPBACK, port: 0, limits: { senderQuota: quota } },
  )
  return server.port
}

/** What anyone would write first: JSON over `ws`, unsigned. */
async function servePlain(): Promise<number> {
  const server = new WebSocketServer({ host: LOOPBACK, port: 0, perMessageDeflate: false })
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const { id } = JSON.parse(data.toString()) as { id: number; inputs: number[] }
      socket.send(JSON.stringify({ id, outputs: Array.from(new Float32Array(OUTPUTS)) }))
    })
  })
  await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as { port: number }).port
}

await run(process.argv[2])
