//! What the pallet tells: names, indices and fields as Subtensor's.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// Amounts are in rao, `index` is a storage index of a mechanism.
	#[pallet::event]
	#[pallet::generate_deposit(pub fn deposit_event)]
	pub enum Event<T: Config> {
		/// A subnet was created: netuid, mechanism.
		#[codec(index = 0)]
		NetworkAdded(u16, u16),
		/// A subnet was dissolved: netuid.
		#[codec(index = 1)]
		NetworkRemoved(u16),
		/// What a subnet's owner said about it went with the subnet: netuid.
		#[codec(index = 79)]
		SubnetIdentityRemoved(u16),
		/// Stake was added: coldkey, hotkey, TAO paid, alpha got, netuid, fee.
		#[codec(index = 2)]
		StakeAdded(T::AccountId, T::AccountId, u64, u64, u16, u64),
		/// Stake was removed: coldkey, hotkey, TAO got, alpha paid, netuid, fee.
		#[codec(index = 3)]
		StakeRemoved(T::AccountId, T::AccountId, u64, u64, u16, u64),
		/// Stake went to another hotkey: coldkey, hotkey and netuid where it was, hotkey and netuid where it
		/// is, what it was worth on the way, in rao.
		#[codec(index = 4)]
		StakeMoved(T::AccountId, T::AccountId, u16, T::AccountId, u16, u64),
		/// Stake went to another coldkey: coldkey it was of, coldkey it is of, hotkey, netuid where it was,
		/// netuid where it is, what it was worth on the way, in rao.
		#[codec(index = 91)]
		StakeTransferred(T::AccountId, T::AccountId, T::AccountId, u16, u16, u64),
		/// Stake went to another subnet: coldkey, hotkey, netuid where it was, netuid where it is, what it was
		/// worth on the way, in rao.
		#[codec(index = 92)]
		StakeSwapped(T::AccountId, T::AccountId, u16, u16, u64),
		/// A validator set weights: index, uid.
		#[codec(index = 5)]
		WeightsSet(u16, u16),
		/// A neuron was registered: netuid, uid, hotkey.
		#[codec(index = 6)]
		NeuronRegistered(u16, u16, T::AccountId),
		/// A neuron published its endpoint: netuid, hotkey.
		#[codec(index = 28)]
		AxonServed(u16, T::AccountId),
		/// Children of a hotkey will be valid: hotkey, netuid, block after which, children.
		#[codec(index = 75)]
		SetChildrenScheduled(T::AccountId, u16, u64, Vec<(u64, T::AccountId)>),
		/// Children of a hotkey are valid: hotkey, netuid, children.
		#[codec(index = 76)]
		SetChildren(T::AccountId, u16, Vec<(u64, T::AccountId)>),
		/// A child's take was set: hotkey, take.
		#[codec(index = 48)]
		ChildKeyTakeSet(T::AccountId, u16),
		/// A delegate's take was lowered: coldkey, hotkey, take.
		#[codec(index = 64)]
		TakeDecreased(T::AccountId, T::AccountId, u16),
		/// A delegate's take was raised: coldkey, hotkey, take.
		#[codec(index = 65)]
		TakeIncreased(T::AccountId, T::AccountId, u16),
		/// A hotkey took the place of another on all subnets.
		#[codec(index = 66)]
		HotkeySwapped {
			/// Who owns both.
			coldkey: T::AccountId,
			/// Whose place it was.
			old_hotkey: T::AccountId,
			/// Whose it is.
			new_hotkey: T::AccountId,
		},
		/// A hotkey took the place of another on a subnet.
		#[codec(index = 102)]
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
		#[codec(index = 77)]
		ChainIdentitySet(T::AccountId),
		/// An owner said what the subnet is: netuid.
		#[codec(index = 78)]
		SubnetIdentitySet(u16),
		/// The symbol of a subnet was set.
		#[codec(index = 105)]
		SymbolUpdated {
			/// The subnet.
			netuid: u16,
			/// The symbol in UTF-8.
			symbol: Vec<u8>,
		},
		/// It was set with which hotkey mining income is staked.
		#[codec(index = 112)]
		AutoStakeDestinationSet {
			/// Whose income.
			coldkey: T::AccountId,
			/// The subnet.
			netuid: u16,
			/// The hotkey.
			hotkey: T::AccountId,
		},
		/// It was set whether a root validator becomes a parent on new subnets.
		#[codec(index = 126)]
		AutoParentDelegationEnabledSet {
			/// The validator.
			hotkey: T::AccountId,
			/// Whether it does.
			enabled: bool,
		},
		/// A neuron published its metrics endpoint: netuid, hotkey.
		#[codec(index = 29)]
		PrometheusServed(u16, T::AccountId),
		/// The owner's hotkey of a subnet was set: netuid, hotkey.
		#[codec(index = 94)]
		SubnetOwnerHotkeySet(u16, T::AccountId),
		/// A subnet was started: netuid, first block with emission.
		#[codec(index = 95)]
		FirstEmissionBlockNumberSet(u16, u64),
		/// The greatest number of neurons was set: netuid, number.
		#[codec(index = 9)]
		MaxAllowedUidsSet(u16, u16),
		/// The difficulty was set: netuid, difficulty.
		#[codec(index = 11)]
		DifficultySet(u16, u64),
		/// The adjustment interval was set: netuid, blocks.
		#[codec(index = 12)]
		AdjustmentIntervalSet(u16, u16),
		/// The number of registrations an interval aims at was set: netuid, number.
		#[codec(index = 13)]
		RegistrationPerIntervalSet(u16, u16),
		/// The number of registrations a block was set: netuid, number.
		#[codec(index = 14)]
		MaxRegistrationsPerBlockSet(u16, u16),
		/// The blocks after which a silent validator stops counting were set: netuid, blocks.
		#[codec(index = 15)]
		ActivityCutoffSet(u16, u16),
		/// The share of the stake that has to grant a weight was set: netuid, share of 65535.
		#[codec(index = 18)]
		KappaSet(u16, u16),
		/// The least number of weights in a row was set: netuid, number.
		#[codec(index = 19)]
		MinAllowedWeightSet(u16, u16),
		/// The blocks between two rows of a validator were set: netuid, blocks.
		#[codec(index = 22)]
		WeightsSetRateLimitSet(u16, u64),
		/// The blocks in which a new neuron is not replaced were set: netuid, blocks.
		#[codec(index = 23)]
		ImmunityPeriodSet(u16, u16),
		/// The part of an old bond that an epoch keeps was set: netuid, part of a million.
		#[codec(index = 24)]
		BondsMovingAverageSet(u16, u64),
		/// The part of a weight above consensus that earns no bond was set: netuid, part of 65535.
		#[codec(index = 25)]
		BondsPenaltySet(u16, u16),
		/// It was set whether neurons may reset bonds: netuid, whether.
		#[codec(index = 26)]
		BondsResetOnSet(u16, bool),
		/// The number of validators was set: netuid, number.
		#[codec(index = 27)]
		MaxAllowedValidatorsSet(u16, u16),
		/// The least version key of weights was set: netuid, key.
		#[codec(index = 32)]
		WeightsVersionKeySet(u16, u64),
		/// The least difficulty was set: netuid, difficulty.
		#[codec(index = 33)]
		MinDifficultySet(u16, u64),
		/// The greatest difficulty was set: netuid, difficulty.
		#[codec(index = 34)]
		MaxDifficultySet(u16, u64),
		/// The blocks between two endpoints of a neuron were set: netuid, blocks.
		#[codec(index = 35)]
		ServingRateLimitSet(u16, u64),
		/// The greatest price of a registration was set: netuid, rao.
		#[codec(index = 37)]
		MaxBurnSet(u16, u64),
		/// The least price of a registration was set: netuid, rao.
		#[codec(index = 38)]
		MinBurnSet(u16, u64),
		/// The epochs that a block runs at most were set.
		#[codec(index = 39)]
		MaxEpochsPerBlockSet(u8),
		/// The blocks between two swaps of a hotkey were set.
		#[codec(index = 40)]
		TxRateLimitSet(u64),
		/// The blocks between two rises of a delegate's take were set.
		#[codec(index = 41)]
		TxDelegateTakeRateLimitSet(u64),
		/// The blocks before an epoch in which hyperparameters are frozen were set.
		#[codec(index = 43)]
		AdminFreezeWindowSet(u16),
		/// The tempos between two changes of a hyperparameter by the owner were set.
		#[codec(index = 44)]
		OwnerHyperparamRateLimitSet(u16),
		/// The least take of a child on a subnet was set: netuid, part of 65535.
		#[codec(index = 46)]
		MinChildKeyTakePerSubnetSet(u16, u16),
		/// Registration was allowed or not: netuid, whether.
		#[codec(index = 50)]
		RegistrationAllowed(u16, bool),
		/// The tempo was set: netuid, blocks.
		#[codec(index = 52)]
		TempoSet(u16, u16),
		/// What registrations are said to have cost so far was set: netuid, rao.
		#[codec(index = 53)]
		RAORecycledForRegistrationSet(u16, u64),
		/// The stake weight that weights and votes take was set, in rao.
		#[codec(index = 54)]
		StakeThresholdSet(u64),
		/// The adjustment alpha was set: netuid, alpha.
		#[codec(index = 55)]
		AdjustmentAlphaSet(u16, u64),
		/// The part of the emission that goes to the owner of a subnet was set, of 65535.
		#[codec(index = 57)]
		SubnetOwnerCutSet(u16),
		/// The blocks between two registrations of subnets were set.
		#[codec(index = 58)]
		NetworkRateLimitSet(u64),
		/// The blocks in which a new subnet is not replaced were set.
		#[codec(index = 59)]
		NetworkImmunityPeriodSet(u64),
		/// The blocks from the registration of a subnet to its start were set.
		#[codec(index = 60)]
		StartCallDelaySet(u64),
		/// The least price of a subnet was set, in rao.
		#[codec(index = 61)]
		NetworkMinLockCostSet(u64),
		/// The greatest number of subnets was set.
		#[codec(index = 62)]
		SubnetLimitSet(u16),
		/// The blocks in which the price of a subnet falls were set.
		#[codec(index = 63)]
		NetworkLockCostReductionIntervalSet(u64),
		/// The greatest take of a delegate was set, of 65535.
		#[codec(index = 67)]
		MaxDelegateTakeSet(u16),
		/// The least take of a delegate was set, of 65535.
		#[codec(index = 68)]
		MinDelegateTakeSet(u16),
		/// Transfers of stake between coldkeys were allowed or not: netuid, whether.
		#[codec(index = 93)]
		TransferToggle(u16, bool),
		/// The epochs from commit to reveal were set: netuid, epochs.
		#[codec(index = 100)]
		CommitRevealPeriodsSet(u16, u64),
		/// Commit-reveal was turned on or off: netuid, whether.
		#[codec(index = 101)]
		CommitRevealEnabled(u16, bool),
		/// The version of commits that is taken was set.
		#[codec(index = 106)]
		CommitRevealVersionSet(u16),
		/// The least number of neurons was set: netuid, number.
		#[codec(index = 111)]
		MinAllowedUidsSet(u16, u16),
		/// The number of non-immune neurons that pruning leaves was set: netuid, number.
		#[codec(index = 113)]
		MinNonImmuneUidsSet(u16, u16),
		/// What a hotkey mined was staked where its coldkey wants it.
		#[codec(index = 109)]
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
		#[codec(index = 114)]
		RootClaimed {
			/// The coldkey.
			coldkey: T::AccountId,
		},
		/// A coldkey chose how it wants its root dividends.
		#[codec(index = 115)]
		RootClaimTypeSet {
			/// The coldkey.
			coldkey: T::AccountId,
			/// How it wants them.
			root_claim_type: RootClaimTypeEnum,
		},
		/// An epoch paid miners.
		#[codec(index = 110)]
		IncentiveAlphaEmittedToMiners {
			/// Index of the subnet's mechanism.
			netuid: u16,
			/// Rao per uid.
			emissions: Vec<u64>,
		},
		/// A hotkey committed to weights: hotkey, index, hash.
		#[codec(index = 85)]
		WeightsCommitted(T::AccountId, u16, H256),
		/// A hotkey revealed weights: hotkey, index, hash.
		#[codec(index = 86)]
		WeightsRevealed(T::AccountId, u16, H256),
		/// A hotkey revealed several rows: hotkey, netuid, hashes.
		#[codec(index = 87)]
		WeightsBatchRevealed(T::AccountId, u16, Vec<H256>),
		/// A batch of weights or commits was done: netuids, hotkey.
		#[codec(index = 88)]
		BatchWeightsCompleted(Vec<Compact<u16>>, T::AccountId),
		/// Something in a batch of weights or commits failed.
		#[codec(index = 89)]
		BatchCompletedWithErrors(),
		/// What failed in a batch, and why: netuid, error.
		#[codec(index = 90)]
		BatchWeightItemFailed(u16, DispatchError),
		/// A hotkey timelocked weights: hotkey, index, hash of what it sent, round that opens it.
		#[codec(index = 107)]
		TimelockedWeightsCommitted(T::AccountId, u16, H256, u64),
		/// Timelocked weights were opened: index, hotkey.
		#[codec(index = 108)]
		TimelockedWeightsRevealed(u16, T::AccountId),
		/// The activity cutoff of a subnet was set.
		#[codec(index = 130)]
		ActivityCutoffFactorMilliSet {
			/// The subnet.
			netuid: u16,
			/// Thousandths of a tempo.
			factor_milli: u32,
		},
		/// The owner of a subnet asked for an epoch.
		#[codec(index = 131)]
		EpochTriggered {
			/// The subnet.
			netuid: u16,
			/// The owner.
			by: T::AccountId,
			/// Earliest block of the epoch.
			fires_at: u64,
		},
		/// An epoch was due in a block that had run as many as it may.
		#[codec(index = 132)]
		EpochDeferred {
			/// The subnet.
			netuid: u16,
			/// Block in which it was due.
			from_block: u64,
			/// Earliest block of the epoch.
			to_block: u64,
		},
		/// An epoch was due on a subnet whose neurons are not in order; nothing was paid.
		#[codec(index = 133)]
		EpochSkipped {
			/// The subnet.
			netuid: u16,
			/// Block in which it was due.
			block: u64,
		},
	}
}
