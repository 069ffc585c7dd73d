#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ready } from '../crypto/ready.ts'
import { systemClock } from '../lib/clock.ts'
import { packageRoot } from '../lib/root.ts'
import { translateArguments } from './argv.ts'
import type { Context } from './context.ts'
import { EXIT, exitOf } from './exit.ts'
import { createLog, LEVELS, type Level } from './log.ts'
import { createProgram } from './program.ts'

/** First Ctrl-C asks, the second forces. */
function interruption(): AbortController {
  const asked = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (asked.signal.aborted) process.exit(EXIT.interrupted)
      asked.abort()
    })
  }
  return asked
}

async function main(): Promise<number> {
  const asked = interruption()
  const level = LEVELS.find((name) => name === process.env.YUMA_LOG_LEVEL) ?? ('info' satisfies Level)
  const terminal = process.stderr.isTTY === true
  const begin = (json: boolean): Context => ({
    out: {
      json,
      interactive: process.stdout.isTTY === true,
      columns: process.stdout.columns ?? 120,
      write: (text) => process.stdout.write(text),
    },
    log: createLog({ level, json: !terminal, write: (line) => process.stderr.write(line), now: Date.now }),
    clock: systemClock,
    env: process.env,
    home: homedir(),
    input: process.stdin,
    ...(process.stdin.isTTY === true ? { prompt: ask } : {}),
    signal: asked.signal,
    bornAt: Math.round(performance.timeOrigin),
  })
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }
  try {
    await ready()
    const given = process.argv.slice(2)
    const argv = given.length === 0 ? ['--help'] : translateArguments(given)
    const program = await createProgram({ version, argv, begin })
    await program.parseAsync([...argv], { from: 'user' })
    return asked.signal.aborted ? EXIT.interrupted : EXIT.done
  } catch (thrown) {
    const { code, line } = exitOf(thrown, asked.signal.aborted)
    if (line !== undefined) process.stderr.write(`${line}\n`)
    return code
  }
}

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}

process.exitCode = await main()
// A stdin that somebody read keeps the process alive though nobody waits for it any more.
process.stdin.destroy()
