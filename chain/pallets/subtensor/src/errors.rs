//! What the pallet refuses: every variant of Subtensor's, in its order, since clients know errors by
//! their number. Those without a description belong to calls that do not exist here.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		RootNetworkDoesNotExist,
		/// The IP type is neither 4 nor 6.
		InvalidIpType,
		/// The address is one that no peer can reach: loopback, or all ones.
		InvalidIpAddress,
		/// The port is 0.
		InvalidPort,
		/// The hotkey has no uid on the subnet.
		HotKeyNotRegisteredInSubNet,
		/// Nobody owns the hotkey.
		HotKeyAccountNotExists,
		/// The hotkey has no uid on the network.
		HotKeyNotRegisteredInNetwork,
		/// Another coldkey owns the hotkey.
		NonAssociatedColdKey,
		NotEnoughStake,
		/// The coldkey has less stake with the hotkey.
		NotEnoughStakeToWithdraw,
		/// The stake weight is below the threshold.
		NotEnoughStakeToSetWeights,
		NotEnoughStakeToSetChildkeys,
		/// The coldkey has less balance than the call costs.
		NotEnoughBalanceToStake,
		BalanceWithdrawalError,
		ZeroBalanceAfterWithdrawn,
		/// Only validators with a permit may weigh others.
		NeuronNoValidatorPermit,
		/// There are not as many weights as uids.
		WeightVecNotEqualSize,
		/// A uid occurs twice.
		DuplicateUids,
		/// A uid does not exist.
		UidVecContainInvalidOne,
		/// There are fewer weights than the subnet demands.
		WeightVecLengthIsLow,
		TooManyRegistrationsThisBlock,
		/// The hotkey has a uid on the subnet already.
		HotKeyAlreadyRegisteredInSubNet,
		NewHotKeyIsSameWithOld,
		NewHotKeyNotCleanForRootSwap,
		InvalidWorkBlock,
		InvalidDifficulty,
		InvalidSeal,
		MaxWeightExceeded,
		HotKeyAlreadyDelegate,
		/// The last weights are too recent.
		SettingWeightsTooFast,
		/// The version key is older than the subnet demands.
		IncorrectWeightVersionKey,
		/// The last endpoint is too recent.
		ServingRateLimitExceeded,
		/// There are more weights than neurons.
		UidsLengthExceedUidsInSubNet,
		/// The last subnet is too recent.
		NetworkTxRateLimitExceeded,
		DelegateTxRateLimitExceeded,
		HotKeySetTxRateLimitExceeded,
		StakingRateLimitExceeded,
		/// Registration is closed.
		SubNetRegistrationDisabled,
		TooManyRegistrationsThisInterval,
		TransactorAccountShouldBeHotKey,
		FaucetDisabled,
		NotSubnetOwner,
		/// The root network takes no neurons this way.
		RegistrationNotPermittedOnRootSubnet,
		StakeTooLowForRoot,
		AllNetworksInImmunity,
		NotEnoughBalanceToPaySwapHotKey,
		NotRootSubnet,
		/// The root network takes no weights.
		CanNotSetRootNetworkWeights,
		/// Every uid is taken and none may be replaced.
		NoNeuronIdAvailable,
		DelegateTakeTooLow,
		DelegateTakeTooHigh,
		NoWeightsCommitFound,
		InvalidRevealCommitHashNotMatch,
		/// The subnet takes weights by commit and reveal only.
		CommitRevealEnabled,
		CommitRevealDisabled,
		LiquidAlphaDisabled,
		AlphaHighTooLow,
		AlphaLowOutOfRange,
		ColdKeyAlreadyAssociated,
		NotEnoughBalanceToPaySwapColdKey,
		InvalidChild,
		DuplicateChild,
		ProportionOverflow,
		TooManyChildren,
		TxRateLimitExceeded,
		ColdkeySwapAnnouncementNotFound,
		ColdkeySwapTooEarly,
		ColdkeySwapReannouncedTooEarly,
		AnnouncedColdkeyHashDoesNotMatch,
		ColdkeySwapAlreadyDisputed,
		NewColdKeyIsHotkey,
		InvalidChildkeyTake,
		TxChildkeyTakeRateLimitExceeded,
		InvalidIdentity,
		/// The subnet has no such mechanism, or does not exist.
		MechanismDoesNotExist,
		StakeUnavailable,
		/// The subnet does not exist.
		SubnetNotExists,
		TooManyUnrevealedCommits,
		ExpiredWeightCommit,
		RevealTooEarly,
		InputLengthsUnequal,
		CommittingWeightsTooFast,
		/// The amount is below the least stake.
		AmountTooLow,
		InsufficientLiquidity,
		SlippageTooHigh,
		TransferDisallowed,
		ActivityCutoffTooLow,
		CallDisabled,
		/// The subnet was started before.
		FirstEmissionBlockNumberAlreadySet,
		/// The subnet is too young to be started.
		NeedWaitingMoreBlocksToStarCall,
		NotEnoughAlphaOutToRecycle,
		CannotBurnOrRecycleOnRootSubnet,
		UnableToRecoverPublicKey,
		InvalidRecoveredPublicKey,
		/// The subnet has not been started.
		SubtokenDisabled,
		HotKeySwapOnSubnetIntervalNotPassed,
		SameNetuid,
		InsufficientBalance,
		InvalidLeaseBeneficiary,
		LeaseCannotEndInThePast,
		LeaseNetuidNotFound,
		LeaseDoesNotExist,
		LeaseHasNoEndBlock,
		LeaseHasNotEnded,
		/// A number or an index would outgrow its bound.
		Overflow,
		BeneficiaryDoesNotOwnHotkey,
		ExpectedBeneficiaryOrigin,
		AdminActionProhibitedDuringWeightsWindow,
		SymbolDoesNotExist,
		SymbolAlreadyInUse,
		IncorrectCommitRevealVersion,
		InvalidRevealRound,
		RevealPeriodTooLarge,
		RevealPeriodTooSmall,
		InvalidValue,
		/// There are as many subnets as there may be.
		SubnetLimitReached,
		/// The coldkey has less balance than a subnet costs.
		CannotAffordLockCost,
		EvmKeyAssociateRateLimitExceeded,
		SameAutoStakeHotkeyAlreadySet,
		UidMapCouldNotBeCleared,
		TrimmingWouldExceedMaxImmunePercentage,
		ChildParentInconsistency,
		InvalidNumRootClaim,
		InvalidRootClaimThreshold,
		InvalidSubnetNumber,
		TooManyUIDsPerMechanism,
		VotingPowerTrackingNotEnabled,
		InvalidVotingPowerEmaAlpha,
		Deprecated,
		AddStakeBurnRateLimitExceeded,
		ColdkeySwapAnnounced,
		ColdkeySwapDisputed,
		ColdkeySwapClearTooEarly,
		DisabledTemporarily,
		RegistrationPriceLimitExceeded,
		LockHotkeyMismatch,
		InsufficientStakeForLock,
		NoExistingLock,
		ActiveLockExists,
		/// The key belongs to the system.
		CannotUseSystemAccount,
		UnlockAmountTooHigh,
		TempoOutOfBounds,
		ActivityCutoffFactorMilliOutOfBounds,
		EpochTriggerAlreadyPending,
		AutoEpochAlreadyImminent,
		DynamicTempoBlockedByCommitReveal,
		AccountRejectsLockedAlpha,
	}
}
