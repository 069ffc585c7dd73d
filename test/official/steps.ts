/** A step of the walks, and who has to pass it: those named in `may` have it too, and may fail. */
export type Step = {
  readonly name: string
  readonly title: string
  readonly must: readonly string[]
  readonly may?: readonly string[]
}

const SDKS = ['sdk10', 'sdk11']
const BITTENSOR = [...SDKS, 'btcli']
const ALL = [...BITTENSOR, 'papi']

/** Every step there is, in the order of the table. */
export const STEPS: readonly Step[] = [
  { name: 'wallet', title: 'make a wallet and open it again', must: BITTENSOR },
  { name: 'descriptors', title: 'generate types from the runtime, and compile against them', must: ['papi'] },
  { name: 'connect', title: 'connect, and see blocks come', must: ALL },
  { name: 'balance', title: 'read a balance', must: ALL },
  { name: 'transfer', title: 'transfer TAO', must: ALL },
  { name: 'subnets', title: 'list the subnets', must: ALL },
  { name: 'create-subnet', title: 'create a subnet', must: ALL },
  { name: 'start-subnet', title: 'start its emission', must: BITTENSOR },
  { name: 'register', title: 'register a hotkey', must: BITTENSOR },
  { name: 'metagraph', title: 'read the metagraph', must: ALL },
  { name: 'hyperparameters', title: 'read the hyperparameters', must: BITTENSOR },
  { name: 'serve-axon', title: 'announce an axon', must: BITTENSOR },
  { name: 'add-stake', title: 'add stake', must: BITTENSOR },
  { name: 'add-stake-limit', title: 'add stake within a limit of price', must: BITTENSOR },
  { name: 'remove-stake', title: 'remove stake', must: BITTENSOR },
  { name: 'remove-stake-limit', title: 'remove stake within a limit of price', must: BITTENSOR },
  { name: 'move-stake', title: 'move stake to another hotkey', must: [], may: BITTENSOR },
  { name: 'transfer-stake', title: 'give stake to another coldkey', must: [], may: BITTENSOR },
  { name: 'swap-stake', title: 'swap stake to another subnet', must: [], may: BITTENSOR },
  { name: 'set-weights', title: 'set weights', must: SDKS },
  { name: 'incentive', title: 'see incentive in the metagraph after an epoch', must: SDKS },
  { name: 'set-hyperparameter', title: 'set a hyperparameter as the owner', must: BITTENSOR },
  { name: 'commit-reveal', title: 'commit to weights and reveal them', must: SDKS },
  { name: 'timelock', title: 'commit to weights under a timelock', must: SDKS },
  { name: 'commitment', title: 'publish a commitment and read it', must: SDKS },
  { name: 'children', title: 'lend stake to a child', must: BITTENSOR },
  { name: 'take', title: 'change the take', must: BITTENSOR },
  { name: 'identity', title: 'name the coldkey and the subnet', must: BITTENSOR },
  { name: 'root-register', title: 'join the root network', must: BITTENSOR },
  { name: 'auto-stake', title: 'say where what is earned is staked', must: BITTENSOR },
  { name: 'proxy', title: 'name a proxy and dismiss it', must: BITTENSOR },
]
