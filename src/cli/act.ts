import { yesNo } from '../config/kind.ts'
import type { Option } from '../config/option.ts'
import type { Keypair } from '../crypto/keypair.ts'
import type { Facts } from '../lib/log.ts'
import { formatTao } from '../lib/tao.ts'
import type { Desk } from '../subtensor/desk.ts'
import { ExtrinsicError } from '../subtensor/errors.ts'
import type { NamedCall } from '../subtensor/extrinsic.ts'
import type { Receipt, Step } from '../subtensor/submit.ts'
import { adviceOn } from './advice.ts'
import type { Context } from './context.ts'
import { answer } from './output.ts'

/** Settings of every command that signs something. */
export const actOptions = {
  dryRun: { help: 'say what would happen and what it would cost, and do nothing', type: yesNo, default: false },
  final: { help: 'wait until its block is final', type: yesNo, default: true },
} satisfies Record<string, Option>

type ActSettings = { readonly dryRun: boolean; readonly final: boolean }

/** What a command is about to do. */
export type Plan = {
  readonly signer: Keypair
  readonly call: NamedCall
  /** What the answer says in JSON beside the call, done or not. */
  readonly facts: Readonly<Record<string, unknown>>
  /** What a person should know before: a price, what to expect. */
  readonly outlook?: readonly string[]
}

/** What became of it: facts for JSON, and lines for people. */
export type Done = { readonly facts?: Readonly<Record<string, unknown>>; readonly lines: readonly string[] }

/**
 * Carries a plan out, or with `--dry-run` tries it on the chain's state, and prints the one answer. Rejects with
 * `ExtrinsicError` when the chain refuses, after a trial too, so that its exit code tells a script.
 */
export async function act(
  { desk, context }: { readonly desk: Desk; readonly context: Context },
  { plan, settings }: { readonly plan: Plan; readonly settings: ActSettings },
  done: (receipt: Receipt) => Done | Promise<Done>,
): Promise<void> {
  if (settings.dryRun) return tryOut({ desk, context }, plan)
  const receipt = await submit({ desk, context }, plan, settings)
  const { facts, lines } = await done(receipt)
  const fee = feeOf(receipt)
  const { number } = receipt.block
  answer(context.out, { ...plan.facts, ...facts, call: nameOf(plan.call), fee, block: number }, () => [
    ...lines,
    `in block ${number}${settings.final ? ', which is final' : ''}; fee ${formatTao(fee)} TAO`,
  ])
}

/** Submits a plan and tells its steps on stderr. */
export async function submit(
  { desk, context }: { readonly desk: Desk; readonly context: Context },
  { signer, call }: Plan,
  { final }: ActSettings,
): Promise<Receipt> {
  const log = context.log.with({ call: nameOf(call) })
  const onStep = (step: Step): void =>
    step.at === 'submitted' ? log.info('submitted', { hash: step.hash }) : log.info(step.at, blockFacts(step))
  return desk.submit(signer, call, { final, onStep, signal: context.signal })
}

/** Tries a plan and prints what would become of it. */
async function tryOut({ desk, context }: { desk: Desk; context: Context }, plan: Plan): Promise<void> {
  const { block, fee, refusal } = await desk.dryRun(plan.signer, plan.call)
  const call = nameOf(plan.call)
  const advice = refusal && adviceOn(refusal.name)
  const error = refusal && { ...refusal, ...(advice !== undefined && { advice }) }
  const { args } = plan.call
  const value = { ...plan.facts, dryRun: true, call, args, fee, block: block.number, ok: refusal === undefined, error }
  answer(context.out, value, () => [
    `would call ${call}`,
    ...Object.entries(args).map(([name, given]) => `  ${name} ${shown(given)}`),
    ...(plan.outlook ?? []),
    `fee ${formatTao(fee)} TAO`,
    refusal === undefined
      ? `it would succeed, as things stand after block ${block.number}`
      : `it would be refused: ${refusal.pallet}.${refusal.name}`,
  ])
  if (refusal !== undefined) throw new ExtrinsicError(call, refusal)
}

/** What the signer paid for the transaction itself; nothing for calls that are free. */
function feeOf({ events }: Receipt): bigint {
  const paid = events.find(({ pallet, name }) => pallet === 'TransactionPayment' && name === 'TransactionFeePaid')
  return typeof paid?.data[1] === 'bigint' ? paid.data[1] : 0n
}

/** `SubtensorModule.add_stake`. */
function nameOf({ pallet, call }: NamedCall): string {
  return `${pallet}.${call}`
}

function blockFacts({ block }: Exclude<Step, { at: 'submitted' }>): Facts {
  return { block: block.number, hash: block.hash }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return JSON.stringify(value, (_, x) => (typeof x === 'bigint' ? `${x}` : x))
  return String(value)
}
