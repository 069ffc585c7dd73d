//! Reads the hyperparameters of a subnet.

use super::{
	HyperparamEntry,
	HyperparamValue::{Bool, TaoBalance, I32F32 as Signed, U16, U32, U64, U64F64},
	SubnetHyperparams, SubnetHyperparamsV2, I32F32,
};
use crate::*;
use alloc::vec::Vec;
use codec::Compact;

impl<T: Config> Pallet<T> {
	/// Hyperparameters of a subnet, none for an unknown netuid.
	pub fn get_subnet_hyperparams_v2(netuid: u16) -> Option<SubnetHyperparamsV2> {
		if !NetworksAdded::<T>::get(netuid) {
			return None;
		}
		let (alpha_low, alpha_high) = AlphaValues::<T>::get(netuid);
		let steepness = AlphaSigmoidSteepness::<T>::get(netuid);
		Some(SubnetHyperparamsV2 {
			rho: Compact(Rho::<T>::get(netuid)),
			kappa: Compact(Kappa::<T>::get(netuid)),
			immunity_period: Compact(ImmunityPeriod::<T>::get(netuid)),
			min_allowed_weights: Compact(MinAllowedWeights::<T>::get(netuid)),
			max_weights_limit: Compact(MaxWeightsLimit::<T>::get(netuid)),
			tempo: Compact(Tempo::<T>::get(netuid)),
			min_difficulty: Compact(MinDifficulty::<T>::get(netuid)),
			max_difficulty: Compact(MaxDifficulty::<T>::get(netuid)),
			weights_version: Compact(WeightsVersionKey::<T>::get(netuid)),
			weights_rate_limit: Compact(WeightsSetRateLimit::<T>::get(netuid)),
			adjustment_interval: Compact(AdjustmentInterval::<T>::get(netuid)),
			activity_cutoff: Compact(Self::activity_cutoff(netuid)),
			registration_allowed: NetworkRegistrationAllowed::<T>::get(netuid),
			target_regs_per_interval: Compact(TargetRegistrationsPerInterval::<T>::get(netuid)),
			min_burn: Compact(MinBurn::<T>::get(netuid)),
			max_burn: Compact(MaxBurn::<T>::get(netuid)),
			bonds_moving_avg: Compact(BondsMovingAverage::<T>::get(netuid)),
			max_regs_per_block: Compact(MaxRegistrationsPerBlock::<T>::get(netuid)),
			serving_rate_limit: Compact(ServingRateLimit::<T>::get(netuid)),
			max_validators: Compact(MaxAllowedValidators::<T>::get(netuid)),
			adjustment_alpha: Compact(AdjustmentAlpha::<T>::get(netuid)),
			difficulty: Compact(Difficulty::<T>::get(netuid)),
			commit_reveal_period: Compact(RevealPeriodEpochs::<T>::get(netuid)),
			commit_reveal_weights_enabled: CommitRevealWeightsEnabled::<T>::get(netuid),
			alpha_high: Compact(alpha_high),
			alpha_low: Compact(alpha_low),
			liquid_alpha_enabled: LiquidAlphaOn::<T>::get(netuid),
			alpha_sigmoid_steepness: I32F32 { bits: i64::from(steepness) << 32 },
			yuma_version: Compact(if Yuma3On::<T>::get(netuid) { 3 } else { 2 }),
			subnet_is_active: SubtokenEnabled::<T>::get(netuid),
			transfers_enabled: TransferToggle::<T>::get(netuid),
			bonds_reset_enabled: BondsResetOn::<T>::get(netuid),
			user_liquidity_enabled: false,
		})
	}

	/// Those that older clients know.
	pub fn get_subnet_hyperparams(netuid: u16) -> Option<SubnetHyperparams> {
		Self::get_subnet_hyperparams_v2(netuid).map(Into::into)
	}

	/// What an owner may tune or read of it, as a list in Subtensor's order.
	pub fn get_subnet_hyperparams_v3(netuid: u16) -> Option<Vec<HyperparamEntry>> {
		let all = Self::get_subnet_hyperparams_v2(netuid)?;
		let factor = ActivityCutoffFactorMilli::<T>::get(netuid);
		let least_take = crate::delegation::takes::min_childkey_take::<T>(netuid);
		let entries = [
			("kappa", U16(all.kappa)),
			("immunity_period", U16(all.immunity_period)),
			("min_allowed_weights", U16(all.min_allowed_weights)),
			("max_weights_limit", U16(all.max_weights_limit)),
			("tempo", U16(all.tempo)),
			("weights_version", U64(all.weights_version)),
			("weights_rate_limit", U64(all.weights_rate_limit)),
			("activity_cutoff", U64(all.activity_cutoff)),
			("activity_cutoff_factor", U32(Compact(factor))),
			("registration_allowed", Bool(all.registration_allowed)),
			("target_regs_per_interval", U16(all.target_regs_per_interval)),
			("min_burn", TaoBalance(all.min_burn)),
			("max_burn", TaoBalance(all.max_burn)),
			("burn_half_life", U16(Compact(BurnHalfLife::<T>::get(netuid)))),
			("burn_increase_mult", U64F64(BurnIncreaseMult::<T>::get(netuid))),
			("bonds_moving_avg", U64(all.bonds_moving_avg)),
			("max_regs_per_block", U16(all.max_regs_per_block)),
			("serving_rate_limit", U64(all.serving_rate_limit)),
			("max_validators", U16(all.max_validators)),
			("commit_reveal_period", U64(all.commit_reveal_period)),
			("commit_reveal_weights_enabled", Bool(all.commit_reveal_weights_enabled)),
			("alpha_high", U16(all.alpha_high)),
			("alpha_low", U16(all.alpha_low)),
			("liquid_alpha_enabled", Bool(all.liquid_alpha_enabled)),
			("alpha_sigmoid_steepness", Signed(all.alpha_sigmoid_steepness)),
			("yuma_version", U16(all.yuma_version)),
			("subnet_is_active", Bool(all.subnet_is_active)),
			("transfers_enabled", Bool(all.transfers_enabled)),
			("bonds_reset_enabled", Bool(all.bonds_reset_enabled)),
			("user_liquidity_enabled", Bool(all.user_liquidity_enabled)),
			("owner_cut_enabled", Bool(OwnerCutEnabled::<T>::get(netuid))),
			("owner_cut_auto_lock_enabled", Bool(false)),
			("min_childkey_take", U16(Compact(least_take))),
		];
		let entry = |(name, value): (&str, _)| HyperparamEntry { name: name.into(), value };
		Some(entries.into_iter().map(entry).collect())
	}

	/// Blocks after which a validator that is silent stops counting: thousandths of the tempo, at
	/// least one block.
	pub fn activity_cutoff(netuid: u16) -> u64 {
		let factor_milli = u64::from(ActivityCutoffFactorMilli::<T>::get(netuid));
		(factor_milli.saturating_mul(Tempo::<T>::get(netuid).into()) / 1000).max(1)
	}
}
