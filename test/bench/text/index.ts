/**
 * What verified text generation costs and catches: `npm run measure:text [honest|cheats|cost|throughput]`, all without a name.
 * Prints a line of JSON for each figure; `-- --out FILE` appends it there as well, and a run that finds honest answers or cheats in the
 * file goes on behind them. `npm run measure:text table -- --out FILE` writes what was found as Markdown. `TOKENS`, `ANSWERS`, `ONLY`
 * and `TURNS` change how much is measured.
 */
import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureCheats } from './cheats.ts'
import { measureCost } from './cost.ts'
import { type Fact, readFacts } from './facts.ts'
import { measureHonest } from './honest.ts'
import { openStage } from './stage.ts'
import { tableOf } from './table.ts'
import { measureThroughput } from './throughput.ts'

const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true })
const [what] = positionals
const { TOKENS = '20000', ANSWERS = '24', ONLY = '.', TURNS = '5' } = process.env
const answers = Number(ANSWERS)
const { out } = values
const facts = out === undefined ? [] : readFacts(out)
const wanted = (name: string): boolean => what === undefined || what === name

function say(fact: Fact): void {
  const line = `${JSON.stringify(fact)}\n`
  process.stdout.write(line)
  if (out !== undefined) appendFileSync(out, line)
}

async function measure(): Promise<void> {
  const stage = await openStage()
  if (wanted('throughput')) {
    for await (const each of measureThroughput(stage, { turns: Number(TURNS) })) say({ what: 'throughput', ...each })
  }
  if (wanted('cost')) say({ what: 'cost', ...(await measureCost(stage, { answers, mostPrompt: 60 })) })
  if (wanted('honest')) {
    const done = facts.filter((fact) => fact.what === 'honest')
    for await (const each of measureHonest(stage, { tokens: Number(TOKENS), done })) say({ what: 'honest', ...each })
  }
  if (wanted('cheats')) {
    const done = new Set(facts.flatMap((fact) => (fact.what === 'cheat' ? [fact.cheat] : [])))
    const options = { answers, only: (cheat: string) => new RegExp(ONLY).test(cheat) && !done.has(cheat) }
    for await (const each of measureCheats(stage, options)) say({ what: 'cheat', ...each })
  }
}

if (what === 'table') process.stdout.write(tableOf(facts))
else await measure()
