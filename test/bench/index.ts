import { statSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/lib/root.ts'
import { benchAudit } from './audit.ts'
import { benchChainProcess } from './chain-process.ts'
import { benchConsensus } from './consensus.ts'
import { type Figure, figure } from './figure.ts'
import { benchHost } from './host.ts'
import { benchMiner } from './miner.ts'
import { benchReceipts } from './receipts.ts'
import { benchTransport } from './transport.ts'
import { benchUp } from './up.ts'

const BLOB = join(packageRoot(), 'chain', 'blob', 'subtensor.wasm')

/** Measures everything a goal was set for, one after the other, and prints one JSON document. */
async function run(): Promise<void> {
  const up = await measured('a whole subnet, until miners were paid', benchUp)
  const host = await measured('the embedded chain, its blocks and a full subnet', benchHost)
  const miner = await measured('requests to a miner', benchMiner)
  const transport = await measured('requests over a session, and over plain WebSocket', benchTransport)
  const consensus = await measured('consensus in TypeScript and in Rust', async () => benchConsensus())
  const receipts = await measured('receipts of a round and a tree over them', benchReceipts)
  const chainProcess = await measured('a chain process over thousands of blocks', benchChainProcess)
  const audit = await measured('an audit of 100,000 receipts', benchAudit)
  const { goals, growth, load } = host
  const figures: readonly Figure[] = [
    figure('first emission', up.firstEmissionMs, { unit: 'ms', goal: 30_000 }),
    figure('peak memory of yuma up', up.peakMb, { unit: 'MB', goal: 1_500 }),
    figure('empty block', growth.emptyBlockMs!, { unit: 'ms', goal: goals.emptyBlockMs }),
    figure('100 set_weights in one block', load.setWeightsBlockMs!, { unit: 'ms', goal: goals.setWeightsBlockMs }),
    figure('epoch of 256 neurons, 64 validators', load.epochMs!, { unit: 'ms', goal: goals.epochMs }),
    figure('metagraph of 256 neurons, in the chain', load.metagraphMs!, { unit: 'ms', goal: goals.metagraphMs }),
    figure('metagraph of 256 neurons, decoded', load.metagraphDecodeMs!, { unit: 'ms', goal: goals.metagraphDecodeMs }),
    figure('the runtime, uncompressed', statSync(BLOB).size / 1e6, { unit: 'MB', goal: 2.5 }),
    figure('growth of block time over 5,000 blocks', growth.growthRatio!, { unit: '×', goal: goals.growthRatio }),
    figure('memory of the chain process after 5,000 blocks', chainProcess.lateMb, { unit: 'MB', goal: goals.rssMb }),
    figure('root over 100,000 receipts', receipts.rootMs, { unit: 'ms', goal: 1_000 }),
    figure('processor time of a request in the miner', miner.cpuMs, { unit: 'ms', goal: 0.5 }),
    figure('audit of 100,000 receipts', audit.auditMs, { unit: 'ms', goal: 60_000 }),
  ]
  const machine = {
    processors: cpus().length,
    model: cpus()[0]?.model,
    memoryMb: totalmem() / 1e6,
    node: process.version,
  }
  const parts = { up, host, miner, transport, consensus, receipts, chainProcess, audit }
  process.stdout.write(`${JSON.stringify({ machine, figures, parts }, undefined, 2)}\n`)
}

async function measured<T>(what: string, measure: () => Promise<T>): Promise<T> {
  process.stderr.write(`measuring ${what}\n`)
  return measure()
}

await run()
