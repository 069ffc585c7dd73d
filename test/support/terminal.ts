import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exitOf } from '../../src/cli/exit.ts'
import { createLog } from '../../src/cli/log.ts'
import { createProgram } from '../../src/cli/program.ts'
import { systemClock } from '../../src/lib/clock.ts'

/** What a command that ended said. */
type Said = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** The command line inside this process: as `yuma`, without the second it takes a process to start. */
export interface Terminal {
  readonly folder: string
  type(...args: readonly string[]): Promise<Said>
  /** Types a command with `--json` that should succeed, and reads its answer. */
  typeJson(...args: readonly string[]): Promise<Record<string, unknown>>
  end(): Promise<void>
}

/** A terminal with a home of its own and these variables. */
export async function openTerminal(env: Readonly<Record<string, string>>): Promise<Terminal> {
  const folder = await mkdtemp(join(tmpdir(), 'terminal-'))
  const type = async (...args: readonly string[]): Promise<Said> => {
    const said = { stdout: '', stderr: '' }
    const stop = new AbortController()
    const toStderr = (text: string): void => {
      said.stderr += text
    }
    const program = await createProgram({
      version: '0',
      argv: args,
      begin: (json) => ({
        out: {
          json,
          interactive: false,
          columns: 120,
          write: (text) => {
            said.stdout += text
          },
        },
        log: createLog({ level: 'info', json: true, write: toStderr, now: Date.now }),
        clock: systemClock,
        env: { XDG_STATE_HOME: folder, BT_WALLET_PATH: join(folder, 'wallets'), ...env },
        home: folder,
        input: (async function* () {})(),
        signal: stop.signal,
        bornAt: Date.now(),
      }),
    })
    try {
      await program.parseAsync([...args], { from: 'user' })
      return { code: 0, ...said }
    } catch (thrown) {
      const { code, line = '' } = exitOf(thrown, false)
      return { code, stdout: said.stdout, stderr: `${said.stderr}${line}\n` }
    }
  }
  return {
    folder,
    type,
    async typeJson(...args) {
      const { code, stdout, stderr } = await type(...args, '--json')
      if (code !== 0) throw new Error(`yuma ${args.join(' ')} ended with ${code}: ${stderr}`)
      return JSON.parse(stdout)
    },
    end: () => rm(folder, { recursive: true, force: true }),
  }
}
