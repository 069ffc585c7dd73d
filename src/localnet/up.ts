import { join } from 'node:path'
import type { Inference, Manifest } from '../inference/model.ts'
import type { Clock } from '../lib/clock.ts'
import { createClosing } from '../lib/closing.ts'
import type { Log } from '../lib/log.ts'
import type { Chain } from '../subtensor/chain.ts'
import { viewMetagraph } from '../subtensor/view.ts'
import { chatTaskSet, standardTaskSet } from '../tasks/set/standard.ts'
import type { Task } from '../tasks/task.ts'
import { bringUp, type Cast } from './bring-up.ts'
import { startChainProcess } from './chain-process.ts'
import { watchEpochs } from './epochs.ts'
import { type Plan, planSubnet } from './plan.ts'
import { type UpReport, upReport } from './report.ts'
import { startRoles } from './roles.ts'
import type { EpochRow, Row } from './row.ts'
import { neuronRows, plannedStakes } from './rows.ts'
import { openSettings, type Wanted } from './settings.ts'
import { baselinesOf, localTaskSet, publishTaskSet } from './task-set.ts'

export type UpModules = {
  readonly clock: Clock
  readonly log: Log
  readonly tasks: ReadonlyMap<string, Task>
  readonly manifests: readonly Manifest[]
  readonly inference: Inference
  readonly connect: (endpoint: string, signal: AbortSignal) => Promise<Chain>
  readonly openCast: (folder: string, plan: Plan) => Promise<Cast>
  /** When the process was started, in ms since 1970. */
  readonly bornAt: number
}

export type UpOptions = Wanted & {
  readonly chainPort: number
  readonly gatewayPort: number
  readonly receiptsPort: number
  /** Ends after this many epochs in which a miner was paid; never when absent. */
  readonly epochs?: number
}

/** What happens while a subnet runs, for whoever shows it. */
export type UpDisplay = {
  step(message: string): void
  ready(facts: {
    readonly gateway: string
    readonly endpoint: string
    readonly netuid: number
    readonly dataDir: string
    /** Where validators give away what they judged, and who they are. */
    readonly receipts: readonly { readonly validator: string; readonly url: string }[]
  }): void
  table(rows: readonly Row[], facts: { readonly block: bigint; readonly nextEpoch: bigint | undefined }): void
  epoch(epoch: EpochRow, facts: { readonly minerPaid: boolean; readonly firstEmissionMs?: number }): void
}

/** The table is brought up to date this often, in ms. */
const TABLE_MS = 1_000

/**
 * A whole subnet on this machine: chain, miners, validators and gateway, until the signal aborts or the wanted
 * epochs have passed. Everything is closed before it resolves with the report.
 */
export async function up(
  modules: UpModules,
  options: UpOptions,
  display: UpDisplay,
  signal: AbortSignal,
): Promise<UpReport> {
  const { clock, log, inference } = modules
  const closing = createClosing(log)
  const stop = new AbortController()
  const ended = AbortSignal.any([signal, stop.signal])
  try {
    const settings = await openSettings(options)
    const taskSet = localTaskSet(await (options.chat ? chatTaskSet() : standardTaskSet()))
    const plan = planSubnet(taskSet, modules.manifests)
    display.step('starting the chain')
    const process = await startChainProcess(
      { clock, log: log.with({ role: 'chain' }) },
      { ...settings, dataDir: join(options.dataDir, 'chain'), port: options.chainPort },
    )
    closing.add('chain process', () => process.close())
    const cast = await modules.openCast(join(options.dataDir, 'wallets'), plan)
    const chain = await modules.connect(process.endpoint, ended)
    closing.add('chain connection', () => chain.close())

    display.step('registering neurons')
    const netuid = await bringUp({ chain, log }, plan, cast)
    await publishTaskSet({ chain, log }, { netuid, owner: cast.owner.hotkey, set: taskSet })
    const view = await viewMetagraph({ chain, log }, { netuid, signal: ended })

    display.step('loading models')
    const roles = await startRoles({ ...modules, chain, view, inference, taskSet }, plan, cast, {
      netuid,
      tempo: settings.tempo,
      dataDir: options.dataDir,
      gatewayPort: options.gatewayPort,
      receiptsPort: options.receiptsPort,
    })
    closing.add('roles', () => roles.close())
    const { gateway, receipts } = roles
    display.ready({ gateway: gateway.url, endpoint: process.endpoint, netuid, dataDir: options.dataDir, receipts })

    let firstEmissionMs: number | undefined
    const staked = plannedStakes(plan, (name) => cast.neurons.get(name)!.hotkey.address)
    const rows = (): readonly Row[] => neuronRows(view.current(), roles, staked)
    const epochs = watchEpochs(
      { chain, log },
      { netuid, miners: new Set(roles.miners.keys()), signal: ended },
      (epoch, minerPaid) => {
        if (minerPaid) firstEmissionMs ??= clock.now() - modules.bornAt
        display.epoch(epoch, { minerPaid, ...(firstEmissionMs === undefined ? {} : { firstEmissionMs }) })
        if (options.epochs !== undefined && epochs.paid() >= options.epochs) stop.abort()
      },
    )
    const show = async (): Promise<void> => {
      while (!ended.aborted) {
        display.table(rows(), {
          block: view.head().number,
          nextEpoch: await chain.nextEpochBlock(netuid).catch(() => undefined),
        })
        await clock.sleep(TABLE_MS, ended).catch(() => {})
      }
    }
    await Promise.race([show(), process.failed])
    display.step('stopping')

    const metagraph = await chain.metagraph(netuid).catch(() => view.current())
    return upReport({
      genesisHash: chain.genesisHash,
      specVersion: chain.specVersion,
      block: metagraph.block,
      netuid,
      rows: neuronRows(metagraph, roles, staked),
      epochs: epochs.rows(),
      baselines: baselinesOf(taskSet, modules.manifests),
      firstEmissionMs,
    })
  } finally {
    stop.abort()
    await closing.close()
  }
}
