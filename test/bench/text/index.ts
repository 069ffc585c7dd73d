/**
 * What verified text generation costs and catches: `npm run measure:text [honest|cheats|cost|throughput]`, all without a name.
 * Prints a line of JSON for each figure. `TOKENS`, `ANSWERS`, `ONLY` and `TURNS` change how much is measured.
 */
import { measureCheats } from './cheats.ts'
import { measureCost } from './cost.ts'
import { measureHonest } from './honest.ts'
import { openStage } from './stage.ts'
import { measureThroughput } from './throughput.ts'

const [what] = process.argv.slice(2)
const { TOKENS = '20000', ANSWERS = '24', ONLY = '.', TURNS = '5' } = process.env
const answers = Number(ANSWERS)
const say = (figures: unknown): void => void process.stdout.write(`${JSON.stringify(figures)}\n`)
const wanted = (name: string): boolean => what === undefined || what === name

const stage = await openStage()
if (wanted('throughput')) for await (const each of measureThroughput(stage, { turns: Number(TURNS) })) say(each)
if (wanted('cost')) say(await measureCost(stage, { answers, mostPrompt: 60 }))
if (wanted('honest')) for await (const each of measureHonest(stage, { tokens: Number(TOKENS) })) say(each)
if (wanted('cheats')) for await (const each of measureCheats(stage, { answers, only: new RegExp(ONLY) })) say(each)
