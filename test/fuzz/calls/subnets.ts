import type { Choice } from '../choice.ts'
import type { CallData } from '../step.ts'
import { coldkey } from '../step.ts'
import type { Calls } from './table.ts'

/** What owners and sudo do with subnets. */
export const subnetCalls: Calls = {
  'subtensorModule.registerNetwork': (choice) => {
    const { hotkey, coldkey } = choice.pair()
    return { signer: coldkey, args: [hotkey] }
  },
  'subtensorModule.startCall': (choice) => owner(choice, [choice.netuid()]),
  'subtensorModule.setSubnetIdentity': (choice) =>
    owner(choice, [choice.netuid(), ...Array.from({ length: 8 }, () => choice.text())]),
  'subtensorModule.setTempo': (choice) => owner(choice, [choice.netuid(), choice.small()]),
  'subtensorModule.setActivityCutoffFactor': (choice) => owner(choice, [choice.netuid(), choice.below(60_000)]),
  'subtensorModule.triggerEpoch': (choice) => owner(choice, [choice.netuid()]),
  'adminUtils.sudoSetWeightsSetRateLimit': (choice) => setter(choice, [choice.netuid(), choice.below(20)]),
  'adminUtils.sudoSetImmunityPeriod': (choice) => setter(choice, [choice.netuid(), choice.small()]),
  'adminUtils.sudoSetMinAllowedWeights': (choice) => setter(choice, [choice.netuid(), choice.below(8)]),
  'adminUtils.sudoSetMaxAllowedUids': (choice) => setter(choice, [choice.netuid(), choice.pick([16, 24, 64, 256])]),
  'adminUtils.sudoSetKappa': (choice) => setter(choice, [choice.netuid(), choice.u16()]),
  'adminUtils.sudoSetMinBurn': (choice) => setter(choice, [choice.netuid(), choice.amount()]),
  'adminUtils.sudoSetMaxAllowedValidators': (choice) => setter(choice, [choice.netuid(), choice.below(64)]),
  'adminUtils.sudoSetBondsMovingAverage': (choice) => setter(choice, [choice.netuid(), choice.below(1_000_000)]),
  'adminUtils.sudoSetBondsPenalty': (choice) => setter(choice, [choice.netuid(), choice.u16()]),
  'adminUtils.sudoSetLiquidAlphaEnabled': (choice) => setter(choice, [choice.netuid(), choice.flag()]),
  'adminUtils.sudoSetYuma3Enabled': (choice) => setter(choice, [choice.netuid(), choice.flag()]),
  'adminUtils.sudoSetServingRateLimit': (choice) => setter(choice, [choice.netuid(), choice.below(10)]),
  'adminUtils.sudoSetCommitRevealWeightsEnabled': (choice) => setter(choice, [choice.netuid(), choice.flag()]),
  'adminUtils.sudoSetMechanismCount': (choice) => setter(choice, [choice.netuid(), 1 + choice.below(3)]),
  'adminUtils.sudoTrimToMaxAllowedUids': (choice) => setter(choice, [choice.netuid(), choice.pick([16, 24, 64])]),
  'adminUtils.sudoSetSubnetEmissionEnabled': (choice) => setter(choice, [choice.netuid(), choice.below(4) > 0]),
  'adminUtils.sudoSetTempo': (choice) => setter(choice, [choice.netuid(), choice.pick([5, 10, 20])]),
  'utility.batch': (choice) => ({ signer: choice.coldkey(), args: [batchOf(choice)] }),
  'utility.batchAll': (choice) => ({ signer: choice.coldkey(), args: [batchOf(choice)] }),
  'utility.forceBatch': (choice) => ({ signer: choice.hotkey(), args: [batchOf(choice)] }),
}

/** Mostly signed by one of the first coldkeys, which own the subnets. */
function owner(choice: Choice, args: readonly unknown[]) {
  return { signer: choice.rarely() ? choice.coldkey() : coldkey(choice.below(6)), args }
}

/** The owner's, or wrapped in sudo where the name is not the owner's to set; half of each. */
function setter(choice: Choice, args: readonly unknown[]) {
  return { signer: choice.flag() ? 0 : coldkey(choice.below(6)), args }
}

function batchOf(choice: Choice): CallData[] {
  return Array.from({ length: choice.below(5) }, () =>
    choice.flag()
      ? { call: 'subtensorModule.addStake', args: [choice.pair().hotkey, choice.netuid(), choice.amount()] }
      : { call: 'subtensorModule.setWeights', args: [choice.netuid(), [0], [1], 0] },
  )
}
