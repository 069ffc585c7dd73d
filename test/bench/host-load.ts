import { toHex } from '../../chain/host/hex.ts'
import { twox128 } from '../../src/crypto/hash.ts'
import { keypairFromUri } from '../../src/crypto/sr25519.ts'
import { createSigner } from '../support/signer.ts'
import { type BenchChain, middle, openBenchChain } from './host-chain.ts'
import { measureMetagraph } from './host-metagraph.ts'

const NETUID = 1
const NEURONS = 256
const VALIDATORS = 64
const VOTERS = 100
/** Transactions that surely fit into one block by their weight. */
const PER_BLOCK = 32
const STAKE = 1_000_000_000_000n
const TEMPO = 20
/** Epochs measured, after those in which the compilers do their work. */
const EPOCHS = 7
/** Full blocks measured. */
const ROUNDS = 5

/** What an epoch of a full subnet costs, and a block of a hundred full rows of weights. */
export async function measureLoad(): Promise<Record<string, number>> {
  const bench = await openBenchChain()
  await bench.next()
  const { sign, call } = createSigner(bench.chain)
  let nonce = 0
  const byAlice = (name: string, ...args: readonly unknown[]): Uint8Array => sign('//Alice', nonce++, name, ...args)
  const uri = (uid: number): string => `//bench//${uid}`
  const uids = Array.from({ length: NEURONS }, (_, uid) => uid)
  const hotkeys = uids.map((uid) => keypairFromUri(uri(uid)).address)
  const stake = (uid: number): Uint8Array =>
    byAlice('subtensorModule.addStake', hotkeys[uid], NETUID, STAKE + BigInt(uid))
  const rowsSet = new Array<number>(NEURONS).fill(0)
  const weights = (uid: number): Uint8Array => {
    const row = uids.map((dest) => ((uid * 7919 + dest * 104_729) % 65_535) + 1)
    return sign(uri(uid), rowsSet[uid]!++, 'subtensorModule.setWeights', NETUID, uids, row, 0)
  }

  await bench.next([byAlice('subtensorModule.registerNetwork', hotkeys[0])])
  await bench.next([byAlice('subtensorModule.startCall', NETUID)])
  await inBlocks(
    bench,
    uids.slice(1).map((uid) => byAlice('subtensorModule.burnedRegister', NETUID, hotkeys[uid])),
  )
  await inBlocks(bench, uids.slice(0, VALIDATORS).map(stake))
  await epochs(bench, 1)
  await inBlocks(bench, uids.slice(0, VALIDATORS).map(weights))
  await epochs(bench, 2)
  const epochMs = middle(await epochs(bench, EPOCHS))

  const metagraph = measureMetagraph(bench, NETUID)

  const more = call('system.setStorage', [[toHex(maxAllowedValidators()), toHex(Uint8Array.of(VOTERS, 0))]])
  await bench.next([byAlice('sudo.sudo', more)])
  await inBlocks(bench, uids.slice(VALIDATORS, VOTERS).map(stake))
  const fullBlocks: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await epochs(bench, 1)
    const { buildMs, applied } = await bench.next(uids.slice(0, VOTERS).map(weights))
    if (applied !== VOTERS) throw new Error(`${applied} of ${VOTERS} rows fit into the block`)
    fullBlocks.push(buildMs)
  }
  await bench.close()
  return {
    neurons: NEURONS,
    validators: VALIDATORS,
    epochMs,
    ...metagraph,
    setWeights: VOTERS,
    setWeightsBlockMs: middle(fullBlocks),
  }
}

/** Puts the transactions into as many blocks as they need. */
async function inBlocks(bench: BenchChain, transactions: readonly Uint8Array[]): Promise<void> {
  for (let from = 0; from < transactions.length; from += PER_BLOCK) {
    const some = transactions.slice(from, from + PER_BLOCK)
    const { applied } = await bench.next(some)
    if (applied !== some.length) throw new Error(`${applied} of ${some.length} transactions fit into a block`)
  }
}

/** Lets so many epochs pass; gives for each what its block cost, which is the dearest of a tempo. */
async function epochs(bench: BenchChain, count: number): Promise<number[]> {
  const dearest: number[] = []
  for (let epoch = 0; epoch < count; epoch++) {
    const costs: number[] = []
    for (let block = 0; block < TEMPO; block++) costs.push((await bench.next()).buildMs)
    dearest.push(Math.max(...costs))
  }
  return dearest
}

/** The key of `MaxAllowedValidators` of the subnet. */
function maxAllowedValidators(): Uint8Array {
  const prefix = ['SubtensorModule', 'MaxAllowedValidators'].map((name) => twox128(Buffer.from(name)))
  return Buffer.concat([...prefix, Uint8Array.of(NETUID, 0)])
}
