import { parentPort } from 'node:worker_threads'
import { toError } from '../lib/errors.ts'
import type { Tensor } from '../lib/tensor.ts'
import { ModelError } from './errors.ts'
import { checkFiles } from './files.ts'
import { checkGraphs } from './graph/files.ts'
import type { Cancel, End, Order, Reply } from './messages.ts'
import type { Manifest, Runtime } from './model.ts'
import type { Load, Runner } from './runtimes/runner.ts'

/** A runtime is imported with the first model that needs it: transformers.js alone takes 100 MB. */
const RUNTIMES: Readonly<Record<Runtime, () => Promise<Load>>> = {
  onnx: async () => (await import('./runtimes/onnx.ts')).loadOnnx,
  'text-classification': async () => (await import('./runtimes/transformers.ts')).loadTextClassification,
  'feature-extraction': async () => (await import('./runtimes/transformers.ts')).loadFeatureExtraction,
  'text-generation': async () => (await import('./runtimes/text-generation.ts')).loadTextGeneration,
  'char-hash': async () => (await import('./runtimes/char-hash.ts')).loadCharHash,
  'char-classification': async () => (await import('./runtimes/char-classification.ts')).loadCharClassification,
}

const runners = new Map<number, Runner>()
/** The orders that models work on side by side. */
const running = new Map<
  number,
  { readonly model: number; readonly cancel: AbortController; readonly done: Promise<void> }
>()

// An order to end waits for those before it: native code that loses its thread in a run ends the process.
let turn: Promise<void> = Promise.resolve()
parentPort?.on('message', (order: Order | Cancel | End) => {
  if (order.kind === 'cancel') return running.get(order.id)?.cancel.abort()
  turn = turn.then(() => (order.kind === 'end' ? end() : begin(order)))
})

/** Waits for the order to be done, unless its model takes more at once. */
async function begin(order: Order): Promise<void> {
  const cancel = new AbortController()
  const done = reply(order, cancel.signal)
  if (order.kind !== 'run' || !runners.get(order.model)?.concurrent) return done
  running.set(order.id, { model: order.model, cancel, done })
  void done.then(() => running.delete(order.id))
}

async function reply(order: Order, signal: AbortSignal): Promise<void> {
  const { id } = order
  try {
    const outputs = await obey(order, { signal, emit: (outputs) => post({ kind: 'part', id, outputs }) })
    post({ kind: 'done', id, outputs })
  } catch (thrown) {
    const fault = thrown instanceof ModelError ? 'model' : 'run'
    post({ kind: 'failed', id, fault, message: toError(thrown).message })
  }
}

function post(reply: Reply): void {
  const outputs = reply.kind === 'failed' ? [] : reply.outputs
  const buffers = outputs.flatMap(({ datatype, data }) => (datatype === 'BYTES' ? [] : data.buffer))
  parentPort?.postMessage(reply, buffers as ArrayBuffer[])
}

/** The thread ends by itself once nothing is left that could send it something. */
async function end(): Promise<void> {
  await Promise.allSettled([...runners.keys()].map(close))
  parentPort?.close()
}

async function close(model: number): Promise<void> {
  const runner = runners.get(model)
  runners.delete(model)
  const own = [...running.values()].filter((each) => each.model === model)
  for (const { cancel } of own) cancel.abort()
  await Promise.all(own.map(({ done }) => done))
  await runner?.close()
}

async function obey(
  order: Order,
  options: { readonly signal: AbortSignal; readonly emit: (part: readonly Tensor[]) => void },
): Promise<readonly Tensor[]> {
  if (order.kind === 'open') {
    runners.set(order.model, await load(order.manifest))
    return []
  }
  const runner = runners.get(order.model)
  if (!runner) throw new ModelError('the model is not loaded')
  if (order.kind === 'run') return runner.run(order.inputs, options)
  await close(order.model)
  return []
}

async function load(manifest: Manifest): Promise<Runner> {
  await checkFiles(manifest)
  const start = await RUNTIMES[manifest.runtime]()
  try {
    await checkGraphs(manifest)
    return await start(manifest)
  } catch (cause) {
    throw new ModelError(`could not load ${manifest.folder}: ${toError(cause).message}`, { cause })
  }
}
