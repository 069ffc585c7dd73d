//! Reads the hyperparameters of a subnet.

use super::{HyperparamEntry, HyperparamValue, SubnetHyperparamsV2, I32F32};
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
			bonds_reset_enabled: false,
			user_liquidity_enabled: false,
		})
	}

	/// The same as a list, with the parameters that the record has no place for.
	pub fn get_subnet_hyperparams_v3(netuid: u16) -> Option<Vec<HyperparamEntry>> {
		let mut entries: Vec<HyperparamEntry> = Self::get_subnet_hyperparams_v2(netuid)?.into();
		let factor = Compact(ActivityCutoffFactorMilli::<T>::get(netuid));
		let more = [
			("burn_half_life", HyperparamValue::U16(Compact(BurnHalfLife::<T>::get(netuid)))),
			("burn_increase_mult", HyperparamValue::U64F64(BurnIncreaseMult::<T>::get(netuid))),
			("activity_cutoff_factor", HyperparamValue::U32(factor)),
		];
		entries.extend(more.map(|(name, value)| HyperparamEntry { name: name.into(), value }));
		Some(entries)
	}

	/// Blocks after which a validator that is silent stops counting: thousandths of the tempo, at
	/// least one block.
	pub fn activity_cutoff(netuid: u16) -> u64 {
		let factor_milli = u64::from(ActivityCutoffFactorMilli::<T>::get(netuid));
		(factor_milli.saturating_mul(Tempo::<T>::get(netuid).into()) / 1000).max(1)
	}
}
