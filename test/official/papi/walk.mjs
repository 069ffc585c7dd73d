/* The walk of papi: one JSON line a step on stdout. */
import { execFileSync } from 'node:child_process'

const CLIENT = 'polkadot-api'
const STEP_TIMEOUT_MS = 90_000
const DETAIL_LENGTH = 240

const say = (step, ok, detail) => {
  const line = String(detail).replace(/\s+/g, ' ').slice(0, DETAIL_LENGTH)
  process.stdout.write(`${JSON.stringify({ client: CLIENT, step, ok, detail: line })}\n`)
  return ok
}

/** Takes a step and says how it went. */
async function take(step, work) {
  const late = AbortSignal.timeout(STEP_TIMEOUT_MS)
  const timeout = new Promise((_, reject) => {
    late.addEventListener('abort', () => reject(new Error(`took more than ${STEP_TIMEOUT_MS} ms`)))
  })
  try {
    return say(step, true, await Promise.race([work(), timeout]))
  } catch (error) {
    console.error(error)
    return say(step, false, error.stdout || error)
  }
}

/** Writes descriptors for the runtime the chain runs, and compiles the program against them. */
async function descriptors() {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } }
  console.error(execFileSync('node_modules/.bin/papi', ['add', 'yumanet', '--wasm', process.env.YUMA_BLOB], options))
  const strict = [
    '--noEmit',
    '--allowJs',
    '--strict',
    '--skipLibCheck',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
  ]
  execFileSync('node_modules/.bin/tsc', [...strict, '--target', 'es2023', 'read.mjs'], options)
  return 'from the runtime itself'
}

if (await take('descriptors', descriptors)) {
  const { program } = await import('./read.mjs')
  const { steps, close } = program(process.env.YUMA_ENDPOINT)
  for (const [step, work] of Object.entries(steps)) await take(step, work)
  close()
}
