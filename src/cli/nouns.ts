import type { Verb } from './command.ts'

/** A verb by name; what it needs is loaded only when it is the one that was called. */
export type Entry = { readonly name: string; readonly summary: string; readonly load: () => Promise<Verb> }
type Noun = { readonly name: string; readonly summary: string; readonly verbs: readonly Entry[] }

const entry = (name: string, summary: string, load: () => Promise<Verb>): Entry => ({ name, summary, load })

/** `yuma <verb>`. */
export const VERBS: readonly Entry[] = [
  entry('up', 'run a whole subnet on this machine', async () => (await import('./commands/up.ts')).upVerb),
  entry('sim', 'simulate a subnet, honest or under attack', async () => (await import('./commands/sim.ts')).simVerb),
  entry('query', 'ask the subnet', async () => (await import('./commands/query.ts')).queryVerb),
  entry('audit', 'check what a validator did', async () => (await import('./commands/audit.ts')).audit),
]

/** `yuma <noun> <verb>`. */
export const NOUNS: readonly Noun[] = [
  {
    name: 'chain',
    summary: 'the embedded chain',
    verbs: [
      entry('run', 'run it', async () => (await import('./commands/chain-run.ts')).chainRun),
      entry(
        'spec',
        'write its genesis for a native node',
        async () => (await import('./commands/chain-spec.ts')).chainSpec,
      ),
      entry(
        'export',
        'write its blocks for a native node',
        async () => (await import('./commands/chain-export.ts')).chainExport,
      ),
      entry(
        'import',
        'take over the blocks of a native node',
        async () => (await import('./commands/chain-import.ts')).chainImport,
      ),
      entry(
        'verify',
        'run every stored block again',
        async () => (await import('./commands/chain-verify.ts')).chainVerify,
      ),
    ],
  },
  {
    name: 'wallet',
    summary: 'coldkeys and hotkeys',
    verbs: [
      entry('create', 'make a wallet', async () => (await import('./commands/wallet-create.ts')).walletCreate),
      entry('list', 'wallets and their addresses', async () => (await import('./commands/wallet-list.ts')).walletList),
    ],
  },
  {
    name: 'subnet',
    summary: 'subnets and their neurons',
    verbs: [
      entry(
        'list',
        'every subnet, its price and pool',
        async () => (await import('./commands/subnet-list.ts')).subnetList,
      ),
      entry(
        'create',
        'create and start a subnet',
        async () => (await import('./commands/subnet-create.ts')).subnetCreate,
      ),
      entry('start', 'switch emission on', async () => (await import('./commands/subnet-start.ts')).subnetStart),
      entry(
        'register',
        'register a hotkey',
        async () => (await import('./commands/subnet-register.ts')).subnetRegister,
      ),
      entry(
        'metagraph',
        'show the neurons',
        async () => (await import('./commands/subnet-metagraph.ts')).subnetMetagraph,
      ),
      entry(
        'explain',
        'why a neuron has its incentive',
        async () => (await import('./commands/subnet-explain.ts')).subnetExplain,
      ),
      entry(
        'hyperparameters',
        'what the owner has tuned',
        async () => (await import('./commands/subnet-hyperparameters.ts')).subnetHyperparameters,
      ),
      entry(
        'identity',
        'show or set name and links',
        async () => (await import('./commands/subnet-identity.ts')).subnetIdentity,
      ),
      entry('set', 'set a hyperparameter', async () => (await import('./commands/subnet-set.ts')).subnetSet),
    ],
  },
  {
    name: 'stake',
    summary: 'stake behind hotkeys',
    verbs: [
      entry('list', 'what a coldkey holds', async () => (await import('./commands/stake-list.ts')).stakeList),
      entry('add', 'stake TAO', async () => (await import('./commands/stake-add.ts')).stakeAdd),
      entry('remove', 'turn alpha back into TAO', async () => (await import('./commands/stake-remove.ts')).stakeRemove),
      entry('move', 'move it behind another hotkey', async () => (await import('./commands/stake-move.ts')).stakeMove),
      entry('swap', 'swap it to another subnet', async () => (await import('./commands/stake-swap.ts')).stakeSwap),
      entry(
        'transfer',
        'give it to another coldkey',
        async () => (await import('./commands/stake-transfer.ts')).stakeTransfer,
      ),
    ],
  },
  {
    name: 'root',
    summary: 'the root network',
    verbs: [
      entry('list', 'its members', async () => (await import('./commands/root-list.ts')).rootList),
      entry('register', 'become a member', async () => (await import('./commands/root-register.ts')).rootRegister),
      entry('claim', 'take root dividends in', async () => (await import('./commands/root-claim.ts')).rootClaim),
    ],
  },
  {
    name: 'weights',
    summary: 'what validators think of neurons',
    verbs: [
      entry('show', 'weights as they are set', async () => (await import('./commands/weights-show.ts')).weightsShow),
      entry('set', 'set them', async () => (await import('./commands/weights-set.ts')).weightsSet),
      entry(
        'commit',
        'commit to them, to reveal them later',
        async () => (await import('./commands/weights-commit.ts')).weightsCommit,
      ),
      entry(
        'reveal',
        'reveal what was committed',
        async () => (await import('./commands/weights-reveal.ts')).weightsReveal,
      ),
    ],
  },
  {
    name: 'miner',
    summary: 'serve models and earn',
    verbs: [entry('run', 'run a miner', async () => (await import('./commands/miner-run.ts')).minerRun)],
  },
  {
    name: 'validator',
    summary: 'judge miners and set weights',
    verbs: [
      entry('run', 'run a validator', async () => (await import('./commands/validator-run.ts')).validatorRun),
      entry(
        'scores',
        'why a uid gets what it gets',
        async () => (await import('./commands/validator-scores.ts')).validatorScores,
      ),
      entry(
        'replay',
        'judge a round again',
        async () => (await import('./commands/validator-replay.ts')).validatorReplay,
      ),
    ],
  },
  {
    name: 'gateway',
    summary: 'the HTTP door for queries',
    verbs: [entry('run', 'run a gateway', async () => (await import('./commands/gateway-run.ts')).gatewayRun)],
  },
  {
    name: 'task',
    summary: 'kinds of work',
    verbs: [
      entry('list', 'show them', async () => (await import('./commands/task-list.ts')).taskList),
      entry('set', 'what a subnet judges', async () => (await import('./commands/task-set.ts')).taskSet),
    ],
  },
  {
    name: 'model',
    summary: 'models that come with the package',
    verbs: [
      entry('list', 'show them with their quality', async () => (await import('./commands/model-list.ts')).modelList),
    ],
  },
  {
    name: 'receipt',
    summary: 'proofs of what was answered',
    verbs: [
      entry('verify', 'check them offline', async () => (await import('./commands/receipt-verify.ts')).receiptVerify),
    ],
  },
  {
    name: 'consensus',
    summary: 'Yuma consensus by itself',
    verbs: [
      entry('epoch', 'compute epochs', async () => (await import('./commands/consensus-epoch.ts')).consensusEpoch),
    ],
  },
]
