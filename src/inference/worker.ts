import { parentPort } from 'node:worker_threads'
import { toError } from '../lib/errors.ts'
import { ModelError } from './errors.ts'
import { checkFiles } from './files.ts'
import type { End, Order, Reply } from './messages.ts'
import type { Manifest, Runtime } from './model.ts'
import type { Load, Runner } from './runtimes/runner.ts'

/** A runtime is imported with the first model that needs it: transformers.js alone takes 100 MB. */
const RUNTIMES: Readonly<Record<Runtime, () => Promise<Load>>> = {
  onnx: async () => (await import('./runtimes/onnx.ts')).loadOnnx,
  'text-classification': async () => (await import('./runtimes/transformers.ts')).loadTextClassification,
  'feature-extraction': async () => (await import('./runtimes/transformers.ts')).loadFeatureExtraction,
  'char-hash': async () => (await import('./runtimes/char-hash.ts')).loadCharHash,
}

const runners = new Map<number, Runner>()

// An order to end waits for the one before it: native code that loses its thread in a run ends the process.
let turn: Promise<void> = Promise.resolve()
parentPort?.on('message', (order: Order | End) => {
  turn = turn.then(() => (order.kind === 'end' ? end() : reply(order)))
})

async function reply(order: Order): Promise<void> {
  const reply = await answer(order)
  const buffers = reply.ok
    ? reply.outputs.flatMap(({ datatype, data }) => (datatype === 'BYTES' ? [] : data.buffer))
    : []
  parentPort?.postMessage(reply, buffers as ArrayBuffer[])
}

/** The thread ends by itself once nothing is left that could send it something. */
async function end(): Promise<void> {
  await Promise.allSettled([...runners.values()].map((runner) => runner.close()))
  parentPort?.close()
}

async function answer(order: Order): Promise<Reply> {
  try {
    return { ok: true, outputs: await obey(order) }
  } catch (thrown) {
    return { ok: false, fault: thrown instanceof ModelError ? 'model' : 'run', message: toError(thrown).message }
  }
}

async function obey(order: Order): ReturnType<Runner['run']> {
  if (order.kind === 'open') {
    runners.set(order.model, await load(order.manifest))
    return []
  }
  const runner = runners.get(order.model)
  if (!runner) throw new ModelError('the model is not loaded')
  if (order.kind === 'run') return runner.run(order.inputs)
  runners.delete(order.model)
  await runner.close()
  return []
}

async function load(manifest: Manifest): Promise<Runner> {
  await checkFiles(manifest)
  const start = await RUNTIMES[manifest.runtime]()
  try {
    return await start(manifest)
  } catch (cause) {
    throw new ModelError(`could not load ${manifest.folder}: ${toError(cause).message}`, { cause })
  }
}
