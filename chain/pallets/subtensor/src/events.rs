//! What the pallet tells: names and fields as Subtensor's.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// Amounts are in rao, `index` is a storage index of a mechanism.
	#[pallet::event]
	#[pallet::generate_deposit(pub fn deposit_event)]
	pub enum Event<T: Config> {
		/// A subnet was created: netuid, mechanism.
		NetworkAdded(u16, u16),
		/// A subnet was dissolved: netuid.
		NetworkRemoved(u16),
		/// What a subnet's owner said about it went with the subnet: netuid.
		SubnetIdentityRemoved(u16),
		/// Stake was added: coldkey, hotkey, TAO paid, alpha got, netuid, fee.
		StakeAdded(T::AccountId, T::AccountId, u64, u64, u16, u64),
		/// Stake was removed: coldkey, hotkey, TAO got, alpha paid, netuid, fee.
		StakeRemoved(T::AccountId, T::AccountId, u64, u64, u16, u64),
		/// Stake went to another hotkey: coldkey, hotkey and netuid where it was, hotkey and netuid where it
		/// is, what it was worth on the way, in rao.
		StakeMoved(T::AccountId, T::AccountId, u16, T::AccountId, u16, u64),
		/// Stake went to another coldkey: coldkey it was of, coldkey it is of, hotkey, netuid where it was,
		/// netuid where it is, what it was worth on the way, in rao.
		StakeTransferred(T::AccountId, T::AccountId, T::AccountId, u16, u16, u64),
		/// Stake went to another subnet: coldkey, hotkey, netuid where it was, netuid where it is, what it was
		/// worth on the way, in rao.
		StakeSwapped(T::AccountId, T::AccountId, u16, u16, u64),
		/// A validator set weights: index, uid.
		WeightsSet(u16, u16),
		/// A neuron was registered: netuid, uid, hotkey.
		NeuronRegistered(u16, u16, T::AccountId),
		/// A neuron published its endpoint: netuid, hotkey.
		AxonServed(u16, T::AccountId),
		/// Children of a hotkey will be valid: hotkey, netuid, block after which, children.
		SetChildrenScheduled(T::AccountId, u16, u64, Vec<(u64, T::AccountId)>),
		/// Children of a hotkey are valid: hotkey, netuid, children.
		SetChildren(T::AccountId, u16, Vec<(u64, T::AccountId)>),
		/// A child's take was set: hotkey, take.
		ChildKeyTakeSet(T::AccountId, u16),
		/// A delegate's take was lowered: coldkey, hotkey, take.
		TakeDecreased(T::AccountId, T::AccountId, u16),
		/// A delegate's take was raised: coldkey, hotkey, take.
		TakeIncreased(T::AccountId, T::AccountId, u16),
		/// A hotkey took the place of another on all subnets.
		HotkeySwapped {
			/// Who owns both.
			coldkey: T::AccountId,
			/// Whose place it was.
			old_hotkey: T::AccountId,
			/// Whose it is.
			new_hotkey: T::AccountId,
		},
		/// A hotkey took the place of another on a subnet.
		HotkeySwappedOnSubnet {
			/// Who owns both.
			coldkey: T::AccountId,
			/// Whose place it was.
			old_hotkey: T::AccountId,
			/// Whose it is.
			new_hotkey: T::AccountId,
			/// The subnet.
			netuid: u16,
		},
		/// A coldkey said who it is.
		ChainIdentitySet(T::AccountId),
		/// An owner said what the subnet is: netuid.
		SubnetIdentitySet(u16),
		/// The symbol of a subnet was set.
		SymbolUpdated {
			/// The subnet.
			netuid: u16,
			/// The symbol in UTF-8.
			symbol: Vec<u8>,
		},
		/// It was set with which hotkey mining income is staked.
		AutoStakeDestinationSet {
			/// Whose income.
			coldkey: T::AccountId,
			/// The subnet.
			netuid: u16,
			/// The hotkey.
			hotkey: T::AccountId,
		},
		/// It was set whether a root validator becomes a parent on new subnets.
		AutoParentDelegationEnabledSet {
			/// The validator.
			hotkey: T::AccountId,
			/// Whether it does.
			enabled: bool,
		},
		/// A neuron published its metrics endpoint: netuid, hotkey.
		PrometheusServed(u16, T::AccountId),
		/// The owner's hotkey of a subnet was set: netuid, hotkey.
		SubnetOwnerHotkeySet(u16, T::AccountId),
		/// A subnet was started: netuid, first block with emission.
		FirstEmissionBlockNumberSet(u16, u64),
		/// The greatest number of neurons was set: netuid, number.
		MaxAllowedUidsSet(u16, u16),
		/// The difficulty was set: netuid, difficulty.
		DifficultySet(u16, u64),
		/// The adjustment interval was set: netuid, blocks.
		AdjustmentIntervalSet(u16, u16),
		/// The number of registrations an interval aims at was set: netuid, number.
		RegistrationPerIntervalSet(u16, u16),
		/// The number of registrations a block was set: netuid, number.
		MaxRegistrationsPerBlockSet(u16, u16),
		/// The blocks after which a silent validator stops counting were set: netuid, blocks.
		ActivityCutoffSet(u16, u16),
		/// The share of the stake that has to grant a weight was set: netuid, share of 65535.
		KappaSet(u16, u16),
		/// The least number of weights in a row was set: netuid, number.
		MinAllowedWeightSet(u16, u16),
		/// The blocks between two rows of a validator were set: netuid, blocks.
		WeightsSetRateLimitSet(u16, u64),
		/// The blocks in which a new neuron is not replaced were set: netuid, blocks.
		ImmunityPeriodSet(u16, u16),
		/// The part of an old bond that an epoch keeps was set: netuid, part of a million.
		BondsMovingAverageSet(u16, u64),
		/// The part of a weight above consensus that earns no bond was set: netuid, part of 65535.
		BondsPenaltySet(u16, u16),
		/// It was set whether neurons may reset bonds: netuid, whether.
		BondsResetOnSet(u16, bool),
		/// The number of validators was set: netuid, number.
		MaxAllowedValidatorsSet(u16, u16),
		/// The least version key of weights was set: netuid, key.
		WeightsVersionKeySet(u16, u64),
		/// The least difficulty was set: netuid, difficulty.
		MinDifficultySet(u16, u64),
		/// The greatest difficulty was set: netuid, difficulty.
		MaxDifficultySet(u16, u64),
		/// The blocks between two endpoints of a neuron were set: netuid, blocks.
		ServingRateLimitSet(u16, u64),
		/// The greatest price of a registration was set: netuid, rao.
		MaxBurnSet(u16, u64),
		/// The least price of a registration was set: netuid, rao.
		MinBurnSet(u16, u64),
		/// The epochs that a block runs at most were set.
		MaxEpochsPerBlockSet(u8),
		/// The blocks between two swaps of a hotkey were set.
		TxRateLimitSet(u64),
		/// The blocks between two rises of a delegate's take were set.
		TxDelegateTakeRateLimitSet(u64),
		/// The blocks before an epoch in which hyperparameters are frozen were set.
		AdminFreezeWindowSet(u16),
		/// The tempos between two changes of a hyperparameter by the owner were set.
		OwnerHyperparamRateLimitSet(u16),
		/// The least take of a child on a subnet was set: netuid, part of 65535.
		MinChildKeyTakePerSubnetSet(u16, u16),
		/// Registration was allowed or not: netuid, whether.
		RegistrationAllowed(u16, bool),
		/// The tempo was set: netuid, blocks.
		TempoSet(u16, u16),
		/// What registrations are said to have cost so far was set: netuid, rao.
		RAORecycledForRegistrationSet(u16, u64),
		/// The stake weight that weights and votes take was set, in rao.
		StakeThresholdSet(u64),
		/// The adjustment alpha was set: netuid, alpha.
		AdjustmentAlphaSet(u16, u64),
		/// The part of the emission that goes to the owner of a subnet was set, of 65535.
		SubnetOwnerCutSet(u16),
		/// The blocks between two registrations of subnets were set.
		NetworkRateLimitSet(u64),
		/// The blocks in which a new subnet is not replaced were set.
		NetworkImmunityPeriodSet(u64),
		/// The blocks from the registration of a subnet to its start were set.
		StartCallDelaySet(u64),
		/// The least price of a subnet was set, in rao.
		NetworkMinLockCostSet(u64),
		/// The greatest number of subnets was set.
		SubnetLimitSet(u16),
		/// The blocks in which the price of a subnet falls were set.
		NetworkLockCostReductionIntervalSet(u64),
		/// The greatest take of a delegate was set, of 65535.
		MaxDelegateTakeSet(u16),
		/// The least take of a delegate was set, of 65535.
		MinDelegateTakeSet(u16),
		/// Transfers of stake between coldkeys were allowed or not: netuid, whether.
		TransferToggle(u16, bool),
		/// The epochs from commit to reveal were set: netuid, epochs.
		CommitRevealPeriodsSet(u16, u64),
		/// Commit-reveal was turned on or off: netuid, whether.
		CommitRevealEnabled(u16, bool),
		/// The version of commits that is taken was set.
		CommitRevealVersionSet(u16),
		/// The least number of neurons was set: netuid, number.
		MinAllowedUidsSet(u16, u16),
		/// The number of non-immune neurons that pruning leaves was set: netuid, number.
		MinNonImmuneUidsSet(u16, u16),
		/// What a hotkey mined was staked where its coldkey wants it.
		AutoStakeAdded {
			/// The subnet.
			netuid: u16,
			/// Hotkey with which it was staked.
			destination: T::AccountId,
			/// Hotkey that mined.
			hotkey: T::AccountId,
			/// Their coldkey.
			owner: T::AccountId,
			/// Rao.
			incentive: u64,
		},
		/// The root dividends of a coldkey were claimed.
		RootClaimed {
			/// The coldkey.
			coldkey: T::AccountId,
		},
		/// A coldkey chose how it wants its root dividends.
		RootClaimTypeSet {
			/// The coldkey.
			coldkey: T::AccountId,
			/// How it wants them.
			root_claim_type: RootClaimTypeEnum,
		},
		/// An epoch paid miners.
		IncentiveAlphaEmittedToMiners {
			/// Index of the subnet's mechanism.
			netuid: u16,
			/// Rao per uid.
			emissions: Vec<u64>,
		},
		/// A hotkey committed to weights: hotkey, index, hash.
		WeightsCommitted(T::AccountId, u16, H256),
		/// A hotkey revealed weights: hotkey, index, hash.
		WeightsRevealed(T::AccountId, u16, H256),
		/// A hotkey revealed several rows: hotkey, netuid, hashes.
		WeightsBatchRevealed(T::AccountId, u16, Vec<H256>),
		/// A batch of weights or commits was done: netuids, hotkey.
		BatchWeightsCompleted(Vec<Compact<u16>>, T::AccountId),
		/// Something in a batch of weights or commits failed.
		BatchCompletedWithErrors(),
		/// What failed in a batch, and why: netuid, error.
		BatchWeightItemFailed(u16, DispatchError),
		/// A hotkey timelocked weights: hotkey, index, hash of what it sent, round that opens it.
		TimelockedWeightsCommitted(T::AccountId, u16, H256, u64),
		/// Timelocked weights were opened: index, hotkey.
		TimelockedWeightsRevealed(u16, T::AccountId),
		/// The activity cutoff of a subnet was set.
		ActivityCutoffFactorMilliSet {
			/// The subnet.
			netuid: u16,
			/// Thousandths of a tempo.
			factor_milli: u32,
		},
		/// The owner of a subnet asked for an epoch.
		EpochTriggered {
			/// The subnet.
			netuid: u16,
			/// The owner.
			by: T::AccountId,
			/// Earliest block of the epoch.
			fires_at: u64,
		},
		/// An epoch was due in a block that had run as many as it may.
		EpochDeferred {
			/// The subnet.
			netuid: u16,
			/// Block in which it was due.
			from_block: u64,
			/// Earliest block of the epoch.
			to_block: u64,
		},
		/// An epoch was due on a subnet whose neurons are not in order; nothing was paid.
		EpochSkipped {
			/// The subnet.
			netuid: u16,
			/// Block in which it was due.
			block: u64,
		},
	}
}
