import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { UpReport } from '../../src/localnet/report.ts'
import { treeMb } from './process-memory.ts'
import { startYuma, withFolder } from './yuma.ts'

const EPOCHS = 2
/** Memory is looked at this often, in ms. */
const SAMPLE_MS = 200

export type UpFigures = { readonly firstEmissionMs: number; readonly peakMb: number }

/** Brings a whole subnet up in a fresh folder, until miners were paid: how long that takes, and the most memory it has. */
export function benchUp(): Promise<UpFigures> {
  return withFolder(async (folder) => {
    const flags = [
      '--data',
      join(folder, 'net'),
      '--port',
      '0',
      '--gateway-port',
      '0',
      '--receipts-port',
      '0',
      '--epochs',
      String(EPOCHS),
    ]
    const { child, pid, ended } = await startYuma(['up', ...flags, '--json'])
    let peakMb = 0
    const sampling = setInterval(() => {
      peakMb = Math.max(peakMb, treeMb(pid))
    }, SAMPLE_MS)
    const [code, said] = await Promise.all([ended, text(child.stdout!)]).finally(() => clearInterval(sampling))
    if (code !== 0) throw new Error(`yuma up ended with code ${code}`)
    const { firstEmissionMs } = JSON.parse(said) as UpReport
    if (firstEmissionMs === undefined) throw new Error('yuma up ended and no miner was paid')
    return { firstEmissionMs, peakMb }
  })
}
