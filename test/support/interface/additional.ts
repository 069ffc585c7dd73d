import type { Listed } from './account.ts'

/** What our runtime has and neither spec version 425 nor Finney at 393 has. */
export const additional: readonly Listed[] = [
  { why: 'milliseconds from block to block, which the preset says', names: ['storage SubtensorModule.BlockTime'] },
  { why: 'what new subnets begin with, which the preset says', names: ['storage SubtensorModule.SubnetDefaults'] },
  {
    why: 'by subnet, what the last epoch issued, paid, burned and carried',
    names: ['storage SubtensorModule.EpochEmission'],
  },
  {
    why: 'alpha taken out of a subnet for good, so that what was issued can be counted',
    names: ['storage SubtensorModule.AlphaBurned'],
  },
  { why: 'alpha that waits for the stakers of the root network', names: ['storage SubtensorModule.RootAlphaOwed'] },
  {
    why: 'subnets whose stakers are being paid back, some at every block',
    names: ['storage SubtensorModule.Dissolving'],
  },
  {
    why: 'later than 425: SDK 11 reads them before it sets weights and registers',
    names: ['storage SubtensorModule.SubnetEpochConsensus', 'storage SubtensorModule.CollateralLockShare'],
  },
  {
    why: 'bounds of this runtime: neurons of a subnet, subnets, hotkeys of a coldkey',
    names: ['MaxUids', 'MaxSubnets', 'MaxHotkeys'].map((name) => `constant SubtensorModule.${name}`),
  },
  {
    why: '`check` names, in a sentence each, the invariants that do not hold now (balances and pools are the issuance; all alpha is accounted for; one hotkey a uid; …), and is empty when all do; `epoch_emission` reads `EpochEmission`',
    names: ['api InvariantsRuntimeApi'],
  },
  {
    why: 'newer FRAME keeps them',
    names: [
      'storage System.BlockSize',
      'storage System.BlocksTillUpgrade',
      'storage TransactionPayment.TxPaymentCredit',
    ],
  },
]
