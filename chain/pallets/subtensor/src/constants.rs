//! Subtensor's figures, as clients find them among the metadata's constants. They are the defaults of
//! storage: what a chain really begins with is genesis data and lies there. Constants of what this chain
//! has not are left out.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod constants {
	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Blocks from the registration of a subnet to its start. Genesis data that clients look for
		/// among the constants.
		#[pallet::constant_name(InitialStartCallDelay)]
		fn initial_start_call_delay() -> u64 {
			StartCallDelay::<T>::get()
		}

		/// Rao in existence before genesis.
		#[pallet::constant_name(InitialIssuance)]
		fn initial_issuance() -> u64 {
			0
		}

		/// Least number of weights in a row.
		#[pallet::constant_name(InitialMinAllowedWeights)]
		fn initial_min_allowed_weights() -> u16 {
			1024
		}

		/// Unused.
		#[pallet::constant_name(InitialEmissionValue)]
		fn initial_emission_value() -> u16 {
			0
		}

		/// Blocks from one epoch to the next.
		#[pallet::constant_name(InitialTempo)]
		fn initial_tempo() -> u16 {
			360
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialDifficulty)]
		fn initial_difficulty() -> u64 {
			10_000_000
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialMaxDifficulty)]
		fn initial_max_difficulty() -> u64 {
			u64::MAX / 4
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialMinDifficulty)]
		fn initial_min_difficulty() -> u64 {
			10_000_000
		}

		/// Rao ever paid for registrations.
		#[pallet::constant_name(InitialRAORecycledForRegistration)]
		fn initial_rao_recycled_for_registration() -> u64 {
			0
		}

		/// Price of a registration, in rao.
		#[pallet::constant_name(InitialBurn)]
		fn initial_burn() -> u64 {
			100_000_000
		}

		/// Greatest price of a registration, in rao.
		#[pallet::constant_name(InitialMaxBurn)]
		fn initial_max_burn() -> u64 {
			100_000_000_000
		}

		/// Least price of a registration, in rao.
		#[pallet::constant_name(InitialMinBurn)]
		fn initial_min_burn() -> u64 {
			500_000
		}

		/// Least stake, in rao.
		#[pallet::constant_name(InitialMinStake)]
		fn initial_min_stake() -> u64 {
			2_000_000
		}

		/// The least price of a registration stays below it, in rao.
		#[pallet::constant_name(MinBurnUpperBound)]
		fn min_burn_upper_bound() -> u64 {
			1_000_000_000
		}

		/// The greatest price of a registration stays above it, in rao.
		#[pallet::constant_name(MaxBurnLowerBound)]
		fn max_burn_lower_bound() -> u64 {
			100_000_000
		}

		/// Least tempo that an owner sets where new subnets have a tempo of 360.
		#[pallet::constant_name(MinTempo)]
		fn min_tempo() -> u16 {
			360
		}

		/// Greatest tempo that an owner sets.
		#[pallet::constant_name(MaxTempo)]
		fn max_tempo() -> u16 {
			50_400
		}

		/// Least cutoff of silent validators, in thousandths of a tempo.
		#[pallet::constant_name(MinActivityCutoffFactorMilli)]
		fn min_activity_cutoff_factor_milli() -> u32 {
			1_000
		}

		/// Greatest cutoff of silent validators, in thousandths of a tempo.
		#[pallet::constant_name(MaxActivityCutoffFactorMilli)]
		fn max_activity_cutoff_factor_milli() -> u32 {
			50_000
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialAdjustmentInterval)]
		fn initial_adjustment_interval() -> u16 {
			100
		}

		/// Part of an old bond that an epoch keeps, per million.
		#[pallet::constant_name(InitialBondsMovingAverage)]
		fn initial_bonds_moving_average() -> u64 {
			900_000
		}

		/// Part of the weight above consensus that earns no bond, of 65535.
		#[pallet::constant_name(InitialBondsPenalty)]
		fn initial_bonds_penalty() -> u16 {
			u16::MAX
		}

		/// Whether neurons may reset bonds.
		#[pallet::constant_name(InitialBondsResetOn)]
		fn initial_bonds_reset_on() -> bool {
			false
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialTargetRegistrationsPerInterval)]
		fn initial_target_registrations_per_interval() -> u16 {
			2
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialRho)]
		fn initial_rho() -> u16 {
			10
		}

		/// Slope of the bonds' moving average, in hundredths.
		#[pallet::constant_name(InitialAlphaSigmoidSteepness)]
		fn initial_alpha_sigmoid_steepness() -> i16 {
			1000
		}

		/// Share of the stake that has to grant a weight, of 65535.
		#[pallet::constant_name(InitialKappa)]
		fn initial_kappa() -> u16 {
			32_767
		}

		/// Least value of the greatest number of neurons.
		#[pallet::constant_name(InitialMinAllowedUids)]
		fn initial_min_allowed_uids() -> u16 {
			64
		}

		/// Greatest number of neurons.
		#[pallet::constant_name(InitialMaxAllowedUids)]
		fn initial_max_allowed_uids() -> u16 {
			256
		}

		/// Unused.
		#[pallet::constant_name(InitialValidatorPruneLen)]
		fn initial_validator_prune_len() -> u64 {
			1
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialScalingLawPower)]
		fn initial_scaling_law_power() -> u16 {
			50
		}

		/// Blocks in which a new neuron is not replaced.
		#[pallet::constant_name(InitialImmunityPeriod)]
		fn initial_immunity_period() -> u16 {
			4096
		}

		/// Cutoff of silent validators in blocks, shown.
		#[pallet::constant_name(InitialActivityCutoff)]
		fn initial_activity_cutoff() -> u16 {
			5000
		}

		/// Registrations a block on the root network.
		#[pallet::constant_name(InitialMaxRegistrationsPerBlock)]
		fn initial_max_registrations_per_block() -> u16 {
			1
		}

		/// Unused.
		#[pallet::constant_name(InitialPruningScore)]
		fn initial_pruning_score() -> u16 {
			u16::MAX
		}

		/// Number of validators.
		#[pallet::constant_name(InitialMaxAllowedValidators)]
		fn initial_max_allowed_validators() -> u16 {
			128
		}

		/// Take of delegates who chose none, of 65535.
		#[pallet::constant_name(InitialDefaultDelegateTake)]
		fn initial_default_delegate_take() -> u16 {
			11_796
		}

		/// Least take of a delegate, of 65535.
		#[pallet::constant_name(InitialMinDelegateTake)]
		fn initial_min_delegate_take() -> u16 {
			0
		}

		/// Take of children who chose none, of 65535.
		#[pallet::constant_name(InitialDefaultChildKeyTake)]
		fn initial_default_child_key_take() -> u16 {
			0
		}

		/// Least take of a child, of 65535.
		#[pallet::constant_name(InitialMinChildKeyTake)]
		fn initial_min_child_key_take() -> u16 {
			0
		}

		/// Greatest take of a child, of 65535.
		#[pallet::constant_name(InitialMaxChildKeyTake)]
		fn initial_max_child_key_take() -> u16 {
			11_796
		}

		/// Least version key of weights.
		#[pallet::constant_name(InitialWeightsVersionKey)]
		fn initial_weights_version_key() -> u64 {
			0
		}

		/// Blocks between two endpoints of a neuron.
		#[pallet::constant_name(InitialServingRateLimit)]
		fn initial_serving_rate_limit() -> u64 {
			50
		}

		/// Blocks between two swaps of a hotkey.
		#[pallet::constant_name(InitialTxRateLimit)]
		fn initial_tx_rate_limit() -> u64 {
			1000
		}

		/// Blocks between two rises of a delegate's take.
		#[pallet::constant_name(InitialTxDelegateTakeRateLimit)]
		fn initial_tx_delegate_take_rate_limit() -> u64 {
			216_000
		}

		/// Blocks between two rises of a child's take.
		#[pallet::constant_name(InitialTxChildKeyTakeRateLimit)]
		fn initial_tx_child_key_take_rate_limit() -> u64 {
			216_000
		}

		/// Shown, not used.
		#[pallet::constant_name(InitialAdjustmentAlpha)]
		fn initial_adjustment_alpha() -> u64 {
			0
		}

		/// Blocks in which a new subnet is not replaced.
		#[pallet::constant_name(InitialNetworkImmunityPeriod)]
		fn initial_network_immunity_period() -> u64 {
			1_296_000
		}

		/// Least price of a subnet, in rao.
		#[pallet::constant_name(InitialNetworkMinLockCost)]
		fn initial_network_min_lock_cost() -> u64 {
			1_000_000_000_000
		}

		/// Part of the emission that goes to the owner of a subnet, of 65535.
		#[pallet::constant_name(InitialSubnetOwnerCut)]
		fn initial_subnet_owner_cut() -> u16 {
			11_796
		}

		/// Blocks in which the price of a subnet falls by the last price.
		#[pallet::constant_name(InitialNetworkLockReductionInterval)]
		fn initial_network_lock_reduction_interval() -> u64 {
			14 * 7200
		}

		/// Blocks between two registrations of subnets.
		#[pallet::constant_name(InitialNetworkRateLimit)]
		fn initial_network_rate_limit() -> u64 {
			7200
		}

		/// Price of swapping a hotkey, in rao.
		#[pallet::constant_name(KeySwapCost)]
		fn key_swap_cost() -> u64 {
			100_000_000
		}

		/// Upper bound of the bonds' moving average, of 65535.
		#[pallet::constant_name(AlphaHigh)]
		fn alpha_high() -> u16 {
			58_982
		}

		/// Lower bound of the bonds' moving average, of 65535.
		#[pallet::constant_name(AlphaLow)]
		fn alpha_low() -> u16 {
			45_875
		}

		/// Whether each bond has its own moving average.
		#[pallet::constant_name(LiquidAlphaOn)]
		fn liquid_alpha_on() -> bool {
			false
		}

		/// Yuma3 instead of Yuma2.
		#[pallet::constant_name(Yuma3On)]
		fn yuma3_on() -> bool {
			false
		}

		/// How much stake on the root network weighs on other subnets, of 2^64.
		#[pallet::constant_name(InitialTaoWeight)]
		fn initial_tao_weight() -> u64 {
			971_718_665_099_567_868
		}

		/// Blocks after which the moving price follows half as fast as it ever will.
		#[pallet::constant_name(InitialEmaPriceHalvingPeriod)]
		fn initial_ema_price_halving_period() -> u64 {
			201_600
		}

		/// Price of swapping a hotkey on one subnet, in rao.
		#[pallet::constant_name(KeySwapOnSubnetCost)]
		fn key_swap_on_subnet_cost() -> u64 {
			1_000_000
		}

		/// Blocks between two swaps of hotkeys of a coldkey on one subnet.
		#[pallet::constant_name(HotkeySwapOnSubnetInterval)]
		fn hotkey_swap_on_subnet_interval() -> u64 {
			7200
		}

		/// A subnet is not trimmed to so great a part of immune neurons.
		#[pallet::constant_name(MaxImmuneUidsPercentage)]
		fn max_immune_uids_percentage() -> Percent {
			Percent::from_percent(80)
		}

		/// Epochs that one block runs at most.
		#[pallet::constant_name(InitialMaxEpochsPerBlock)]
		fn initial_max_epochs_per_block() -> u8 {
			2
		}
	}
}
