import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { backoffMs } from '../lib/backoff.ts'
import type { Clock } from '../lib/clock.ts'
import { BadInputError, SubnetError, toError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { builtFile } from '../lib/root.ts'

/** How long the chain may take to say where it listens, in ms. */
const START_TIMEOUT_MS = 30_000

/** A chain that cannot be started this often in a row is given up; each wait is twice the one before, in ms. */
const MAX_FAILED_STARTS = 8
const RESTART_DELAY = { delayMs: 50, maxDelayMs: 5_000 } as const

/** How long the chain may take to end when asked, in ms; every block is on disk already. */
const CLOSE_TIMEOUT_MS = 10_000

/** Lines of the chain's stderr kept to explain its death. */
const KEPT_LINES = 20

/** The chain process could not be started, or died again and again. */
class ChainProcessError extends SubnetError {
  readonly code = 'CHAIN_PROCESS'
}

export type ChainProcessOptions = {
  readonly dataDir: string
  readonly port: number
  readonly blockMs: number
  readonly tempo: number
}

/** A supervised chain: one process at a time, always on the same port. */
export interface ChainProcess {
  readonly endpoint: string
  /** The process there is now, to look at or to kill. */
  pid(): number | undefined
  /** How often it was started again. */
  restarts(): number
  /** Rejects when the chain is given up; never resolves. */
  readonly failed: Promise<never>
  close(): Promise<void>
}

/**
 * Starts `yuma chain run` as a process of its own and starts it again whenever it dies. Rejects with
 * `BadInputError` when the chain refuses its settings, with `ChainProcessError` when it does not come up.
 */
export async function startChainProcess(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  options: ChainProcessOptions,
): Promise<ChainProcess> {
  const stop = new AbortController()
  let current = await launch(options)
  const { endpoint } = current
  const port = Number(new URL(endpoint).port)
  let restarts = 0
  log.info('chain runs', { pid: current.child.pid, endpoint })

  const revive = async (): Promise<Launched> => {
    for (let failures = 1; ; failures++) {
      try {
        return await launch({ ...options, port })
      } catch (thrown) {
        if (stop.signal.aborted || failures >= MAX_FAILED_STARTS) throw thrown
        log.warn('chain process did not come up', { failures, why: toError(thrown).message })
      }
      await clock.sleep(backoffMs(failures, { ...RESTART_DELAY, random: Math.random }), stop.signal)
    }
  }
  const supervise = async (): Promise<never> => {
    for (;;) {
      await current.exited
      if (stop.signal.aborted) return new Promise<never>(() => {})
      log.warn('chain process died', { restarts })
      current = await revive()
      if (stop.signal.aborted) current.child.stdin?.end()
      restarts++
      log.info('chain runs again', { pid: current.child.pid, restarts })
    }
  }
  const failed = supervise()
  failed.catch(() => {})

  return {
    endpoint,
    pid: () => current.child.pid,
    restarts: () => restarts,
    failed,
    async close() {
      stop.abort()
      current.child.stdin?.end()
      const late = setTimeout(() => current.child.kill('SIGKILL'), CLOSE_TIMEOUT_MS)
      await current.exited
      clearTimeout(late)
    },
  }
}

type Launched = {
  readonly child: ChildProcess
  readonly endpoint: string
  readonly exited: Promise<void>
  readonly lastWords: () => string
}

async function launch({ dataDir, port, blockMs, tempo }: ChainProcessOptions): Promise<Launched> {
  const flags = ['--data', dataDir, '--port', port, '--block-ms', blockMs, '--tempo', tempo].map(String)
  // A group of its own: Ctrl-C reaches us, and we close the chain last.
  const child = spawn(
    process.execPath,
    [fileURLToPath(builtFile('src/cli/yuma.ts')), 'chain', 'run', ...flags, '--attached', '--json'],
    {
      // It ends with its stdin, so it does not outlive us however we end.
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    },
  )
  const lines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
  })
  const lastWords = (): string => lines.at(-1) ?? 'it said nothing'
  child.stdin.on('error', () => {})
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const endpoint = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new ChainProcessError(`the chain did not come up within ${START_TIMEOUT_MS} ms: ${lastWords()}`))
    }, START_TIMEOUT_MS)
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      act()
    }
    child.once('error', (cause) =>
      settle(() => reject(new ChainProcessError('the chain process cannot be started', { cause }))),
    )
    child.once('close', (code) =>
      settle(() =>
        reject(
          code === 2
            ? new BadInputError(lastWords())
            : new ChainProcessError(`the chain ended with code ${code}: ${lastWords()}`),
        ),
      ),
    )
    createInterface({ input: child.stdout }).once('line', (line) => {
      settle(() => resolve((JSON.parse(line) as { endpoint: string }).endpoint))
    })
  })
  return { child, endpoint, exited, lastWords }
}
