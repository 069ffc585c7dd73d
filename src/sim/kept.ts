import { createRoundStore, type RoundStore } from '../../validator/round/store.ts'
import type { RoundEvidence } from '../audit/round.ts'
import { RoundRecord } from '../audit/wire.ts'
import { decodeTable } from '../consensus/reward/codec.ts'

type Files = Parameters<RoundStore['write']>[1]

/** A round as a validator's folder has it, and what was asked and answered in it. */
export type KeptRound = RoundEvidence & { readonly bodies: Uint8Array }

/** Reads rounds from the folder that a validator keeps them in, each once; `undefined` for one that is not there. */
export function keptRounds(folder: string): (epoch: bigint) => Promise<KeptRound | undefined> {
  const store = createRoundStore(folder)
  const known = new Map<bigint, Promise<KeptRound | undefined>>()
  return (epoch) => {
    const found = known.get(epoch) ?? readRound(store, epoch)
    known.set(epoch, found)
    return found
  }
}

async function readRound(store: RoundStore, epoch: bigint): Promise<KeptRound | undefined> {
  const read = (name: keyof Files): Promise<Uint8Array | undefined> => store.read(epoch, name)
  const [record, receipts, bodies] = [await read('round.json'), await read('receipts.bin'), await read('bodies.bin')]
  const [before, after] = [await tableIn(read('before.bin')), await tableIn(read('after.bin'))]
  if (record === undefined || receipts === undefined || bodies === undefined) return undefined
  if (before === undefined || after === undefined) return undefined
  return { record: RoundRecord.parse(JSON.parse(Buffer.from(record).toString())), before, after, receipts, bodies }
}

async function tableIn(file: Promise<Uint8Array | undefined>): Promise<RoundEvidence['before'] | undefined> {
  const bytes = await file
  return bytes && decodeTable(bytes)
}
