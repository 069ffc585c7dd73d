//! What the pallet refuses: every variant of Subtensor's, in its order, since clients know errors by
//! their number. Those of calls that do not exist here are never returned.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// Root network does not exist.
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
		/// Not enough stake.
		NotEnoughStake,
		/// The coldkey has less stake with the hotkey.
		NotEnoughStakeToWithdraw,
		/// The stake weight is below the threshold.
		NotEnoughStakeToSetWeights,
		/// Not enough stake to set childkeys.
		NotEnoughStakeToSetChildkeys,
		/// The coldkey has less balance than the call costs.
		NotEnoughBalanceToStake,
		/// Balance withdrawal error.
		BalanceWithdrawalError,
		/// Zero balance after withdrawn.
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
		/// Too many registrations this block.
		TooManyRegistrationsThisBlock,
		/// The hotkey has a uid on the subnet already.
		HotKeyAlreadyRegisteredInSubNet,
		/// New hotkey is same with old.
		NewHotKeyIsSameWithOld,
		/// New hotkey not clean for root swap.
		NewHotKeyNotCleanForRootSwap,
		/// Invalid work block.
		InvalidWorkBlock,
		/// Invalid difficulty.
		InvalidDifficulty,
		/// Invalid seal.
		InvalidSeal,
		/// Max weight exceeded.
		MaxWeightExceeded,
		/// Hotkey already delegate.
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
		/// Delegate tx rate limit exceeded.
		DelegateTxRateLimitExceeded,
		/// Hotkey set tx rate limit exceeded.
		HotKeySetTxRateLimitExceeded,
		/// Staking rate limit exceeded.
		StakingRateLimitExceeded,
		/// Registration is closed.
		SubNetRegistrationDisabled,
		/// Too many registrations this interval.
		TooManyRegistrationsThisInterval,
		/// Transactor account should be hotkey.
		TransactorAccountShouldBeHotKey,
		/// Faucet disabled.
		FaucetDisabled,
		/// Not subnet owner.
		NotSubnetOwner,
		/// The root network takes no neurons this way.
		RegistrationNotPermittedOnRootSubnet,
		/// Stake too low for root.
		StakeTooLowForRoot,
		/// All networks in immunity.
		AllNetworksInImmunity,
		/// Not enough balance to pay swap hotkey.
		NotEnoughBalanceToPaySwapHotKey,
		/// Not root subnet.
		NotRootSubnet,
		/// The root network takes no weights.
		CanNotSetRootNetworkWeights,
		/// Every uid is taken and none may be replaced.
		NoNeuronIdAvailable,
		/// Delegate take too low.
		DelegateTakeTooLow,
		/// Delegate take too high.
		DelegateTakeTooHigh,
		/// No weights commit found.
		NoWeightsCommitFound,
		/// Invalid reveal commit hash not match.
		InvalidRevealCommitHashNotMatch,
		/// The subnet takes weights by commit and reveal only.
		CommitRevealEnabled,
		/// Commit reveal disabled.
		CommitRevealDisabled,
		/// Liquid alpha disabled.
		LiquidAlphaDisabled,
		/// Alpha high too low.
		AlphaHighTooLow,
		/// Alpha low out of range.
		AlphaLowOutOfRange,
		/// Coldkey already associated.
		ColdKeyAlreadyAssociated,
		/// Not enough balance to pay swap coldkey.
		NotEnoughBalanceToPaySwapColdKey,
		/// Invalid child.
		InvalidChild,
		/// Duplicate child.
		DuplicateChild,
		/// Proportion overflow.
		ProportionOverflow,
		/// Too many children.
		TooManyChildren,
		/// Tx rate limit exceeded.
		TxRateLimitExceeded,
		/// Coldkey swap announcement not found.
		ColdkeySwapAnnouncementNotFound,
		/// Coldkey swap too early.
		ColdkeySwapTooEarly,
		/// Coldkey swap reannounced too early.
		ColdkeySwapReannouncedTooEarly,
		/// Announced coldkey hash does not match.
		AnnouncedColdkeyHashDoesNotMatch,
		/// Coldkey swap already disputed.
		ColdkeySwapAlreadyDisputed,
		/// New coldkey is hotkey.
		NewColdKeyIsHotkey,
		/// Invalid childkey take.
		InvalidChildkeyTake,
		/// Tx childkey take rate limit exceeded.
		TxChildkeyTakeRateLimitExceeded,
		/// Invalid identity.
		InvalidIdentity,
		/// The subnet has no such mechanism, or does not exist.
		MechanismDoesNotExist,
		/// Stake unavailable.
		StakeUnavailable,
		/// The subnet does not exist.
		SubnetNotExists,
		/// Too many unrevealed commits.
		TooManyUnrevealedCommits,
		/// Expired weight commit.
		ExpiredWeightCommit,
		/// Reveal too early.
		RevealTooEarly,
		/// Input lengths unequal.
		InputLengthsUnequal,
		/// Committing weights too fast.
		CommittingWeightsTooFast,
		/// The amount is below the least stake.
		AmountTooLow,
		/// Insufficient liquidity.
		InsufficientLiquidity,
		/// Slippage too high.
		SlippageTooHigh,
		/// Transfer disallowed.
		TransferDisallowed,
		/// Activity cutoff too low.
		ActivityCutoffTooLow,
		/// Call disabled.
		CallDisabled,
		/// The subnet was started before.
		FirstEmissionBlockNumberAlreadySet,
		/// The subnet is too young to be started.
		NeedWaitingMoreBlocksToStarCall,
		/// Not enough alpha out to recycle.
		NotEnoughAlphaOutToRecycle,
		/// Cannot burn or recycle on root subnet.
		CannotBurnOrRecycleOnRootSubnet,
		/// Unable to recover public key.
		UnableToRecoverPublicKey,
		/// Invalid recovered public key.
		InvalidRecoveredPublicKey,
		/// The subnet has not been started.
		SubtokenDisabled,
		/// Hotkey swap on subnet interval not passed.
		HotKeySwapOnSubnetIntervalNotPassed,
		/// Same netuid.
		SameNetuid,
		/// Insufficient balance.
		InsufficientBalance,
		/// Invalid lease beneficiary.
		InvalidLeaseBeneficiary,
		/// Lease cannot end in the past.
		LeaseCannotEndInThePast,
		/// Lease netuid not found.
		LeaseNetuidNotFound,
		/// Lease does not exist.
		LeaseDoesNotExist,
		/// Lease has no end block.
		LeaseHasNoEndBlock,
		/// Lease has not ended.
		LeaseHasNotEnded,
		/// A number or an index would outgrow its bound.
		Overflow,
		/// Beneficiary does not own hotkey.
		BeneficiaryDoesNotOwnHotkey,
		/// Expected beneficiary origin.
		ExpectedBeneficiaryOrigin,
		/// Admin action prohibited during weights window.
		AdminActionProhibitedDuringWeightsWindow,
		/// Symbol does not exist.
		SymbolDoesNotExist,
		/// Symbol already in use.
		SymbolAlreadyInUse,
		/// Incorrect commit reveal version.
		IncorrectCommitRevealVersion,
		/// Invalid reveal round.
		InvalidRevealRound,
		/// Reveal period too large.
		RevealPeriodTooLarge,
		/// Reveal period too small.
		RevealPeriodTooSmall,
		/// Invalid value.
		InvalidValue,
		/// There are as many subnets as there may be.
		SubnetLimitReached,
		/// The coldkey has less balance than a subnet costs.
		CannotAffordLockCost,
		/// EVM key associate rate limit exceeded.
		EvmKeyAssociateRateLimitExceeded,
		/// Same auto stake hotkey already set.
		SameAutoStakeHotkeyAlreadySet,
		/// Uid map could not be cleared.
		UidMapCouldNotBeCleared,
		/// Trimming would exceed max immune percentage.
		TrimmingWouldExceedMaxImmunePercentage,
		/// Child parent inconsistency.
		ChildParentInconsistency,
		/// Invalid num root claim.
		InvalidNumRootClaim,
		/// Invalid root claim threshold.
		InvalidRootClaimThreshold,
		/// Invalid subnet number.
		InvalidSubnetNumber,
		/// Too many ui ds per mechanism.
		TooManyUIDsPerMechanism,
		/// Voting power tracking not enabled.
		VotingPowerTrackingNotEnabled,
		/// Invalid voting power ema alpha.
		InvalidVotingPowerEmaAlpha,
		/// Deprecated.
		Deprecated,
		/// Add stake burn rate limit exceeded.
		AddStakeBurnRateLimitExceeded,
		/// Coldkey swap announced.
		ColdkeySwapAnnounced,
		/// Coldkey swap disputed.
		ColdkeySwapDisputed,
		/// Coldkey swap clear too early.
		ColdkeySwapClearTooEarly,
		/// Disabled temporarily.
		DisabledTemporarily,
		/// Registration price limit exceeded.
		RegistrationPriceLimitExceeded,
		/// Lock hotkey mismatch.
		LockHotkeyMismatch,
		/// Insufficient stake for lock.
		InsufficientStakeForLock,
		/// No existing lock.
		NoExistingLock,
		/// Active lock exists.
		ActiveLockExists,
		/// The key belongs to the system.
		CannotUseSystemAccount,
		/// Unlock amount too high.
		UnlockAmountTooHigh,
		/// Tempo out of bounds.
		TempoOutOfBounds,
		/// Activity cutoff factor milli out of bounds.
		ActivityCutoffFactorMilliOutOfBounds,
		/// Epoch trigger already pending.
		EpochTriggerAlreadyPending,
		/// Auto epoch already imminent.
		AutoEpochAlreadyImminent,
		/// Dynamic tempo blocked by commit reveal.
		DynamicTempoBlockedByCommitReveal,
		/// Account rejects locked alpha.
		AccountRejectsLockedAlpha,
	}
}
