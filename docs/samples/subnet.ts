import {
  type BookEntry,
  connectChain,
  createAsker,
  createInference,
  keypairFromUri,
  openTasks,
  readManifest,
  ready,
  silent,
  startMiner,
  startNode,
  startValidator,
  systemClock,
} from 'yumanet'

/** A whole subnet in one program: resolves with what the validator thinks of the miner after its first round. */
export async function wholeSubnet(dataDir: string, modelFolder: string): Promise<readonly BookEntry[]> {
  await ready()
  const modules = { clock: systemClock, log: silent }
  const node = await startNode(modules, { dataDir: `${dataDir}/chain`, port: 0, blockMs: 250, tempo: 10 })
  const chain = await connectChain(modules, { endpoint: node.endpoint, timeoutMs: 10_000 })

  // Everybody has a coldkey, which holds money, and a hotkey, which works. These are the development chain's.
  const [alice, bob, charlie] = [keypairFromUri('//Alice'), keypairFromUri('//Bob'), keypairFromUri('//Charlie')]
  const [owner, mines, judges] = ['//Owner', '//Miner', '//Judge'].map(keypairFromUri) as [Key, Key, Key]
  const netuid = await chain.registerNetwork(alice, { hotkey: owner.address })
  await chain.startCall(alice, { netuid })
  await chain.register(charlie, { netuid, hotkey: judges.address })
  await chain.addStake(charlie, { netuid, hotkey: judges.address, amount: 1_500_000_000_000n })

  const task = openTasks.get('digits')!
  const inference = createInference({ log: silent }, { threads: 1 })
  const model = await inference.open(readManifest(modelFolder))
  const miner = await startMiner(
    { ...modules, chain, hotkey: mines, coldkey: bob, works: [{ task, model }] },
    { netuid, host: '127.0.0.2', port: 0, concurrency: 2, queue: 32, minStake: 0n },
  )
  const asker = createAsker({ ...modules, keypair: judges })
  const validator = await startValidator(
    { ...modules, chain, asker, hotkey: judges, tasks: [task] },
    { netuid, dataDir: `${dataDir}/judge`, roundMs: 500, timeoutMs: 5_000, sample: 64, marginBlocks: 2 },
  )

  const { number } = await chain.head()
  for (let block = number + 1n; validator.scores().length === 0; block++) await chain.waitForBlock(block)
  const scores = validator.scores()

  await validator.close()
  await asker.close()
  await miner.close()
  await inference.close()
  await chain.close()
  await node.close()
  return scores
}

type Key = ReturnType<typeof keypairFromUri>
