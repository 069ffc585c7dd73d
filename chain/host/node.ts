import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ready } from '../../src/crypto/ready.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { createClosing } from '../../src/lib/closing.ts'
import type { Log } from '../../src/lib/log.ts'
import { packageRoot } from '../../src/lib/root.ts'
import { startAuthor } from './author.ts'
import { openChain } from './chain.ts'
import { packagedRuntime } from './packaged.ts'
import { createPool } from './pool/pool.ts'
import { serveRpc } from './rpc/serve.ts'

/** The authority of the presets for one machine; everyone knows its key. */
const AUTHOR = '//Alice'

export type NodeOptions = {
  readonly dataDir: string
  /** Address to listen on, 127.0.0.1 unless said otherwise. */
  readonly host?: string
  /** 0 takes a free one. */
  readonly port: number
  /** Which of the runtime's presets a new chain begins with, `development` unless said otherwise. */
  readonly preset?: string
  /** Time between two blocks in ms; fixed when the chain begins, like the tempo. */
  readonly blockMs?: number
  /** Tempo of new subnets in blocks. */
  readonly tempo?: number
  /** Serves RPC methods that change the node. */
  readonly unsafeRpc?: boolean
  /** The runtime a new chain begins with, the package's own unless said otherwise. */
  readonly blob?: string
}

/** A chain that makes blocks and answers. */
export type Node = {
  /** `ws://` of the RPC; HTTP lies on the same port. */
  readonly endpoint: string
  /** `0x` hex. */
  readonly genesisHash: string
  /** Ends the block in the making, then everything else. */
  close(): Promise<void>
}

/**
 * Runs the embedded chain: one author, no network. Rejects with `BadInputError` for a folder with other settings or
 * a port that is taken, with `LockedError` for a folder in use, with `StoreError` for one that is damaged.
 */
export async function startNode(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  options: NodeOptions,
): Promise<Node> {
  await ready()
  const { dataDir, host, port, preset, blockMs, tempo, unsafeRpc } = options
  const code = options.blob === undefined ? await packagedRuntime() : new Uint8Array(await readFile(options.blob))
  const settings = { ...(preset === undefined ? {} : { preset }), blockMs, tempo }
  const closing = createClosing(log)
  try {
    const chain = await openChain({ log }, { dataDir, code, settings })
    closing.add('chain', () => chain.close())
    const pool = createPool({ backend: chain, log, clock })
    closing.add('pool', () => pool.close())
    const rpc = await serveRpc(
      { backend: chain, pool, log },
      {
        port,
        identity: await identity(),
        ...(host === undefined ? {} : { host }),
        ...(unsafeRpc === undefined ? {} : { unsafe: unsafeRpc }),
      },
    )
    closing.add('rpc', () => rpc.close())
    const author = startAuthor({ chain, transactions: pool, key: keypairFromUri(AUTHOR), clock, log })
    closing.add('author', () => author.close())
    return { endpoint: rpc.endpoint, genesisHash: chain.genesisHash, close: () => closing.close() }
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function identity(): Promise<{ name: string; version: string; chain: string }> {
  const { name, version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  return { name, version, chain: 'Development' }
}
