/** A step of the walks, and who has to pass it: every client that has it. */
export type Step = {
  readonly name: string
  readonly title: string
  readonly must: readonly string[]
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
  { name: 'start-subnet', title: 'start its emission', must: ALL },
  { name: 'register', title: 'register a hotkey', must: ALL },
  { name: 'register-limit', title: 'register a hotkey within a limit of price', must: BITTENSOR },
  { name: 'metagraph', title: 'read the metagraph', must: ALL },
  { name: 'neurons', title: 'read all that is known of the neurons', must: BITTENSOR },
  { name: 'hyperparameters', title: 'read the hyperparameters', must: ALL },
  { name: 'serve-axon', title: 'announce an axon', must: ALL },
  { name: 'certificate', title: 'announce an axon with a certificate', must: SDKS },
  { name: 'reset-axon', title: 'withdraw the axon', must: ['sdk11', 'btcli'] },
  { name: 'epochs', title: 'foretell the next epoch, and see it come', must: SDKS },
  { name: 'price', title: 'read prices, and ask what a swap would give', must: ALL },
  { name: 'add-stake', title: 'add stake', must: BITTENSOR },
  { name: 'add-stake-limit', title: 'add stake within a limit of price', must: ALL },
  { name: 'remove-stake', title: 'remove stake', must: BITTENSOR },
  { name: 'remove-stake-limit', title: 'remove stake within a limit of price', must: ALL },
  { name: 'stakes', title: 'list what a coldkey has staked', must: BITTENSOR },
  { name: 'delegates', title: 'read the delegates', must: SDKS },
  { name: 'refusal', title: 'hear by its name why the chain refused', must: ALL },
  { name: 'set-weights', title: 'set weights', must: [...SDKS, 'papi'] },
  { name: 'incentive', title: 'see incentive in the metagraph after an epoch', must: ALL },
  { name: 'bonds', title: 'read weights and bonds', must: SDKS },
  { name: 'trigger-epoch', title: 'ask for an epoch as the owner', must: BITTENSOR },
  { name: 'set-hyperparameter', title: 'set a hyperparameter as the owner', must: BITTENSOR },
  { name: 'commit-reveal', title: 'commit to weights and reveal them', must: BITTENSOR },
  { name: 'timelock', title: 'commit to weights under a timelock', must: SDKS },
  { name: 'commitment', title: 'publish a commitment and read it', must: SDKS },
  { name: 'children', title: 'lend stake to a child', must: BITTENSOR },
  { name: 'child-take', title: 'set what a child keeps', must: BITTENSOR },
  { name: 'take', title: 'change the take', must: BITTENSOR },
  { name: 'identity', title: 'name the coldkey and the subnet', must: BITTENSOR },
  { name: 'root-register', title: 'join the root network', must: BITTENSOR },
  { name: 'move-stake', title: 'move stake to another hotkey', must: BITTENSOR },
  { name: 'transfer-stake', title: 'give stake to another coldkey', must: BITTENSOR },
  { name: 'swap-stake', title: 'swap stake to another subnet', must: BITTENSOR },
  { name: 'root-claim', title: 'claim root dividends', must: BITTENSOR },
  { name: 'auto-stake', title: 'say where what is earned is staked', must: BITTENSOR },
  { name: 'proxy', title: 'name a proxy, let it stake, and dismiss it', must: BITTENSOR },
  { name: 'batch', title: 'send several calls as one', must: SDKS },
  { name: 'symbol', title: 'choose the symbol of the subnet', must: BITTENSOR },
  { name: 'mechanisms', title: 'trim the subnet, and give it a second mechanism', must: BITTENSOR },
  { name: 'tempo', title: 'set the tempo of another subnet', must: BITTENSOR },
  { name: 'associate', title: 'own a hotkey that nobody owns', must: ['sdk11', 'btcli'] },
  { name: 'swap-hotkey', title: 'put another hotkey in the place of one', must: BITTENSOR },
  { name: 'unstake-all', title: 'remove all stake', must: BITTENSOR },
  { name: 'transfer-all', title: 'transfer all TAO', must: BITTENSOR },
  { name: 'dashboard', title: 'write a page about a wallet', must: ['btcli'] },
]

/** What their table does not say. */
export const NOTE = `A dash: the client has no function for it. bittensor-cli publishes no commitments, seals no weights and sends no
batches. polkadot-api is no wallet and no tool for a purpose: it can send every call and read every item of the runtime, and walks the
steps of a miner's and a validator's first hour. What a client has no name for it sends by its function for any call: so 11.3.0
registers by \`submit_call\`, since its own way needs MevShield. \`btcli weights commit\` looks for a storage item that Subtensor
does not have and ends; the walk sends what it would send, and reveals with \`btcli weights reveal\`.`
