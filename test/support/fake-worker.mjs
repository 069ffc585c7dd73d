/**
 * Speaks the pool's side of `src/inference/messages.ts` without a model. What a run's tensor is called says what
 * happens: `die` ends the thread, `fail` is a fault, `hold` is answered when the channel named in its data says so,
 * `tell` gives a part of every run that is held, after as many milliseconds as its data says, and is answered with how many
 * they are; `cancelled` is answered with the numbers of the runs that were, counted from the first; anything else is answered
 * at once with the names of all runs so far. Opening the model `deadly` ends the thread; `brittle` does so once if there is a
 * file `brittle` in its folder, and takes the file away.
 */
import { existsSync, rmSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

const seen = []
const ids = []
const held = new Set()
const cancelled = []

parentPort.on('message', (order) => {
  const { id } = order
  if (order.kind === 'cancel') {
    cancelled.push(String(ids.indexOf(id)))
    return
  }
  if (order.kind === 'open' && order.manifest.name === 'unloadable') {
    parentPort.postMessage({ kind: 'failed', id, fault: 'model', message: 'not a model' })
    return
  }
  if (order.kind === 'open' && order.manifest.name === 'deadly') process.exit(1)
  if (order.kind === 'open' && order.manifest.name === 'brittle') breakOnce(`${order.manifest.folder}/brittle`)
  if (order.kind === 'end') process.exit(0)
  if (order.kind !== 'run') {
    answer(id)
    return
  }
  const [{ name, data }] = order.inputs
  ids.push(id)
  if (name === 'cancelled') return answer(id, cancelled)
  if (name === 'tell') return void setTimeout(() => tell(id), Number(data[0] ?? 0))
  seen.push(name)
  if (name === 'die') process.exit(1)
  if (name === 'fail') parentPort.postMessage({ kind: 'failed', id, fault: 'run', message: 'a wrong input' })
  else if (name === 'hold') hold(id, data[0])
  else answer(id)
})

function breakOnce(file) {
  if (!existsSync(file)) return
  rmSync(file)
  process.exit(1)
}

function hold(id, channelName) {
  held.add(id)
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = () => {
    channel.close()
    held.delete(id)
    answer(id)
  }
  channel.postMessage('holding')
}

function tell(id) {
  for (const each of held) parentPort.postMessage({ kind: 'part', id: each, outputs: [texts('part', [])] })
  answer(id, [String(held.size)])
}

function answer(id, data = seen) {
  parentPort.postMessage({ kind: 'done', id, outputs: [texts('seen', data)] })
}

function texts(name, data) {
  return { name, datatype: 'BYTES', shape: [data.length], data }
}
