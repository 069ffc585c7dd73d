import { Command } from 'commander'
import { addVerb, type Verb } from './command.ts'
import type { Context } from './context.ts'
import { oneLine } from './exit.ts'

/** A verb by name; what it needs is loaded only when it is the one that was called. */
type Entry = { readonly name: string; readonly summary: string; readonly load: () => Promise<Verb> }
type Noun = { readonly name: string; readonly summary: string; readonly verbs: readonly Entry[] }

const entry = (name: string, summary: string, load: () => Promise<Verb>): Entry => ({ name, summary, load })

/** `yuma <verb>`. */
const VERBS: readonly Entry[] = [
  entry('up', 'run a whole subnet on this machine', async () => (await import('./commands/up.ts')).upVerb),
  entry('query', 'ask the subnet', async () => (await import('./commands/query.ts')).queryVerb),
]

/** `yuma <noun> <verb>`. */
const NOUNS: readonly Noun[] = [
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
        'create',
        'create and start a subnet',
        async () => (await import('./commands/subnet-create.ts')).subnetCreate,
      ),
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
    ],
  },
  {
    name: 'stake',
    summary: 'stake behind a hotkey',
    verbs: [entry('add', 'stake TAO', async () => (await import('./commands/stake-add.ts')).stakeAdd)],
  },
  {
    name: 'miner',
    summary: 'serve models and earn',
    verbs: [entry('run', 'run a miner', async () => (await import('./commands/miner-run.ts')).minerRun)],
  },
  {
    name: 'validator',
    summary: 'judge miners and set weights',
    verbs: [entry('run', 'run a validator', async () => (await import('./commands/validator-run.ts')).validatorRun)],
  },
  {
    name: 'gateway',
    summary: 'the HTTP door for queries',
    verbs: [entry('run', 'run a gateway', async () => (await import('./commands/gateway-run.ts')).gatewayRun)],
  },
  {
    name: 'task',
    summary: 'kinds of work',
    verbs: [entry('list', 'show them', async () => (await import('./commands/task-list.ts')).taskList)],
  },
  {
    name: 'model',
    summary: 'models that come with the package',
    verbs: [
      entry('list', 'show them with their quality', async () => (await import('./commands/model-list.ts')).modelList),
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

export type ProgramOptions = {
  readonly version: string
  readonly argv: readonly string[]
  readonly begin: (json: boolean) => Context
}

/**
 * The command line for these arguments: every noun and verb has its place in the help, the called one its flags.
 * Commander's own errors are thrown, so that one place ends the process.
 */
export async function createProgram({ version, argv, begin }: ProgramOptions): Promise<Command> {
  const words = argv.filter((word) => !word.startsWith('-'))
  const program = new Command('yuma')
    .description('A consensus machine-learning subnet: chain, miners, validators and gateway')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${oneLine(text.replace(/^error: /, ''))}\n`) })
  const add = async (parent: Command, { name, summary, load }: Entry, called: boolean): Promise<void> => {
    if (called) addVerb(parent, await load(), begin)
    else parent.command(name).summary(summary)
  }
  for (const verb of VERBS) await add(program, verb, words[0] === verb.name)
  for (const { name, summary, verbs } of NOUNS) {
    const noun = program.command(name).summary(summary).description(summary)
    for (const verb of verbs) await add(noun, verb, words[0] === name && words[1] === verb.name)
  }
  return program
}
