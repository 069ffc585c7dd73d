//! The calls, in the order of their index. FRAME wants all of them in one block; each says who may
//! change what, [`bounds`](crate::bounds) judges the value.
//!
//! The errors of a call come in this order: who calls (`BadOrigin`), how soon (`TxRateLimitExceeded`,
//! owners only), when (`AdminActionProhibitedDuringWeightsWindow`, where a call does not say "at any
//! time"), what (`SubnetDoesNotExist` and those of the value).

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Replaces the authorities that make blocks. Root only; an empty list changes nothing.
		#[pallet::call_index(0)]
		#[pallet::weight(costs::authorities::<T>(new_authorities.len()))]
		pub fn swap_authorities(
			origin: OriginFor<T>,
			new_authorities: BoundedVec<T::AuthorityId, <T as pallet_aura::Config>::MaxAuthorities>,
		) -> DispatchResult {
			ensure_root(origin)?;
			pallet_aura::Pallet::<T>::change_authorities(new_authorities);
			Ok(())
		}

		/// Sets the take of delegates who chose none, which is also the greatest, of 65535. Root only.
		#[pallet::call_index(1)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_default_take(origin: OriginFor<T>, default_take: u16) -> DispatchResult {
			ensure_root(origin)?;
			MaxDelegateTake::<T>::put(default_take);
			tell::<T>(Told::MaxDelegateTakeSet(default_take))
		}

		/// Sets the blocks between two swaps of a hotkey. Root only.
		#[pallet::call_index(2)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_tx_rate_limit(origin: OriginFor<T>, tx_rate_limit: u64) -> DispatchResult {
			ensure_root(origin)?;
			TxRateLimit::<T>::put(tx_rate_limit);
			tell::<T>(Told::TxRateLimitSet(tx_rate_limit))
		}

		/// Sets the blocks between two endpoints of a neuron. The owner or root.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_serving_rate_limit())]
		pub fn sudo_set_serving_rate_limit(
			origin: OriginFor<T>,
			netuid: u16,
			serving_rate_limit: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::ServingRateLimit, |_| {
				set_and_tell::<T, _, ServingRateLimit<T>>(
					netuid,
					serving_rate_limit,
					Told::ServingRateLimitSet,
				)
			})
		}

		/// Sets a difficulty that clients show. Root only.
		#[pallet::call_index(4)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_min_difficulty(
			origin: OriginFor<T>,
			netuid: u16,
			min_difficulty: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			set_and_tell::<T, _, MinDifficulty<T>>(netuid, min_difficulty, Told::MinDifficultySet)
		}

		/// Sets a difficulty that clients show. The owner or root.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_max_difficulty())]
		pub fn sudo_set_max_difficulty(
			origin: OriginFor<T>,
			netuid: u16,
			max_difficulty: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::MaxDifficulty, |_| {
				set_and_tell::<T, _, MaxDifficulty<T>>(
					netuid,
					max_difficulty,
					Told::MaxDifficultySet,
				)
			})
		}

		/// Sets the least version key of weights. The owner or root. An owner may do so every five tempos.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_weights_version_key())]
		pub fn sudo_set_weights_version_key(
			origin: OriginFor<T>,
			netuid: u16,
			weights_version_key: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, TransactionType::SetWeightsVersionKey, |_| {
				set_and_tell::<T, _, WeightsVersionKey<T>>(
					netuid,
					weights_version_key,
					Told::WeightsVersionKeySet,
				)
			})
		}

		/// Sets the blocks between two rows of a validator. Root only, at any time.
		#[pallet::call_index(7)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_weights_set_rate_limit(
			origin: OriginFor<T>,
			netuid: u16,
			weights_set_rate_limit: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			set_and_tell::<T, _, WeightsSetRateLimit<T>>(
				netuid,
				weights_set_rate_limit,
				Told::WeightsSetRateLimitSet,
			)
		}

		/// Sets an interval that clients show. Root only, at any time.
		#[pallet::call_index(8)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_adjustment_interval(
			origin: OriginFor<T>,
			netuid: u16,
			adjustment_interval: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			set_and_tell::<T, _, AdjustmentInterval<T>>(
				netuid,
				adjustment_interval,
				Told::AdjustmentIntervalSet,
			)
		}

		/// Sets a factor that clients show. The owner or root.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_adjustment_alpha())]
		pub fn sudo_set_adjustment_alpha(
			origin: OriginFor<T>,
			netuid: u16,
			adjustment_alpha: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::AdjustmentAlpha, |_| {
				set_and_tell::<T, _, AdjustmentAlpha<T>>(
					netuid,
					adjustment_alpha,
					Told::AdjustmentAlphaSet,
				)
			})
		}

		/// Sets the blocks in which a new neuron is not replaced. The owner or root.
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_immunity_period())]
		pub fn sudo_set_immunity_period(
			origin: OriginFor<T>,
			netuid: u16,
			immunity_period: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::ImmunityPeriod, |_| {
				set_and_tell::<T, _, ImmunityPeriod<T>>(
					netuid,
					immunity_period,
					Told::ImmunityPeriodSet,
				)
			})
		}

		/// Sets the least number of weights in a row. The owner or root.
		#[pallet::call_index(14)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_min_allowed_weights())]
		pub fn sudo_set_min_allowed_weights(
			origin: OriginFor<T>,
			netuid: u16,
			min_allowed_weights: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::MinAllowedWeights, |_| {
				set_and_tell::<T, _, MinAllowedWeights<T>>(
					netuid,
					min_allowed_weights,
					Told::MinAllowedWeightSet,
				)
			})
		}

		/// Sets the greatest number of neurons. The owner or root.
		/// `MaxAllowedUidsLessThanMinAllowedUids`, `MaxAllowedUIdsLessThanCurrentUIds`,
		/// `MaxAllowedUidsGreaterThanDefaultMaxAllowedUids`, `TooManyUIDsPerMechanism`.
		#[pallet::call_index(15)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_max_allowed_uids())]
		pub fn sudo_set_max_allowed_uids(
			origin: OriginFor<T>,
			netuid: u16,
			max_allowed_uids: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::MaxAllowedUids, |_| {
				bounds::max_allowed_uids::<T>(netuid, max_allowed_uids)?;
				set_and_tell::<T, _, MaxAllowedUids<T>>(
					netuid,
					max_allowed_uids,
					Told::MaxAllowedUidsSet,
				)
			})
		}

		/// Sets the share of the stake that has to grant a weight, of 65535. Root only, at any time.
		#[pallet::call_index(16)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_kappa(origin: OriginFor<T>, netuid: u16, kappa: u16) -> DispatchResult {
			ensure_root(origin)?;
			set_and_tell::<T, _, Kappa<T>>(netuid, kappa, Told::KappaSet)
		}

		/// Sets a figure that clients show. The owner or root.
		#[pallet::call_index(17)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_rho())]
		pub fn sudo_set_rho(origin: OriginFor<T>, netuid: u16, rho: u16) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::Rho, |_| {
				set::<T, _, Rho<T>>(netuid, rho)
			})
		}

		/// Sets the cutoff of silent validators that clients show, in blocks; what counts is the factor of
		/// the tempo, set by `SubtensorModule`. The owner or root. `ActivityCutoffTooLow` below 360.
		#[pallet::call_index(18)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_activity_cutoff())]
		pub fn sudo_set_activity_cutoff(
			origin: OriginFor<T>,
			netuid: u16,
			activity_cutoff: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::ActivityCutoff, |_| {
				bounds::activity_cutoff::<T>(netuid, activity_cutoff)?;
				set_and_tell::<T, _, ActivityCutoff<T>>(
					netuid,
					activity_cutoff,
					Told::ActivityCutoffSet,
				)
			})
		}

		/// Lets hotkeys register on a subnet, or not. Root only, at any time.
		#[pallet::call_index(19)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_network_registration_allowed(
			origin: OriginFor<T>,
			netuid: u16,
			registration_allowed: bool,
		) -> DispatchResult {
			ensure_root(origin)?;
			set_and_tell::<T, _, NetworkRegistrationAllowed<T>>(
				netuid,
				registration_allowed,
				Told::RegistrationAllowed,
			)
		}

		/// Always `POWRegistrationDisabled`: neurons register by burn.
		#[pallet::call_index(20)]
		#[pallet::weight(costs::nothing())]
		pub fn sudo_set_network_pow_registration_allowed(
			_origin: OriginFor<T>,
			_netuid: u16,
			_registration_allowed: bool,
		) -> DispatchResult {
			Err(Error::<T>::POWRegistrationDisabled.into())
		}

		/// Sets a number of registrations that clients show. Root only.
		#[pallet::call_index(21)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_target_registrations_per_interval(
			origin: OriginFor<T>,
			netuid: u16,
			target_registrations_per_interval: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			let target = target_registrations_per_interval;
			let told = Told::RegistrationPerIntervalSet;
			set_and_tell::<T, _, TargetRegistrationsPerInterval<T>>(netuid, target, told)
		}

		/// Sets the least price of a registration, in rao. The owner or root. `ValueNotInBounds` from 1 TAO on, or from
		/// the greatest price on.
		#[pallet::call_index(22)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_min_burn())]
		pub fn sudo_set_min_burn(
			origin: OriginFor<T>,
			netuid: u16,
			min_burn: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::MinBurn, |_| {
				bounds::min_burn::<T>(netuid, min_burn)?;
				set_and_tell::<T, _, MinBurn<T>>(netuid, min_burn, Told::MinBurnSet)
			})
		}

		/// Sets the greatest price of a registration, in rao. The owner or root. `ValueNotInBounds` up to 0.1 TAO, or up
		/// to the least price.
		#[pallet::call_index(23)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_max_burn())]
		pub fn sudo_set_max_burn(
			origin: OriginFor<T>,
			netuid: u16,
			max_burn: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::MaxBurn, |_| {
				bounds::max_burn::<T>(netuid, max_burn)?;
				set_and_tell::<T, _, MaxBurn<T>>(netuid, max_burn, Told::MaxBurnSet)
			})
		}

		/// Sets a difficulty that clients show. Root only.
		#[pallet::call_index(24)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_difficulty(
			origin: OriginFor<T>,
			netuid: u16,
			difficulty: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			set_and_tell::<T, _, Difficulty<T>>(netuid, difficulty, Told::DifficultySet)
		}

		/// Sets the number of validators. Root only. `MaxValidatorsLargerThanMaxUIds`.
		#[pallet::call_index(25)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_max_allowed_validators(
			origin: OriginFor<T>,
			netuid: u16,
			max_allowed_validators: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			bounds::max_allowed_validators::<T>(netuid, max_allowed_validators)?;
			let told = Told::MaxAllowedValidatorsSet;
			set_and_tell::<T, _, MaxAllowedValidators<T>>(netuid, max_allowed_validators, told)
		}

		/// Sets the part of an old bond that an epoch keeps, per million. The owner or root.
		/// `BondsMovingAverageMaxReached` for an owner above 975,000.
		#[pallet::call_index(26)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_bonds_moving_average())]
		pub fn sudo_set_bonds_moving_average(
			origin: OriginFor<T>,
			netuid: u16,
			bonds_moving_average: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::BondsMovingAverage, |owner| {
				bounds::bonds_moving_average::<T>(owner.is_some(), bonds_moving_average)?;
				let told = Told::BondsMovingAverageSet;
				set_and_tell::<T, _, BondsMovingAverage<T>>(netuid, bonds_moving_average, told)
			})
		}

		/// Sets a number of registrations that clients show. Root only.
		#[pallet::call_index(27)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_max_registrations_per_block(
			origin: OriginFor<T>,
			netuid: u16,
			max_registrations_per_block: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			let told = Told::MaxRegistrationsPerBlockSet;
			set_and_tell::<T, _, MaxRegistrationsPerBlock<T>>(
				netuid,
				max_registrations_per_block,
				told,
			)
		}

		/// Sets the part of the emission that goes to the owner of a subnet, of 65535. Root only.
		#[pallet::call_index(28)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_subnet_owner_cut(
			origin: OriginFor<T>,
			subnet_owner_cut: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			SubnetOwnerCut::<T>::put(subnet_owner_cut);
			tell::<T>(Told::SubnetOwnerCutSet(subnet_owner_cut))
		}

		/// Sets the blocks between two registrations of subnets. Root only.
		#[pallet::call_index(29)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_network_rate_limit(
			origin: OriginFor<T>,
			rate_limit: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			NetworkRateLimit::<T>::put(rate_limit);
			tell::<T>(Told::NetworkRateLimitSet(rate_limit))
		}

		/// Sets the blocks from one epoch to the next, counted from now; 0 for no epochs. Root only.
		#[pallet::call_index(30)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_tempo(origin: OriginFor<T>, netuid: u16, tempo: u16) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			set_and_tell::<T, _, Tempo<T>>(netuid, tempo, Told::TempoSet)?;
			set::<T, _, LastEpochBlock<T>>(netuid, Subnets::<T>::now())
		}

		/// Always `Deprecated`: the issuance is counted, not said.
		#[pallet::call_index(33)]
		#[pallet::weight(costs::nothing())]
		pub fn sudo_set_total_issuance(
			_origin: OriginFor<T>,
			_total_issuance: u64,
		) -> DispatchResult {
			Err(Error::<T>::Deprecated.into())
		}

		/// Sets the blocks in which a new subnet is not replaced by another. Root only.
		#[pallet::call_index(35)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_network_immunity_period(
			origin: OriginFor<T>,
			immunity_period: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			NetworkImmunityPeriod::<T>::put(immunity_period);
			tell::<T>(Told::NetworkImmunityPeriodSet(immunity_period))
		}

		/// Sets the least price of a subnet, in rao. Root only.
		#[pallet::call_index(36)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_network_min_lock_cost(
			origin: OriginFor<T>,
			lock_cost: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			NetworkMinLockCost::<T>::put(lock_cost);
			tell::<T>(Told::NetworkMinLockCostSet(lock_cost))
		}

		/// Sets the greatest number of subnets. Root only. `ValueNotInBounds` above `MaxSubnets`.
		#[pallet::call_index(37)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_subnet_limit(origin: OriginFor<T>, max_subnets: u16) -> DispatchResult {
			ensure_root(origin)?;
			bounds::subnet_limit::<T>(max_subnets)?;
			SubnetLimit::<T>::put(max_subnets);
			tell::<T>(Told::SubnetLimitSet(max_subnets))
		}

		/// Sets the blocks in which the price of a subnet falls by the last price. Root only.
		#[pallet::call_index(38)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_lock_reduction_interval(
			origin: OriginFor<T>,
			interval: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			NetworkLockReductionInterval::<T>::put(interval);
			tell::<T>(Told::NetworkLockCostReductionIntervalSet(interval))
		}

		/// Sets what registrations are said to have cost so far, in rao. Root only, at any time.
		#[pallet::call_index(39)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_rao_recycled(
			origin: OriginFor<T>,
			netuid: u16,
			rao_recycled: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			let told = Told::RAORecycledForRegistrationSet;
			set_and_tell::<T, _, RAORecycledForRegistration<T>>(netuid, rao_recycled, told)
		}

		/// Sets the stake weight that weights and votes take, in rao. Root only.
		#[pallet::call_index(42)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_stake_threshold(origin: OriginFor<T>, min_stake: u64) -> DispatchResult {
			ensure_root(origin)?;
			StakeThreshold::<T>::put(min_stake);
			tell::<T>(Told::StakeThresholdSet(min_stake))
		}

		/// Sets the least stake of a nominator, in millionths of the least stake. Where it rises, stake that
		/// is too little now is paid out. Root only; it reads all stake there is.
		#[pallet::call_index(43)]
		#[pallet::weight(costs::all_stake::<T>())]
		pub fn sudo_set_nominator_min_required_stake(
			origin: OriginFor<T>,
			min_stake: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			// Subtensor compares the new factor with the old least stake, in rao.
			let rises = min_stake > Subnets::<T>::nominator_min_stake();
			NominatorMinRequiredStake::<T>::put(min_stake);
			if rises {
				Subnets::<T>::clear_small_nominations();
			}
			Ok(())
		}

		/// Sets the blocks between two rises of a delegate's take. Root only.
		#[pallet::call_index(45)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_tx_delegate_take_rate_limit(
			origin: OriginFor<T>,
			tx_rate_limit: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			TxDelegateTakeRateLimit::<T>::put(tx_rate_limit);
			tell::<T>(Told::TxDelegateTakeRateLimitSet(tx_rate_limit))
		}

		/// Sets the least take of a delegate, of 65535. Root only.
		#[pallet::call_index(46)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_min_delegate_take(origin: OriginFor<T>, take: u16) -> DispatchResult {
			ensure_root(origin)?;
			MinDelegateTake::<T>::put(take);
			tell::<T>(Told::MinDelegateTakeSet(take))
		}

		/// Has weights be committed first and revealed later, or not. The owner or root.
		#[pallet::call_index(49)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_commit_reveal_weights_enabled())]
		pub fn sudo_set_commit_reveal_weights_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			enabled: bool,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::CommitRevealEnabled, |_| {
				let told = Told::CommitRevealEnabled;
				set_and_tell::<T, _, CommitRevealWeightsEnabled<T>>(netuid, enabled, told)
			})
		}

		/// Gives each bond its own moving average, or not. The owner or root.
		#[pallet::call_index(50)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_liquid_alpha_enabled())]
		pub fn sudo_set_liquid_alpha_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			enabled: bool,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::LiquidAlphaEnabled, |_| {
				set::<T, _, LiquidAlphaOn<T>>(netuid, enabled)
			})
		}

		/// Sets the bounds of the bonds' moving average, of 65535. The owner or root.
		/// `LiquidAlphaDisabled`, `AlphaHighTooLow`, `AlphaLowOutOfRange`.
		#[pallet::call_index(51)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_alpha_values())]
		pub fn sudo_set_alpha_values(
			origin: OriginFor<T>,
			netuid: u16,
			alpha_low: u16,
			alpha_high: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::AlphaValues, |_| {
				bounds::alpha_values::<T>(netuid, alpha_low, alpha_high)?;
				set::<T, _, AlphaValues<T>>(netuid, (alpha_low, alpha_high))
			})
		}

		/// Sets the epochs from commit to reveal, 1 to 100. The owner or root. `RevealPeriodTooLarge`,
		/// `RevealPeriodTooSmall`.
		#[pallet::call_index(57)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_commit_reveal_weights_interval())]
		pub fn sudo_set_commit_reveal_weights_interval(
			origin: OriginFor<T>,
			netuid: u16,
			interval: u64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::WeightCommitInterval, |_| {
				bounds::reveal_period::<T>(netuid, interval)?;
				set_and_tell::<T, _, RevealPeriodEpochs<T>>(
					netuid,
					interval,
					Told::CommitRevealPeriodsSet,
				)
			})
		}

		/// Replaces the authorities that vote for finality, `in_blocks` from now. Root only; fails as GRANDPA
		/// does, for instance while another change waits.
		#[pallet::call_index(59)]
		#[pallet::weight(costs::authorities::<T>(next_authorities.len()))]
		pub fn schedule_grandpa_change(
			origin: OriginFor<T>,
			next_authorities: AuthorityList,
			in_blocks: BlockNumberFor<T>,
			forced: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			ensure_root(origin)?;
			pallet_grandpa::Pallet::<T>::schedule_change(next_authorities, in_blocks, forced)
		}

		/// Sets the part of the weight above consensus that earns no bond, of 65535. The owner or root.
		#[pallet::call_index(60)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_bonds_penalty())]
		pub fn sudo_set_bonds_penalty(
			origin: OriginFor<T>,
			netuid: u16,
			bonds_penalty: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::BondsPenalty, |_| {
				set_and_tell::<T, _, BondsPenalty<T>>(netuid, bonds_penalty, Told::BondsPenaltySet)
			})
		}

		/// Lets stake change its coldkey, or not. The owner or root.
		#[pallet::call_index(61)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_toggle_transfer())]
		pub fn sudo_set_toggle_transfer(
			origin: OriginFor<T>,
			netuid: u16,
			toggle: bool,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::TransferEnabled, |_| {
				set_and_tell::<T, _, TransferToggle<T>>(netuid, toggle, Told::TransferToggle)
			})
		}

		/// Sets how fast the moving prices of old subnets follow the prices of alpha. Root only.
		#[pallet::call_index(63)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_subnet_moving_alpha(origin: OriginFor<T>, alpha: I96F32) -> DispatchResult {
			ensure_root(origin)?;
			SubnetMovingAlpha::<T>::put(alpha);
			Ok(())
		}

		/// Sets the owner's hotkey of a subnet, as `sudo_set_sn_owner_hotkey`.
		#[pallet::call_index(64)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_subnet_owner_hotkey())]
		pub fn sudo_set_subnet_owner_hotkey(
			origin: OriginFor<T>,
			netuid: u16,
			hotkey: T::AccountId,
		) -> DispatchResult {
			Subnets::<T>::set_owner_hotkey(origin, netuid, &hotkey)
		}

		/// Sets the blocks after which the moving price of a subnet follows half as fast as it ever will.
		/// Root only, at any time.
		#[pallet::call_index(65)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_ema_price_halving_period(
			origin: OriginFor<T>,
			netuid: u16,
			ema_halving: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			set::<T, _, EMAPriceHalvingBlocks<T>>(netuid, ema_halving)
		}

		/// Lets stake be added and removed, or not. Root only.
		#[pallet::call_index(66)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_subtoken_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			subtoken_enabled: bool,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			set::<T, _, SubtokenEnabled<T>>(netuid, subtoken_enabled)
		}

		/// Sets the hotkey that gets the owner's cut of a subnet. The owner or root, every 50,400 blocks at
		/// tempo 360. `SubnetNotExists`, `TxRateLimitExceeded`, `CannotUseSystemAccount`.
		#[pallet::call_index(67)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_sn_owner_hotkey())]
		pub fn sudo_set_sn_owner_hotkey(
			origin: OriginFor<T>,
			netuid: u16,
			hotkey: T::AccountId,
		) -> DispatchResult {
			Subnets::<T>::set_owner_hotkey(origin, netuid, &hotkey)
		}

		/// Sets the slope of the bonds' moving average, in hundredths. The owner or root.
		/// `NegativeSigmoidSteepness` for an owner below 0.
		#[pallet::call_index(68)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_alpha_sigmoid_steepness())]
		pub fn sudo_set_alpha_sigmoid_steepness(
			origin: OriginFor<T>,
			netuid: u16,
			steepness: i16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::AlphaSigmoidSteepness, |owner| {
				bounds::alpha_sigmoid_steepness::<T>(owner.is_some(), netuid, steepness)?;
				set::<T, _, AlphaSigmoidSteepness<T>>(netuid, steepness)
			})
		}

		/// Takes Yuma3 instead of Yuma2, or not. The owner or root.
		#[pallet::call_index(69)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_yuma3_enabled())]
		pub fn sudo_set_yuma3_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			enabled: bool,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::Yuma3Enabled, |_| {
				set::<T, _, Yuma3On<T>>(netuid, enabled)?;
				Self::deposit_event(Event::Yuma3EnableToggled { netuid, enabled });
				Ok(())
			})
		}

		/// Lets neurons reset the bonds to them, or not. The owner or root.
		#[pallet::call_index(70)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_bonds_reset_enabled())]
		pub fn sudo_set_bonds_reset_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			enabled: bool,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::BondsResetEnabled, |_| {
				set_and_tell::<T, _, BondsResetOn<T>>(netuid, enabled, Told::BondsResetOnSet)?;
				Self::deposit_event(Event::BondsResetToggled { netuid, enabled });
				Ok(())
			})
		}

		/// Sets the version of commits that is taken. Root only.
		#[pallet::call_index(71)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_commit_reveal_version(
			origin: OriginFor<T>,
			version: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			CommitRevealWeightsVersion::<T>::put(version);
			tell::<T>(Told::CommitRevealVersionSet(version))
		}

		/// Sets the number of the owner's neurons that are never replaced, 1 to 10. The owner or root.
		/// `InvalidValue`.
		#[pallet::call_index(72)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_owner_immune_neuron_limit())]
		pub fn sudo_set_owner_immune_neuron_limit(
			origin: OriginFor<T>,
			netuid: u16,
			immune_neurons: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::ImmuneNeuronLimit, |_| {
				bounds::owner_immune_neurons::<T>(immune_neurons)?;
				set::<T, _, ImmuneOwnerUidsLimit<T>>(netuid, immune_neurons)
			})
		}

		/// Sets the blocks before an epoch in which hyperparameters are frozen. Root only.
		#[pallet::call_index(74)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_admin_freeze_window(origin: OriginFor<T>, window: u16) -> DispatchResult {
			ensure_root(origin)?;
			AdminFreezeWindow::<T>::put(window);
			tell::<T>(Told::AdminFreezeWindowSet(window))
		}

		/// Sets the tempos between two changes of a hyperparameter by an owner. Root only.
		#[pallet::call_index(75)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_owner_hparam_rate_limit(
			origin: OriginFor<T>,
			epochs: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			OwnerHyperparamRateLimit::<T>::put(epochs);
			tell::<T>(Told::OwnerHyperparamRateLimitSet(epochs))
		}

		/// Sets the number of mechanisms. Those too many lose their weights, bonds and commits, and
		/// emission is split evenly again. The owner or root.
		/// `MechanismDoesNotExist`, `InvalidValue`, `TooManyUIDsPerMechanism`.
		#[pallet::call_index(76)]
		#[pallet::weight(costs::mechanisms::<T>(*netuid, *mechanism_count))]
		pub fn sudo_set_mechanism_count(
			origin: OriginFor<T>,
			netuid: u16,
			mechanism_count: u8,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, TransactionType::MechanismCountUpdate, |_| {
				Subnets::<T>::set_mechanism_count(netuid, mechanism_count)
			})
		}

		/// Sets how emission is split among mechanisms, in parts of 65535; evenly when none. The owner
		/// or root. `MechanismDoesNotExist`, `InvalidValue`.
		#[pallet::call_index(77)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_mechanism_emission_split())]
		pub fn sudo_set_mechanism_emission_split(
			origin: OriginFor<T>,
			netuid: u16,
			maybe_split: Option<Vec<u16>>,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, TransactionType::MechanismEmission, |_| {
				Subnets::<T>::set_emission_split(netuid, maybe_split)
			})
		}

		/// Sets the greatest number of neurons and takes those away that are too many, the least first. The
		/// owner or root. `SubnetNotExists`, `InvalidValue`, `TrimmingWouldExceedMaxImmunePercentage`.
		#[pallet::call_index(78)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_trim_to_max_allowed_uids())]
		pub fn sudo_trim_to_max_allowed_uids(
			origin: OriginFor<T>,
			netuid: u16,
			max_n: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, TransactionType::MaxUidsTrimming, |_| {
				Subnets::<T>::trim_to_max_allowed_uids(netuid, max_n)
			})
		}

		/// Sets the least number of neurons. Root only.
		/// `MinAllowedUidsGreaterThanMaxAllowedUids`, `MinAllowedUidsGreaterThanCurrentUids`.
		#[pallet::call_index(79)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_min_allowed_uids(
			origin: OriginFor<T>,
			netuid: u16,
			min_allowed_uids: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			bounds::min_allowed_uids::<T>(netuid, min_allowed_uids)?;
			set_and_tell::<T, _, MinAllowedUids<T>>(
				netuid,
				min_allowed_uids,
				Told::MinAllowedUidsSet,
			)
		}

		/// Says what becomes of miners' pay that falls to the owner's hotkeys. The owner or root.
		#[pallet::call_index(80)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_recycle_or_burn())]
		pub fn sudo_set_recycle_or_burn(
			origin: OriginFor<T>,
			netuid: u16,
			recycle_or_burn: RecycleOrBurnEnum,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::RecycleOrBurn, |_| {
				set::<T, _, RecycleOrBurn<T>>(netuid, recycle_or_burn)
			})
		}

		/// Sets the number of non-immune neurons that pruning leaves. Root only, at any time.
		#[pallet::call_index(84)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_min_non_immune_uids(
			origin: OriginFor<T>,
			netuid: u16,
			min: u16,
		) -> DispatchResult {
			ensure_root(origin)?;
			set_and_tell::<T, _, MinNonImmuneUids<T>>(netuid, min, Told::MinNonImmuneUidsSet)
		}

		/// Sets the blocks from the registration of a subnet to its start. Root only.
		#[pallet::call_index(85)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_start_call_delay(origin: OriginFor<T>, delay: u64) -> DispatchResult {
			ensure_root(origin)?;
			StartCallDelay::<T>::put(delay);
			tell::<T>(Told::StartCallDelaySet(delay))
		}

		/// Sets the greatest number of mechanisms of a subnet, 1 to 16. Root only. `InvalidValue`.
		#[pallet::call_index(88)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_max_mechanism_count(
			origin: OriginFor<T>,
			max_mechanism_count: u8,
		) -> DispatchResult {
			ensure_root(origin)?;
			Subnets::<T>::set_max_mechanism_count(max_mechanism_count)
		}

		/// Sets the blocks in which the price of a registration halves, 1 to 36,100. The owner or root.
		/// `NotPermittedOnRootSubnet`, `InvalidValue`.
		#[pallet::call_index(89)]
		#[pallet::weight((<T as Config>::WeightInfo::sudo_set_burn_half_life(), DispatchClass::Operational, Pays::Yes))]
		pub fn sudo_set_burn_half_life(
			origin: OriginFor<T>,
			netuid: u16,
			burn_half_life: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::BurnHalfLife, |_| {
				bounds::burn_half_life::<T>(netuid, burn_half_life)?;
				set::<T, _, BurnHalfLife<T>>(netuid, burn_half_life)?;
				Self::deposit_event(Event::BurnHalfLifeSet { netuid, burn_half_life });
				Ok(())
			})
		}

		/// Sets the factor by which a registration raises the price, 1 to 3. The owner or root.
		/// `NotPermittedOnRootSubnet`, `InvalidValue`.
		#[pallet::call_index(90)]
		#[pallet::weight((<T as Config>::WeightInfo::sudo_set_burn_increase_mult(), DispatchClass::Operational, Pays::Yes))]
		pub fn sudo_set_burn_increase_mult(
			origin: OriginFor<T>,
			netuid: u16,
			burn_increase_mult: U64F64,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::BurnIncreaseMult, |_| {
				bounds::burn_increase_mult::<T>(netuid, burn_increase_mult)?;
				set::<T, _, BurnIncreaseMult<T>>(netuid, burn_increase_mult)?;
				Self::deposit_event(Event::BurnIncreaseMultSet { netuid, burn_increase_mult });
				Ok(())
			})
		}

		/// Gives the owner a cut, or not. The owner or root, as often as they like.
		/// `NotPermittedOnRootSubnet`.
		#[pallet::call_index(92)]
		#[pallet::weight((<T as Config>::WeightInfo::sudo_set_owner_cut_enabled(), DispatchClass::Operational, Pays::Yes))]
		pub fn sudo_set_owner_cut_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			enabled: bool,
		) -> DispatchResult {
			Subnets::<T>::ensure_owner_or_root(origin, netuid)?;
			Subnets::<T>::ensure_not_frozen(netuid)?;
			exists_beside_root::<T>(netuid)?;
			set::<T, _, OwnerCutEnabled<T>>(netuid, enabled)
		}

		/// Sets the least take of a child on a subnet, of 65535. The owner or root. `InvalidValue` outside the chain's
		/// bounds.
		#[pallet::call_index(93)]
		#[pallet::weight(<T as Config>::WeightInfo::sudo_set_min_childkey_take_per_subnet())]
		pub fn sudo_set_min_childkey_take_per_subnet(
			origin: OriginFor<T>,
			netuid: u16,
			take: u16,
		) -> DispatchResult {
			Subnets::<T>::tune(origin, netuid, Hyperparameter::MinChildkeyTake, |_| {
				bounds::min_childkey_take::<T>(netuid, take)?;
				set_and_tell::<T, _, MinChildkeyTakePerSubnet<T>>(
					netuid,
					take,
					Told::MinChildKeyTakePerSubnetSet,
				)
			})
		}

		/// Gives a subnet its share of the emission, or not. Root only, at any time.
		/// `NotPermittedOnRootSubnet`.
		#[pallet::call_index(94)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_subnet_emission_enabled(
			origin: OriginFor<T>,
			netuid: u16,
			enabled: bool,
		) -> DispatchResult {
			ensure_root(origin)?;
			exists_beside_root::<T>(netuid)?;
			set::<T, _, SubnetEmissionEnabled<T>>(netuid, enabled)?;
			Self::deposit_event(Event::SubnetEmissionEnabledSet { netuid, enabled });
			Ok(())
		}

		/// Sets the epochs that a block runs at most. Root only. `ValueNotInBounds` for 0.
		#[pallet::call_index(96)]
		#[pallet::weight(costs::root::<T>())]
		pub fn sudo_set_max_epochs_per_block(
			origin: OriginFor<T>,
			max_epochs_per_block: u8,
		) -> DispatchResult {
			ensure_root(origin)?;
			bounds::max_epochs_per_block::<T>(max_epochs_per_block)?;
			MaxEpochsPerBlock::<T>::put(max_epochs_per_block);
			tell::<T>(Told::MaxEpochsPerBlockSet(max_epochs_per_block))
		}
	}
}
