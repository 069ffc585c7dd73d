import type { Listed } from './account.ts'

/** Parts of Subtensor's interface that our runtime does without, for one reason. */
export interface LeftOut extends Listed {
  topic: string
}

/** What spec version 425, or Finney at 393, has and our runtime has not. */
export const leftOut: readonly LeftOut[] = [
  {
    topic: 'swaps of coldkeys',
    why: 'they take days of notice, and somebody who settles disputes. Stake moves with `transfer_stake`, hotkeys with `swap_hotkey`',
    names: [
      ...all('call SubtensorModule', 'announce_coldkey_swap swap_coldkey_announced dispute_coldkey_swap'),
      ...all('call SubtensorModule', 'clear_coldkey_swap_announcement reset_coldkey_swap'),
      ...all('call SubtensorModule', 'swap_coldkey schedule_swap_coldkey'),
      ...all('call AdminUtils', 'sudo_set_coldkey_swap_announcement_delay'),
      ...all('call AdminUtils', 'sudo_set_coldkey_swap_reannouncement_delay'),
      ...all('storage SubtensorModule', 'ColdkeySwapAnnouncements ColdkeySwapDisputes'),
      ...all('storage SubtensorModule', 'ColdkeySwapAnnouncementDelay ColdkeySwapReannouncementDelay'),
      ...all('constant SubtensorModule', 'InitialColdkeySwapAnnouncementDelay'),
      ...all('constant SubtensorModule', 'InitialColdkeySwapReannouncementDelay'),
    ],
  },
  {
    topic: 'locks of stake, and conviction',
    why: 'all stake is free. The items of locks that clients read are there and empty, and `get_coldkey_lock` finds none',
    names: [
      ...all('call SubtensorModule', 'lock_stake move_lock set_perpetual_lock set_reject_locked_alpha'),
      ...all('call AdminUtils', 'sudo_set_owner_cut_auto_lock_enabled'),
      ...all('api StakeInfoRuntimeApi', 'get_hotkey_conviction get_most_convicted_hotkey_on_subnet'),
      ...all('storage SubtensorModule', 'LockingColdkeys AccountFlags OwnerCutAutoLockEnabled'),
    ],
  },
  {
    topic: 'leased subnets and crowdloans',
    why: 'one coldkey pays for a subnet and owns it',
    names: [
      ...all('call SubtensorModule', 'register_leased_network terminate_lease'),
      'pallet Crowdloan',
      ...all('storage SubtensorModule', 'SubnetLeases SubnetLeaseShares SubnetUidToLeaseId NextSubnetLeaseId'),
      ...all('storage SubtensorModule', 'AccumulatedLeaseDividends'),
      ...all('constant SubtensorModule', 'LeaseDividendsDistributionInterval'),
    ],
  },
  {
    topic: 'EVM and contracts',
    why: 'programs of users: neither a miner, a validator nor a wallet needs them',
    names: [
      ...all('call SubtensorModule', 'associate_evm_key'),
      ...all('call AdminUtils', 'sudo_set_evm_chain_id sudo_toggle_evm_precompile'),
      ...['Ethereum', 'EVM', 'EVMChainId', 'BaseFee', 'Contracts'].map((name) => `pallet ${name}`),
      'pallet RandomnessCollectiveFlip',
      ...['EthereumRuntimeRPCApi', 'ConvertTransactionRuntimeApi', 'ContractsApi'].map((name) => `api ${name}`),
      ...all('storage SubtensorModule', 'AssociatedEvmAddress'),
      ...all('storage AdminUtils', 'PrecompileEnable'),
    ],
  },
  {
    topic: 'giving up stake',
    why: 'nobody earns by it. Incentive of owners is burned or recycled all the same (`sudo_set_recycle_or_burn`)',
    names: [...all('call SubtensorModule', 'recycle_alpha burn_alpha add_stake_burn')],
  },
  {
    topic: 'voting power',
    why: 'an average of stake for votes that are held elsewhere; nothing on the chain reads it',
    names: [
      ...all('call SubtensorModule', 'enable_voting_power_tracking disable_voting_power_tracking'),
      ...all('call SubtensorModule', 'sudo_set_voting_power_ema_alpha'),
      ...all('storage SubtensorModule', 'VotingPower VotingPowerTrackingEnabled VotingPowerDisableAtBlock'),
      ...all('storage SubtensorModule', 'VotingPowerEmaAlpha'),
    ],
  },
  {
    topic: 'emission by flow of TAO',
    why: 'spec version 425 shares emission by price, and has these calls for a formula that it no longer uses',
    names: [
      ...all('call AdminUtils', 'sudo_set_tao_flow_cutoff sudo_set_tao_flow_normalization_exponent'),
      ...all('call AdminUtils', 'sudo_set_tao_flow_smoothing_factor sudo_set_net_tao_flow_enabled'),
      ...all('storage SubtensorModule', 'TaoFlowCutoff FlowNormExponent FlowEmaSmoothingFactor'),
      ...all('storage SubtensorModule', 'NetTaoFlowEnabled SubnetEmaProtocolFlow'),
    ],
  },
  {
    topic: 'some figures of root',
    why: 'root writes `TxChildkeyTakeRateLimit`, `MinChildkeyTake` and `MaxChildkeyTake` with `System.set_storage`. The others stay what they are on Subtensor: `CKBurn` 0, `MinActivityCutoff` 360; nothing reads the schedule of dissolving',
    names: [
      ...all('call SubtensorModule', 'sudo_set_tx_childkey_take_rate_limit'),
      ...all('call SubtensorModule', 'sudo_set_min_childkey_take sudo_set_max_childkey_take'),
      ...all('call AdminUtils', 'sudo_set_ck_burn sudo_set_dissolve_network_schedule_duration'),
      ...all('storage SubtensorModule', 'CKBurn DissolveNetworkScheduleDuration MinActivityCutoff'),
      ...all('constant SubtensorModule', 'InitialDissolveNetworkScheduleDuration'),
    ],
  },
  {
    topic: 'the beacon drand',
    why: 'nothing feeds the chain with its rounds: its items are there, timelocked weights and commitments are never opened',
    names: [
      ...all('call Drand', 'write_pulse set_beacon_config set_oldest_stored_round'),
      'extension DrandPriority',
      ...all('storage Drand', 'NextUnsignedAt'),
      ...all('constant Drand', 'UnsignedPriority HttpFetchTimeout'),
    ],
  },
  {
    topic: 'positions in pools',
    why: 'spec version 425 answers `Deprecated` to each of these calls',
    names: all('call Swap', 'toggle_user_liquidity add_liquidity remove_liquidity modify_position disable_lp'),
  },
  {
    topic: 'limit orders',
    why: 'orders that a relayer fills later. What is bought or sold at once has its limit of price (`add_stake_limit` and others)',
    names: ['pallet LimitOrders'],
  },
  {
    topic: 'what proxies may do and who pays',
    why: 'a delegate pays the fee. Which calls each type of proxy allows is as on Subtensor, but is not to be asked',
    names: [
      ...all('call Proxy', 'set_real_pays_fee'),
      'api ProxyFilterRuntimeApi',
      ...all('storage Proxy', 'RealPaysFee LastCallResult'),
    ],
  },
  {
    topic: 'encrypted transactions',
    why: 'they hide a call from whoever makes the block. SDK 11 registers through them, unless by `submit_call`',
    names: ['pallet MevShield', 'api ShieldApi', 'extension CheckShieldedTxValidity'],
  },
  {
    topic: 'delayed calls, preimages, safe mode',
    why: 'what sudo calls happens at once',
    names: ['pallet Scheduler', 'pallet Preimage', 'pallet SafeMode'],
  },
  {
    topic: 'a faucet',
    why: 'Subtensor has it in builds for tests only. The accounts of presets are rich',
    names: all('call SubtensorModule', 'faucet'),
  },
  {
    topic: 'APIs of nodes',
    why: 'blocks are made with Aura; fees are asked for by transaction, not by call',
    names: ['api BabeApi', 'api TransactionPaymentCallApi'],
  },
  {
    topic: 'accounts and assets of the chain',
    why: 'alpha is counted by `SubnetAlphaIn` and `SubnetAlphaOut`, the TAO of a subnet by `SubnetTAO`; what is burned leaves the issuance. None of it lies in an account',
    names: ['pallet AlphaAssets', ...all('constant SubtensorModule', 'SubtensorPalletId BurnAccountId')],
  },
  {
    topic: 'what became of older versions',
    why: 'leftovers that decide nothing at 425, and what it needs to migrate. Shares lie in `AlphaV2` and `TotalHotkeySharesV2` from the first block on',
    names: [
      ...all('storage SubtensorModule', 'Alpha TotalHotkeyShares AlphaMapLastKey AlphaV2MapLastKey HasMigrationRun'),
      ...all('storage SubtensorModule', 'TaoInRefundDeploymentBlock CRV3WeightCommits CRV3WeightCommitsV2'),
      ...all('storage SubtensorModule', 'LastTxBlock LastTxBlockChildKeyTake LastTxBlockDelegateTake NextStakeJobId'),
      ...all('storage SubtensorModule', 'LoadedEmission LastHotkeyEmissionOnNetuid LargestLocked UsedWork'),
      ...all('storage SubtensorModule', 'LastAdjustmentBlock POWRegistrationsThisInterval'),
      ...all('storage SubtensorModule', 'BurnRegistrationsThisInterval ValidatorPruneLen'),
      ...all('storage Swap', 'HasMigrationRun ScrapReservoirAlpha'),
      ...all('storage Drand', 'HasMigrationRun'),
    ],
  },
  {
    topic: 'what 425 no longer has',
    why: 'Finney had it at 393',
    names: [
      'pallet Registry',
      ...all('storage SubtensorModule', 'SubnetTaoProvided SubnetAlphaInProvided Rank Trust PruningScores'),
      ...all('storage SubtensorModule', 'StakingOperationRateLimiter'),
      ...all('storage Swap', 'FeeGlobalTao FeeGlobalAlpha Ticks SwapV3Initialized AlphaSqrtPrice CurrentTick'),
      ...all('storage Swap', 'CurrentLiquidity EnabledUserLiquidity Positions LastPositionId TickIndexBitmapWords'),
      ...all('storage Swap', 'ScrapReservoirTao'),
      ...all('constant Swap', 'MaxPositions'),
      ...all('storage System', 'AllExtrinsicsLen'),
    ],
  },
]

/** `names` of one owner, with what they are and whose before each. */
function all(owner: string, names: string): string[] {
  return names.split(' ').map((name) => `${owner}.${name}`)
}
