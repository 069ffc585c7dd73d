import { join } from 'node:path'
import { text } from '../../config/kind.ts'
import { ready } from '../../crypto/ready.ts'
import { modelHash } from '../../inference/hash.ts'
import { listManifests } from '../../inference/manifest.ts'
import { BadInputError } from '../../lib/errors.ts'
import { packageRoot } from '../../lib/root.ts'
import { readJson } from '../../lib/store.ts'
import { decodeTaskSetField, taskSetAt, withTaskSet } from '../../protocol/commitment.ts'
import { infoOf } from '../../subtensor/commitment.ts'
import { tasks } from '../../tasks/index.ts'
import { taskSetHash } from '../../tasks/set/hash.ts'
import { parseTaskSet } from '../../tasks/set/parse.ts'
import { resolveTaskSet } from '../../tasks/set/resolve.ts'
import type { TaskSet } from '../../tasks/set/schema.ts'
import { standardTaskSetFile } from '../../tasks/set/standard.ts'
import { loadHotkey } from '../../wallet/wallet.ts'
import { act, actOptions } from '../act.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import type { Context } from '../context.ts'
import { answer, columns } from '../output.ts'
import { netuid, network, placeOf, walletOptions } from '../shared-options.ts'

const ACTIONS = ['show', 'check', 'publish'] as const

type Settings = {
  readonly network: string
  readonly netuid: number
  readonly models?: string | undefined
  readonly wallet: string
  readonly hotkey: string
  readonly walletPath?: string | undefined
  readonly dryRun: boolean
  readonly final: boolean
}

/** `yuma task set`. */
export const taskSet = verb({
  name: 'set',
  summary: 'the subnet’s task set: show what its owner published, check a file, publish one by the owner’s hotkey',
  args: `<${ACTIONS.join('|')}> [file]`,
  options: {
    network,
    netuid,
    models: { help: 'folder of models', type: text.optional() },
    ...walletOptions,
    ...actOptions,
  },
  async run(settings, [action, file], context) {
    await ready()
    if (action === 'show') return show(settings, context)
    if (action !== 'check' && action !== 'publish') {
      throw new BadInputError(`'${action}' is nothing to do with a task set; expected one of ${ACTIONS.join(', ')}`)
    }
    const path = file ?? standardTaskSetFile()
    const set = await checked(path, settings)
    return action === 'check' ? tell(path, set, context) : publish(set, settings, context)
  },
})

/** Reads a file and everything it names; rejects with `TaskSetError`. */
async function checked(path: string, { models }: Settings): Promise<TaskSet> {
  const value = await readJson(path)
  if (value === undefined) throw new BadInputError(`there is no file ${path}`)
  const set = parseTaskSet(value)
  const manifests = listManifests(models ?? join(packageRoot(), 'models'))
  resolveTaskSet(set, { tasks, models: new Map(manifests.map((manifest) => [modelHash(manifest), manifest])) })
  return set
}

function tell(path: string, set: TaskSet, { out }: Context): void {
  const hash = taskSetHash(set)
  answer(out, { file: path, hash, ...set }, () => [
    `${path} is the task set ${hash}, from block ${set.fromBlock}`,
    ...columns(
      ['task', 'class', 'share', 'challenges'],
      set.tasks.map(({ task, class: kind, weightPpm, challenges }) => [
        task,
        kind,
        `${(weightPpm / 10_000).toFixed(2)} %`,
        String(challenges),
      ]),
    ),
  ])
}

async function show({ network, netuid }: Settings, context: Context): Promise<void> {
  await withDesk(network, context, async ({ chain }) => {
    const [{ number }, { ownerHotkey }] = await Promise.all([chain.head(), chain.metagraph(netuid)])
    const fields = await chain.commitment(netuid, ownerHotkey)
    const now = taskSetAt(fields, number)
    const sets = fields
      .map(decodeTaskSetField)
      .filter((field) => field !== undefined)
      .map(({ hash, fromBlock }) => ({
        hash: Buffer.from(hash).toString('hex'),
        fromBlock,
        holds: fromBlock === now?.fromBlock,
      }))
    answer(context.out, { netuid, owner: ownerHotkey, block: number, sets }, () =>
      sets.length === 0
        ? [`the owner of subnet ${netuid} has published no task set`]
        : sets.map(({ hash, fromBlock, holds }) => `${hash} from block ${fromBlock}${holds ? ', holds now' : ''}`),
    )
  })
}

async function publish(set: TaskSet, { network, netuid, ...settings }: Settings, context: Context): Promise<void> {
  const signer = await loadHotkey(placeOf(settings, context), context)
  await withDesk(network, context, async (desk) => {
    const [{ number }, { ownerHotkey }] = await Promise.all([desk.chain.head(), desk.chain.metagraph(netuid)])
    if (signer.address !== ownerHotkey) {
      throw new BadInputError(
        `only the hotkey of the owner of subnet ${netuid}, ${ownerHotkey}, publishes its task set`,
      )
    }
    const hash = taskSetHash(set)
    const field = { hash: Buffer.from(hash, 'hex'), fromBlock: BigInt(set.fromBlock) }
    const fields = withTaskSet(await desk.chain.commitment(netuid, ownerHotkey), field, number)
    const args = { netuid, info: infoOf(fields) }
    const plan = {
      signer,
      call: { pallet: 'Commitments', call: 'set_commitment', args },
      facts: { netuid, hash, fromBlock: set.fromBlock, tasks: set.tasks.map(({ task }) => task) },
    }
    await act({ desk, context }, { plan, settings }, () => ({
      lines: [`task set ${hash} published for subnet ${netuid}, from block ${set.fromBlock}`],
    }))
  })
}
