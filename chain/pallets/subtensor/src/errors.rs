//! What the pallet refuses: every variant of Subtensor's, in its order, since clients know errors by
//! their number. Those without a description belong to calls that do not exist here: clients say
//! `UnknownError` for those, since they show a name only together with its description.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The chain has no root network.
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
		/// The parent has less stake than the threshold.
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
		/// The block has its number of registrations.
		TooManyRegistrationsThisBlock,
		/// The hotkey has a uid on the subnet already.
		HotKeyAlreadyRegisteredInSubNet,
		/// The new hotkey is the old one.
		NewHotKeyIsSameWithOld,
		/// The new hotkey has stake, claims or a uid on the root network.
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
		/// The last change of the take is too recent.
		DelegateTxRateLimitExceeded,
		/// The last swap of hotkeys is too recent.
		HotKeySetTxRateLimitExceeded,
		StakingRateLimitExceeded,
		/// Registration is closed.
		SubNetRegistrationDisabled,
		/// The interval has its number of registrations.
		TooManyRegistrationsThisInterval,
		TransactorAccountShouldBeHotKey,
		FaucetDisabled,
		/// Another coldkey owns the subnet.
		NotSubnetOwner,
		/// The root network takes no neurons this way.
		RegistrationNotPermittedOnRootSubnet,
		/// The root network is full, and nobody there has less stake.
		StakeTooLowForRoot,
		AllNetworksInImmunity,
		/// The coldkey has less balance than the swap costs.
		NotEnoughBalanceToPaySwapHotKey,
		NotRootSubnet,
		/// The root network takes no weights.
		CanNotSetRootNetworkWeights,
		/// Every uid is taken and none may be replaced.
		NoNeuronIdAvailable,
		/// The take is below the least, or not a change in this direction.
		DelegateTakeTooLow,
		/// The take is above the greatest.
		DelegateTakeTooHigh,
		/// The hotkey has committed to nothing.
		NoWeightsCommitFound,
		/// No commit of the hotkey has this hash.
		InvalidRevealCommitHashNotMatch,
		/// The subnet takes weights by commit and reveal only.
		CommitRevealEnabled,
		/// The subnet takes weights without commits.
		CommitRevealDisabled,
		/// The subnet does not use liquid alpha.
		LiquidAlphaDisabled,
		/// The upper alpha is below its least value.
		AlphaHighTooLow,
		/// The lower alpha is below its least value or above the upper one.
		AlphaLowOutOfRange,
		ColdKeyAlreadyAssociated,
		NotEnoughBalanceToPaySwapColdKey,
		/// A child is the hotkey itself, or has no room for a parent.
		InvalidChild,
		/// A child occurs twice.
		DuplicateChild,
		/// The proportions are more than the whole.
		ProportionOverflow,
		/// A hotkey has five children at most.
		TooManyChildren,
		/// The last call of this kind is too recent.
		TxRateLimitExceeded,
		ColdkeySwapAnnouncementNotFound,
		ColdkeySwapTooEarly,
		ColdkeySwapReannouncedTooEarly,
		AnnouncedColdkeyHashDoesNotMatch,
		ColdkeySwapAlreadyDisputed,
		NewColdKeyIsHotkey,
		/// The take of the child is out of its bounds.
		InvalidChildkeyTake,
		/// The last change of the child's take is too recent.
		TxChildkeyTakeRateLimitExceeded,
		/// A field of the identity is too long.
		InvalidIdentity,
		/// The subnet has no such mechanism, or does not exist.
		MechanismDoesNotExist,
		StakeUnavailable,
		/// The subnet does not exist.
		SubnetNotExists,
		/// As many commits as may be wait to be revealed.
		TooManyUnrevealedCommits,
		/// The commit was not revealed in its epoch.
		ExpiredWeightCommit,
		/// The commit's epoch to be revealed has not come.
		RevealTooEarly,
		/// The lists differ in length.
		InputLengthsUnequal,
		/// The last commit is too recent.
		CommittingWeightsTooFast,
		/// The amount is below the least stake.
		AmountTooLow,
		/// The pool has too little for the swap.
		InsufficientLiquidity,
		/// The price would go beyond the limit.
		SlippageTooHigh,
		/// The subnet does not let stake change hands.
		TransferDisallowed,
		/// The cutoff is below its least value.
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
		/// The last swap of hotkeys on the subnet is too recent.
		HotKeySwapOnSubnetIntervalNotPassed,
		/// Both subnets are the same.
		SameNetuid,
		/// The account has too little for the swap.
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
		/// Owners change nothing shortly before an epoch.
		AdminActionProhibitedDuringWeightsWindow,
		/// No such symbol.
		SymbolDoesNotExist,
		/// Another subnet has the symbol.
		SymbolAlreadyInUse,
		/// The commit is of another version.
		IncorrectCommitRevealVersion,
		/// The round of the beacon has passed.
		InvalidRevealRound,
		/// The reveal period is too long.
		RevealPeriodTooLarge,
		/// The reveal period is too short.
		RevealPeriodTooSmall,
		/// The value is out of its bounds.
		InvalidValue,
		/// There are as many subnets as there may be.
		SubnetLimitReached,
		/// The coldkey has less balance than a subnet costs.
		CannotAffordLockCost,
		EvmKeyAssociateRateLimitExceeded,
		/// What is earned goes to this hotkey already.
		SameAutoStakeHotkeyAlreadySet,
		UidMapCouldNotBeCleared,
		/// Too many of the neurons that would stay are immune.
		TrimmingWouldExceedMaxImmunePercentage,
		/// A hotkey would be child and parent of another.
		ChildParentInconsistency,
		/// Too many coldkeys would be claimed for in a block.
		InvalidNumRootClaim,
		/// The threshold of claims is too high.
		InvalidRootClaimThreshold,
		/// No subnet is named, or too many.
		InvalidSubnetNumber,
		/// All mechanisms together would have too many uids.
		TooManyUIDsPerMechanism,
		VotingPowerTrackingNotEnabled,
		InvalidVotingPowerEmaAlpha,
		Deprecated,
		AddStakeBurnRateLimitExceeded,
		ColdkeySwapAnnounced,
		ColdkeySwapDisputed,
		ColdkeySwapClearTooEarly,
		DisabledTemporarily,
		/// Registration costs more than the limit.
		RegistrationPriceLimitExceeded,
		LockHotkeyMismatch,
		InsufficientStakeForLock,
		NoExistingLock,
		ActiveLockExists,
		/// The key belongs to the system.
		CannotUseSystemAccount,
		UnlockAmountTooHigh,
		/// The tempo is out of its bounds.
		TempoOutOfBounds,
		/// The factor of the cutoff is out of its bounds.
		ActivityCutoffFactorMilliOutOfBounds,
		/// An epoch is asked for already.
		EpochTriggerAlreadyPending,
		/// The next epoch comes as soon by itself.
		AutoEpochAlreadyImminent,
		/// With commit-reveal epochs come when they were expected.
		DynamicTempoBlockedByCommitReveal,
		AccountRejectsLockedAlpha,
	}
}
