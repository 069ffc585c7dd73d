import {
  type BookEntry,
  connectChain,
  createAsker,
  createInference,
  createLoader,
  keypairFromUri,
  modelHash,
  openTasks,
  publishTaskSet,
  readManifest,
  ready,
  silent,
  startMiner,
  startNode,
  startValidator,
  systemClock,
  type TaskSet,
} from 'yumanet'

/**
 * A whole subnet in one program: resolves with what the validator thinks of the miner after its first round.
 *
 * @param baselineFolder the model whose quality earns nothing
 */
export async function wholeSubnet(
  dataDir: string,
  modelFolder: string,
  baselineFolder: string,
): Promise<readonly BookEntry[]> {
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

  // What the subnet judges is data: its owner commits to the hash, and validators find the set by it.
  const task = openTasks.get('digits')!
  const manifests = [readManifest(baselineFolder)]
  const set: TaskSet = {
    version: 1,
    fromBlock: 0,
    tasks: [
      {
        task: 'digits',
        class: 'open',
        baseline: modelHash(manifests[0]!),
        weightPpm: 1_000_000,
        marginPpm: 50_000,
        difficultyPpm: 500_000,
        challenges: 20,
        timeoutMs: 2_000,
        burstMs: 500,
      },
    ],
  }
  await publishTaskSet({ chain, log: silent }, { netuid, owner, set })

  const inference = createInference({ log: silent }, { threads: 1 })
  const model = await inference.open(readManifest(modelFolder))
  const miner = await startMiner(
    { ...modules, chain, hotkey: mines, coldkey: bob, works: [{ task, model }] },
    { netuid, host: '127.0.0.2', port: 0, concurrency: 2, queue: 32, minStake: 0n },
  )
  const asker = createAsker({ ...modules, keypair: judges })
  const validator = await startValidator(
    { ...modules, chain, asker, inference, hotkey: judges, tasks: [task], manifests, loadTaskSet: createLoader([set]) },
    { netuid, dataDir: `${dataDir}/judge`, sample: 64, marginBlocks: 2, closeBlocks: 2 },
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
