import type { Choice } from '../choice.ts'
import type { SealedData } from '../step.ts'
import type { Calls } from './table.ts'

/** Weights hidden by a hash and revealed later, and those under a timelock. */
export const commitCalls: Calls = {
  'subtensorModule.commitWeights': (choice) => {
    const sealed = seal(choice, 0)
    return { signer: sealed.signer, args: [sealed.netuid, { sealed }] }
  },
  'subtensorModule.commitMechanismWeights': (choice) => {
    const sealed = seal(choice, choice.below(2))
    return { signer: sealed.signer, args: [sealed.netuid, sealed.mechanism, { sealed }] }
  },
  'subtensorModule.batchCommitWeights': (choice) => {
    const some = [seal(choice, 0), seal(choice, 0)].slice(choice.below(2))
    return { signer: some[0]!.signer, args: [some.map(({ netuid }) => netuid), some.map((sealed) => ({ sealed }))] }
  },
  'subtensorModule.revealWeights': (choice) => {
    const { signer, netuid, uids, values, salt } = unseal(choice)
    return { signer, args: [netuid, uids, values, salt, 0] }
  },
  'subtensorModule.revealMechanismWeights': (choice) => {
    const { signer, netuid, mechanism, uids, values, salt } = unseal(choice)
    return { signer, args: [netuid, mechanism, uids, values, salt, 0] }
  },
  'subtensorModule.batchRevealWeights': (choice) => {
    const { signer, netuid, uids, values, salt } = unseal(choice)
    const times = choice.rarely(6) ? 2 : 1
    const all = <T>(value: T): T[] => Array.from({ length: times }, () => value)
    return { signer, args: [netuid, all(uids), all(values), all(salt), all(0)] }
  },
  'subtensorModule.commitTimelockedWeights': (choice) =>
    member(choice, (netuid) => [netuid, ciphertext(choice), choice.below(1_000), version(choice)]),
  'subtensorModule.commitTimelockedMechanismWeights': (choice) =>
    member(choice, (netuid) => [netuid, choice.below(2), ciphertext(choice), choice.below(1_000), version(choice)]),
  'subtensorModule.commitCrv3MechanismWeights': (choice) =>
    member(choice, (netuid) => [netuid, choice.below(2), ciphertext(choice), choice.below(1_000)]),
}

/** So many of the commits made last may be revealed. */
const REMEMBERED = 30
/** Blocks after which most commits of a subnet with the tempo of the setup may be revealed. */
const RIPE = { from: 6, to: 18 }

function seal(choice: Choice, mechanism: number): SealedData {
  const { uids, weights: values } = choice.row()
  const { hotkey, netuid } = choice.member()
  const sealed = {
    signer: hotkey,
    netuid,
    mechanism,
    uids,
    values,
    salt: Array.from({ length: choice.below(9) }, () => choice.u16()),
  }
  choice.sealed.push({ sealed, block: choice.block })
  if (choice.sealed.length > REMEMBERED) choice.sealed.shift()
  return sealed
}

/** A commit of before, mostly as it was made and when it may be revealed; at times of another owner or salt. */
function unseal(choice: Choice): SealedData {
  const age = ({ block }: { block: number }): number => choice.block - block
  const ripe = choice.sealed.filter((one) => age(one) >= RIPE.from && age(one) <= RIPE.to)
  const known = choice.rarely() || ripe.length === 0 ? choice.sealed : ripe
  const { sealed } = known.length === 0 ? { sealed: seal(choice, 0) } : choice.pick(known)
  return choice.rarely(20) ? { ...sealed, signer: choice.hotkey(), salt: [1] } : sealed
}

const ciphertext = (choice: Choice): string => `0x${'5a'.repeat(choice.pick([0, 1, 64, 900]))}`
const version = (choice: Choice): number => (choice.rarely() ? 3 : 4)

function member(choice: Choice, args: (netuid: number) => readonly unknown[]) {
  const { hotkey, netuid } = choice.member()
  return { signer: hotkey, args: args(netuid) }
}
