import { integer, yesNo } from '../../config/kind.ts'
import { explain } from '../../consensus/explain.ts'
import { BadInputError } from '../../lib/errors.ts'
import type { Desk } from '../../subtensor/desk.ts'
import type { Verdict, Votes } from '../../subtensor/votes.ts'
import { verb } from '../command.ts'
import { withDesk } from '../connect.ts'
import { type Explained, explanationLines } from '../explanation.ts'
import { answer } from '../output.ts'
import { netuid, network } from '../shared-options.ts'

/** `yuma subnet explain`. */
export const subnetExplain = verb({
  name: 'explain',
  summary: 'why a neuron has its incentive: who gives it weight, and what of it counts',
  options: {
    network,
    netuid,
    uid: { help: 'the neuron', type: integer(0, 65_535) },
    mechanism: { help: 'which of the subnet’s mechanisms', type: integer(0, 15), default: 0 },
    now: { help: 'explain what the next epoch would find, not what the last one found', type: yesNo, default: false },
  },
  async run({ network, netuid, uid, mechanism, now }, _args, context) {
    const explained = await withDesk(network, context, async (desk) => {
      const verdict = await desk.verdict(netuid, mechanism)
      const past = now ? undefined : await desk.votesOf(verdict.block, netuid, mechanism)
      const votes = past ?? (await desk.votes(netuid, mechanism))
      if (uid >= votes.hotkeys.length)
        throw new BadInputError(`there is no uid ${uid} on subnet ${netuid}; it has ${votes.hotkeys.length} neurons`)
      const changed = await changedSince(desk, { netuid, mechanism, verdict })
      const basis = past === undefined ? 'present state' : 'last epoch'
      return { ...compared({ verdict, votes, basis }, uid), netuid, mechanism, changedSince: changed }
    })
    answer(context.out, explained, () => explanationLines(explained))
  },
})

function compared(
  { verdict, votes, basis }: { verdict: Verdict; votes: Votes; basis: Explained['basis'] },
  uid: number,
): Omit<Explained, 'netuid' | 'mechanism' | 'changedSince'> {
  const { judges, ...explanation } = explain(votes.params, votes.inputs, uid)
  const incentive = verdict.incentive[uid] ?? 0
  return {
    ...explanation,
    hotkey: votes.hotkeys[uid]!,
    basis,
    block: votes.at.number,
    stored: { epoch: verdict.block, incentive, emission: verdict.emission[uid] ?? 0n },
    agrees: incentive === explanation.storedAs,
    judges: judges.map((judge) => ({ ...judge, hotkey: votes.hotkeys[judge.uid]! })),
  }
}

/** Validators whose weights the last epoch has not seen. */
async function changedSince(
  desk: Desk,
  { netuid, mechanism, verdict }: { netuid: number; mechanism: number; verdict: Verdict },
): Promise<number[]> {
  const { inputs } = await desk.votes(netuid, mechanism)
  return [...inputs.lastUpdate.keys()].filter(
    (uid) => (inputs.lastUpdate[uid] ?? 0n) >= verdict.block && (inputs.weights[uid]?.length ?? 0) > 0,
  )
}
