import { Command } from 'commander'
import { addVerb } from './command.ts'
import type { Context } from './context.ts'
import { oneLine } from './exit.ts'
import { type Entry, NOUNS, VERBS } from './nouns.ts'

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
