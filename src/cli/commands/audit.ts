import { join } from 'node:path'
import { drawnChallenges } from '../../../validator/schedule.ts'
import { type EvidenceOf, readEvidence, readTold } from '../../audit/evidence.ts'
import { fetchHead, fetchRound, type RoundHead } from '../../audit/fetch.ts'
import type { Finding } from '../../audit/finding.ts'
import type { Told } from '../../audit/history.ts'
import { type AuditReport, auditRound } from '../../audit/round.ts'
import type { Peer } from '../../audit/service.ts'
import { integer, milliseconds, text, yesNo } from '../../config/kind.ts'
import { stateDirectory } from '../../config/state.ts'
import { BadInputError } from '../../lib/errors.ts'
import type { Metagraph, Neuron } from '../../subtensor/metagraph.ts'
import { createLoader } from '../../tasks/set/load.ts'
import { standardTaskSetFile } from '../../tasks/set/standard.ts'
import { auditDeep } from '../audit-deep.ts'
import { AuditFailedError } from '../audit-failed.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../keys.ts'
import { answer, columns } from '../output.ts'
import { netuid, network } from '../shared-options.ts'

/** `yuma audit`. */
export const audit = verb({
  name: 'audit',
  summary: 'reckon a validator’s round again and compare it with the chain',
  options: {
    network,
    netuid,
    validator: { help: 'hotkey of the validator', type: text },
    epoch: { help: 'epoch of the round', type: integer(0, 4_294_967_295) },
    from: {
      help: 'who serves the round, as http://host:port; the validator itself when not given',
      type: text.optional(),
    },
    taskSet: {
      help: 'file of the task set it was judged by, where the validator does not serve it and the package lacks it',
      type: text.optional(),
    },
    history: {
      help: 'epochs back in which rounds that were given up are counted',
      type: integer(1, 1_000),
      default: 100,
    },
    deep: { help: 'judge 200 random answers again', type: yesNo, default: false },
    models: { help: 'folder of models, for --deep', type: text.optional() },
    timeout: { help: 'how long a page of receipts may take', type: milliseconds, default: 20_000 },
  },
  async run({ network, netuid, validator, epoch, from, taskSet, history, deep, models, timeout }, _args, context) {
    const of = { netuid, validator: addressOf(validator), epochs: history }
    const files = [
      ...(taskSet === undefined ? [] : [taskSet]),
      standardTaskSetFile(),
      join(stateDirectory(context.env, context.home), 'task-sets', '$hash.json'),
    ]
    const report = await withDesk(network, context, async (desk) => {
      const metagraph = await desk.chain.metagraph(netuid)
      const source = { from: from ?? axonOf(metagraph, validator), timeoutMs: timeout, signal: context.signal }
      const fetched = await fetchRound({ ...source, epoch: BigInt(epoch) })
      if (!fetched.ok) return { findings: [fetched.finding] }
      const round = fetched.value
      const told = await readTold(desk, of)
      const previous = await previousOf(told, round.record.epoch, source)
      const served = [round.taskSet, previous?.taskSet].filter((set) => set !== undefined)
      const load = createLoader(served, files)
      const set = await load(round.record.taskSet)
      const setBefore = previous && (await load(previous.record.taskSet))
      const drawn = drawnChallenges(round.record, set)
      const report = auditRound({
        round,
        chain: await readEvidence(desk, { record: round.record, told }, of),
        set,
        drawn,
        ...(previous === undefined ? {} : { previous }),
        ...(setBefore === undefined ? {} : { setBefore }),
        peers: await peersOf(metagraph, of, { ...source, epoch: round.record.epoch }),
      })
      if (!deep || drawn === undefined) return report
      const judged = await auditDeep(round, { ...source, models, load }, context)
      return { ...report, deep: judged.chosen, findings: [...report.findings, ...judged.findings] }
    })
    show(report, context)
    if (report.findings.length > 0) throw new AuditFailedError([...new Set(report.findings.map(({ code }) => code))])
  },
})

type Source = { readonly from: string; readonly timeoutMs: number; readonly signal: AbortSignal }

/** How long another validator may take to say what it remembers, in ms: it is asked only for comparison. */
const PEER_TIMEOUT_MS = 3_000

/** The last round before in which anybody was judged; those between left everything as it was. */
async function previousOf(told: readonly Told[], epoch: bigint, source: Source): Promise<RoundHead | undefined> {
  const at = told.findLastIndex(({ field }) => BigInt(field.epoch) === epoch)
  const before = told.slice(0, Math.max(at, 0)).findLast(({ field }) => field.count > 0)
  if (before === undefined) return undefined
  const head = await fetchHead({ ...source, epoch: BigInt(before.field.epoch) })
  return head.ok ? head.value : undefined
}

/** What the other validators remember after the same epoch, of those that serve it. */
async function peersOf(
  { neurons }: Metagraph,
  { validator }: EvidenceOf,
  options: Source & { readonly epoch: bigint },
): Promise<readonly Peer[]> {
  const others = neurons.filter(({ hotkey, validatorPermit }) => validatorPermit && hotkey !== validator)
  const heads = others.map(async (neuron): Promise<readonly Peer[]> => {
    const from = urlOf(neuron)
    if (from === undefined) return []
    const head = await fetchHead({ ...options, from, timeoutMs: PEER_TIMEOUT_MS })
    return head.ok && head.value.record.judge === neuron.hotkey
      ? [{ stake: neuron.stake, table: head.value.after }]
      : []
  })
  return (await Promise.all(heads)).flat()
}

function axonOf({ neurons }: Metagraph, validator: string): string {
  const neuron = neurons.find(({ hotkey }) => hotkey === validator)
  const url = neuron && urlOf(neuron)
  if (url !== undefined) return url
  throw new BadInputError('the validator publishes no address; say who serves its rounds with --from http://host:port')
}

function urlOf({ endpoint }: Neuron): string | undefined {
  if (endpoint === undefined) return undefined
  const { ip, port } = endpoint
  return `http://${ip.includes(':') ? `[${ip}]` : ip}:${port}`
}

/** With how many exchanges were judged again, if any were. */
type FullReport = AuditReport & { readonly deep?: number }
type Shown = FullReport | { readonly findings: readonly Finding[] }

function show(report: Shown, { out }: Context): void {
  answer(out, report, () => [
    ...('row' in report ? summary(report) : []),
    ...report.findings.map(({ code, text }) => `${code}  ${text}`),
  ])
}

function summary({
  validator,
  epoch,
  receipts,
  scheduled,
  missing,
  checkpoint,
  row,
  deep,
}: FullReport): readonly string[] {
  return [
    `${validator}, epoch ${epoch}: ${receipts} receipts, ${missing} of ${scheduled} challenges without one`,
    ...(deep === undefined ? [] : [`${deep} exchanges judged again`]),
    ...(checkpoint ? [] : ['the table it begins with is taken on trust: the round before is not to be had']),
    ...columns(
      ['uid', 'weight'],
      row.filter(({ weight }) => weight > 0).map(({ uid, weight }) => [String(uid), String(weight)]),
    ),
  ]
}
