import { Command } from 'commander'
import { addVerb, type Verb } from './command.ts'
import { chainRun } from './commands/chain-run.ts'
import { chainVerify } from './commands/chain-verify.ts'
import { consensusEpoch } from './commands/consensus-epoch.ts'
import { gatewayRun } from './commands/gateway-run.ts'
import { minerRun } from './commands/miner-run.ts'
import { modelList } from './commands/model-list.ts'
import { queryVerb } from './commands/query.ts'
import { stakeAdd } from './commands/stake-add.ts'
import { subnetCreate } from './commands/subnet-create.ts'
import { subnetMetagraph } from './commands/subnet-metagraph.ts'
import { subnetRegister } from './commands/subnet-register.ts'
import { taskList } from './commands/task-list.ts'
import { upVerb } from './commands/up.ts'
import { validatorRun } from './commands/validator-run.ts'
import { walletCreate } from './commands/wallet-create.ts'
import { walletList } from './commands/wallet-list.ts'
import type { Context } from './context.ts'

const NOUNS: readonly { readonly name: string; readonly summary: string; readonly verbs: readonly Verb[] }[] = [
  { name: 'chain', summary: 'the embedded chain', verbs: [chainRun, chainVerify] },
  { name: 'wallet', summary: 'coldkeys and hotkeys', verbs: [walletCreate, walletList] },
  { name: 'subnet', summary: 'subnets and their neurons', verbs: [subnetCreate, subnetRegister, subnetMetagraph] },
  { name: 'stake', summary: 'stake behind a hotkey', verbs: [stakeAdd] },
  { name: 'miner', summary: 'serve a model and earn', verbs: [minerRun] },
  { name: 'validator', summary: 'judge miners and set weights', verbs: [validatorRun] },
  { name: 'gateway', summary: 'the HTTP door for queries', verbs: [gatewayRun] },
  { name: 'task', summary: 'kinds of work', verbs: [taskList] },
  { name: 'model', summary: 'models that come with the package', verbs: [modelList] },
  { name: 'consensus', summary: 'Yuma consensus by itself', verbs: [consensusEpoch] },
]

/** The whole command line. Commander's own errors are thrown, so that one place ends the process. */
export function createProgram(version: string, begin: (json: boolean) => Context): Command {
  const program = new Command('yuma')
    .description('A consensus machine-learning subnet: chain, miners, validators and gateway')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
  addVerb(program, upVerb, begin)
  addVerb(program, queryVerb, begin)
  for (const { name, summary, verbs } of NOUNS) {
    const noun = program.command(name).summary(summary).description(summary).exitOverride()
    for (const verb of verbs) addVerb(noun, verb, begin)
  }
  return program
}
