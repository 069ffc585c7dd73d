/**
 * Speaks the pool's side of `src/inference/messages.ts` without a model. What a run's tensor is called says what
 * happens: `die` ends the thread, `fail` is a fault, `hold` is answered when the channel named in its data says so,
 * anything else is answered at once with the names of all runs so far. Opening the model `deadly` ends the thread;
 * `brittle` does so once if there is a file `brittle` in its folder, and takes the file away.
 */
import { existsSync, rmSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

const seen = []

parentPort.on('message', (order) => {
  if (order.kind === 'open' && order.manifest.name === 'unloadable') {
    parentPort.postMessage({ ok: false, fault: 'model', message: 'not a model' })
    return
  }
  if (order.kind === 'open' && order.manifest.name === 'deadly') process.exit(1)
  if (order.kind === 'open' && order.manifest.name === 'brittle') breakOnce(`${order.manifest.folder}/brittle`)
  if (order.kind === 'end') process.exit(0)
  if (order.kind !== 'run') {
    answer()
    return
  }
  const [{ name, data }] = order.inputs
  seen.push(name)
  if (name === 'die') process.exit(1)
  if (name === 'fail') parentPort.postMessage({ ok: false, fault: 'run', message: 'a wrong input' })
  else if (name === 'hold') hold(data[0])
  else answer()
})

function breakOnce(file) {
  if (!existsSync(file)) return
  rmSync(file)
  process.exit(1)
}

function hold(channelName) {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = () => {
    channel.close()
    answer()
  }
  channel.postMessage('holding')
}

function answer() {
  parentPort.postMessage({ ok: true, outputs: [{ name: 'seen', datatype: 'BYTES', shape: [seen.length], data: seen }] })
}
