import { type Choice, SUBNETS } from '../choice.ts'
import type { CallData } from '../step.ts'
import { coldkey } from '../step.ts'
import type { Calls } from './table.ts'

/** What owners and sudo do with subnets. */
export const subnetCalls: Calls = {
  'subtensorModule.registerNetwork': (choice) => {
    const { hotkey, coldkey } = choice.pair()
    return { signer: coldkey, args: [hotkey] }
  },
  'subtensorModule.startCall': (choice) => owner(choice, []),
  'subtensorModule.setSubnetIdentity': (choice) => owner(choice, [...Array.from({ length: 8 }, () => choice.text())]),
  'subtensorModule.setTempo': (choice) => owner(choice, [choice.pick([359, 360, 1_000, 50_400])]),
  'subtensorModule.setActivityCutoffFactor': (choice) => owner(choice, [choice.below(60_000)]),
  'subtensorModule.triggerEpoch': (choice) => owner(choice, []),
  'adminUtils.sudoSetWeightsSetRateLimit': (choice) => setter(choice, [choice.below(20)]),
  'adminUtils.sudoSetImmunityPeriod': (choice) => setter(choice, [choice.small()]),
  'adminUtils.sudoSetMinAllowedWeights': (choice) => setter(choice, [choice.below(8)]),
  'adminUtils.sudoSetMaxAllowedUids': (choice) => setter(choice, [choice.pick([16, 24, 64, 256])]),
  'adminUtils.sudoSetKappa': (choice) => setter(choice, [choice.u16()]),
  'adminUtils.sudoSetMinBurn': (choice) => setter(choice, [choice.amount()]),
  'adminUtils.sudoSetMaxAllowedValidators': (choice) => setter(choice, [choice.below(64)]),
  'adminUtils.sudoSetBondsMovingAverage': (choice) => setter(choice, [choice.below(1_000_000)]),
  'adminUtils.sudoSetBondsPenalty': (choice) => setter(choice, [choice.u16()]),
  'adminUtils.sudoSetLiquidAlphaEnabled': (choice) => setter(choice, [choice.flag()]),
  'adminUtils.sudoSetYuma3Enabled': (choice) => setter(choice, [choice.flag()]),
  'adminUtils.sudoSetServingRateLimit': (choice) => setter(choice, [choice.below(10)]),
  'adminUtils.sudoSetCommitRevealWeightsEnabled': (choice) => setter(choice, [choice.below(3) > 0]),
  'adminUtils.sudoSetMechanismCount': (choice) => setter(choice, [1 + choice.below(3)]),
  'adminUtils.sudoTrimToMaxAllowedUids': (choice) => setter(choice, [choice.pick([16, 24, 64])]),
  'adminUtils.sudoSetSubnetEmissionEnabled': (choice) => setter(choice, [choice.below(4) > 0]),
  'adminUtils.sudoSetTempo': (choice) => setter(choice, [choice.pick([5, 10, 20])]),
  'utility.batch': (choice) => ({ signer: choice.coldkey(), args: [batchOf(choice)] }),
  'utility.batchAll': (choice) => ({ signer: choice.coldkey(), args: [batchOf(choice)] }),
  'utility.forceBatch': (choice) => ({ signer: choice.hotkey(), args: [batchOf(choice)] }),
}

/** Mostly signed by the coldkey that owned the subnet at first. */
function owner(choice: Choice, args: readonly unknown[]) {
  const netuid = choice.netuid()
  const signer = choice.rarely() ? choice.coldkey() : coldkey((netuid + SUBNETS - 1) % SUBNETS)
  return { signer, args: [netuid, ...args] }
}

/** The owner's, or sudo's; half of each. */
function setter(choice: Choice, args: readonly unknown[]) {
  const theirs = owner(choice, args)
  return { signer: choice.flag() ? 0 : theirs.signer, args: theirs.args }
}

function batchOf(choice: Choice): CallData[] {
  return Array.from({ length: choice.below(5) }, () =>
    choice.flag()
      ? { call: 'subtensorModule.addStake', args: [choice.pair().hotkey, choice.netuid(), choice.amount()] }
      : { call: 'subtensorModule.setWeights', args: [choice.netuid(), [0], [1], 0] },
  )
}
