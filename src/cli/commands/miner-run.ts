import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startMiner } from '../../../miner/miner.ts'
import { minerSettings } from '../../../miner/options.ts'
import { readManifest } from '../../inference/manifest.ts'
import type { Manifest } from '../../inference/model.ts'
import { createInference } from '../../inference/pool.ts'
import { BadInputError } from '../../lib/errors.ts'
import { packageRoot } from '../../lib/root.ts'
import { tasks } from '../../tasks/index.ts'
import type { Task } from '../../tasks/task.ts'
import { coldkeyAddress, loadColdkey, loadHotkey } from '../../wallet/wallet.ts'
import { verb } from '../command.ts'
import { withChain } from '../connect.ts'
import { answer } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'
import { untilAborted } from '../wait.ts'

/** `yuma miner run`. */
export const minerRun = verb({
  name: 'run',
  summary: 'serve models to validators and earn',
  args: '<models...>',
  options: { network, netuid, ...walletOptions, ...minerSettings },
  async run({ network, netuid, wallet, hotkey, walletPath, ...settings }, models, context) {
    const { out, log, clock, signal } = context
    const place = placeOf({ wallet, hotkey, walletPath }, context)
    const keypair = await loadHotkey(place, context)
    const wanted = models.map(workOf)
    await withChain(network, context, async (chain) => {
      const registered = (await chain.uid(netuid, keypair.address)) !== undefined
      // The coldkey is opened only when it has something to sign.
      const coldkey = registered ? undefined : await loadColdkey(place, context)
      const inference = createInference({ log }, { threads: settings.threads })
      try {
        const works = await Promise.all(
          wanted.map(async ({ task, manifest }) => ({ task, model: await inference.open(manifest) })),
        )
        const miner = await startMiner(
          { chain, works, hotkey: keypair, ...(coldkey === undefined ? {} : { coldkey }), clock, log },
          {
            netuid,
            host: settings.host,
            port: settings.port,
            concurrency: settings.concurrency,
            queue: settings.queue,
            minStake: settings.minStake,
            capacity: settings.capacity,
            ...(settings.publishIp === undefined ? {} : { publishIp: settings.publishIp }),
            ...(settings.publishPort === undefined ? {} : { publishPort: settings.publishPort }),
          },
        )
        const owner = await coldkeyAddress(place).catch(() => undefined)
        answer(out, { uid: miner.uid, hotkey: miner.hotkey, coldkey: owner, port: miner.port }, () => [
          `miner uid ${miner.uid} serves ${wanted.map(({ task, manifest }) => `${task.name} with ${manifest.name}`).join(', ')} on port ${miner.port}`,
        ])
        await untilAborted(signal)
        await miner.close()
      } finally {
        await inference.close()
      }
    })
  },
})

/** A model and what it is to do: what its manifest says, or the task before a `=`, as `digit-scores=digits/cnn-m`. */
function workOf(word: string): { readonly task: Task; readonly manifest: Manifest } {
  const [, named, model = word] = /^([\w-]+)=(.+)$/.exec(word) ?? []
  const manifest = readManifest(modelFolder(model))
  const name = named ?? manifest.task
  const task = tasks.get(name)
  if (task === undefined)
    throw new BadInputError(`'${name}' is no task; expected one of ${[...tasks.keys()].join(', ')}`)
  return { task, manifest }
}

/** A folder as given, or a model that comes with the package, as `digits/cnn-m`. */
function modelFolder(model: string): string {
  const folder = [model, join(packageRoot(), 'models', model)].find((path) => existsSync(join(path, 'model.json')))
  if (folder === undefined)
    throw new BadInputError(
      `no model.json in ${model}; expected a folder of a model or a name of yuma model list, as digits/cnn-m`,
    )
  return folder
}
