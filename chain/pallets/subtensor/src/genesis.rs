//! What a chain begins with, and how Subtensor's block counts shrink with the tempo.

use crate::{storage::BurnFactor, types::ROOT, types::U64F64, *};
use codec::{Decode, Encode};
use frame_support::traits::{fungible::Inspect, Get};
use scale_info::TypeInfo;

/// Subtensor's tempo, for which its block counts are made.
const REFERENCE_TEMPO: u16 = 360;
/// Thousand, in the sense of `burn_increase_permille`.
const PERMILLE: u128 = 1000;

/// A limit of `limit` blocks at tempo 360, scaled to `tempo`; at least one block.
pub const fn scaled(limit: u64, tempo: u16) -> u64 {
	let blocks = limit.saturating_mul(tempo as u64) / REFERENCE_TEMPO as u64;
	if blocks == 0 {
		1
	} else {
		blocks
	}
}

/// [`scaled`], for limits stored in 16 bits: too great ones become the greatest.
fn scaled_short(limit: u64, tempo: u16) -> u16 {
	u16::try_from(scaled(limit, tempo)).unwrap_or(u16::MAX)
}

macro_rules! hyperparameters {
	($($(#[$doc:meta])* $name:ident: $type:ty = |$tempo:ident| $value:expr;)*) => {
		/// What new subnets begin with, as genesis gives it. What is left out takes Subtensor's
		/// figure; block counts are scaled to the tempo.
		#[derive(
			Clone, Default, PartialEq, Eq, Debug,
			frame_support::Serialize, frame_support::Deserialize,
		)]
		#[serde(crate = "frame_support::__private::serde")]
		#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
		pub struct GenesisHyperparameters {
			/// Blocks from one epoch to the next; 360 when left out.
			pub tempo: Option<u16>,
			$($(#[$doc])* pub $name: Option<$type>,)*
			/// Factor by which a registration raises its price, in thousandths.
			pub burn_increase_permille: Option<u32>,
		}

		/// What new subnets begin with, complete.
		#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
		pub struct Hyperparameters {
			/// Blocks from one epoch to the next.
			pub tempo: u16,
			$($(#[$doc])* pub $name: $type,)*
			/// Factor by which a registration raises its price.
			pub burn_increase_mult: U64F64,
		}

		impl GenesisHyperparameters {
			/// Fills in what is left out.
			pub fn complete(&self) -> Hyperparameters {
				let tempo = self.tempo.unwrap_or(REFERENCE_TEMPO);
				Hyperparameters {
					tempo,
					$($name: self.$name.unwrap_or_else(|| { let $tempo = tempo; $value }),)*
					burn_increase_mult: self.burn_increase_permille.map_or_else(
						BurnFactor::get,
						|permille| U64F64 { bits: (u128::from(permille) << 64) / PERMILLE },
					),
				}
			}
		}
	};
}

hyperparameters! {
	/// See `SubnetMechanism`: 0 or 1.
	subnet_mechanism: u16 = |_tempo| 1;
	/// See `SubnetEmissionEnabled`.
	subnet_emission_enabled: bool = |_tempo| false;
	/// See `MaxAllowedUids`.
	max_allowed_uids: u16 = |_tempo| 256;
	/// See `MaxAllowedValidators`.
	max_allowed_validators: u16 = |_tempo| 64;
	/// See `MinAllowedWeights`.
	min_allowed_weights: u16 = |_tempo| 1;
	/// See `ImmunityPeriod`.
	immunity_period: u16 = |tempo| scaled_short(5000, tempo);
	/// See `MinNonImmuneUids`.
	min_non_immune_uids: u16 = |_tempo| 10;
	/// See `ImmuneOwnerUidsLimit`.
	immune_owner_uids_limit: u16 = |_tempo| 1;
	/// See `Kappa`.
	kappa: u16 = |_tempo| 32_767;
	/// See `Rho`.
	rho: u16 = |_tempo| 10;
	/// See `ActivityCutoffFactorMilli`.
	activity_cutoff_factor_milli: u32 = |_tempo| 13_889;
	/// See `BondsMovingAverage`.
	bonds_moving_average: u64 = |_tempo| 900_000;
	/// See `BondsPenalty`.
	bonds_penalty: u16 = |_tempo| u16::MAX;
	/// See `Yuma3On`.
	yuma3_on: bool = |_tempo| true;
	/// See `LiquidAlphaOn`.
	liquid_alpha_on: bool = |_tempo| false;
	/// The lower of `AlphaValues`.
	alpha_low: u16 = |_tempo| 45_875;
	/// The higher of `AlphaValues`.
	alpha_high: u16 = |_tempo| 58_982;
	/// See `AlphaSigmoidSteepness`.
	alpha_sigmoid_steepness: i16 = |_tempo| 1000;
	/// See `WeightsSetRateLimit`.
	weights_set_rate_limit: u64 = |tempo| scaled(100, tempo);
	/// See `WeightsVersionKey`.
	weights_version_key: u64 = |_tempo| 0;
	/// See `CommitRevealWeightsEnabled`.
	commit_reveal_weights_enabled: bool = |_tempo| true;
	/// See `RevealPeriodEpochs`.
	reveal_period_epochs: u64 = |_tempo| 1;
	/// See `ServingRateLimit`.
	serving_rate_limit: u64 = |tempo| scaled(50, tempo);
	/// See `Burn`.
	burn: u64 = |_tempo| 1_000_000_000;
	/// See `MinBurn`.
	min_burn: u64 = |_tempo| 500_000;
	/// See `MaxBurn`.
	max_burn: u64 = |_tempo| 100_000_000_000;
	/// See `BurnHalfLife`.
	burn_half_life: u16 = |tempo| scaled_short(360, tempo);
	/// See `NetworkRegistrationAllowed`.
	network_registration_allowed: bool = |_tempo| true;
}

impl Default for Hyperparameters {
	fn default() -> Self {
		GenesisHyperparameters::default().complete()
	}
}

impl<T: Config> GenesisConfig<T> {
	/// Writes the chain's settings and the root network.
	///
	/// # Panics
	///
	/// When a default is one the pallet does not know: genesis is then refused as a whole.
	pub(crate) fn write(&self) {
		let defaults = self.defaults.complete();
		assert!(defaults.subnet_mechanism <= 1, "the mechanism is stable, 0, or dynamic, 1");
		assert!(defaults.max_allowed_uids <= T::MaxUids::get(), "maxAllowedUids is above MaxUids");
		let tempo = defaults.tempo;
		BlockTime::<T>::put(self.block_time_ms);
		StakeThreshold::<T>::put(self.stake_threshold);
		StartCallDelay::<T>::put(self.start_call_delay);
		NetworkRateLimit::<T>::put(self.network_rate_limit.unwrap_or(scaled(7200, tempo)));
		NetworkLockReductionInterval::<T>::put(scaled(14 * 7200, tempo));
		NetworkImmunityPeriod::<T>::put(
			self.network_immunity_period.unwrap_or(scaled(1_296_000, tempo)),
		);
		PendingChildKeyCooldown::<T>::put(scaled(7200, tempo));
		TxDelegateTakeRateLimit::<T>::put(scaled(216_000, tempo));
		TxChildkeyTakeRateLimit::<T>::put(scaled(216_000, tempo));
		TxRateLimit::<T>::put(self.tx_rate_limit.unwrap_or(scaled(1000, tempo)));
		if let Some(weight) = self.tao_weight {
			TaoWeight::<T>::put(weight);
		}
		if let Some(cut) = self.subnet_owner_cut {
			SubnetOwnerCut::<T>::put(cut);
		}
		if let Some(cost) = self.network_min_lock_cost {
			NetworkMinLockCost::<T>::put(cost);
			NetworkLastLockCost::<T>::put(cost);
		}
		SubnetDefaults::<T>::put(defaults);
		TotalIssuance::<T>::put(T::Currency::total_issuance());
		write_root::<T>();
	}
}

/// The root network, as Subtensor's local genesis has it.
fn write_root<T: Config>() {
	NetworksAdded::<T>::insert(ROOT, true);
	SubtokenEnabled::<T>::insert(ROOT, true);
	TotalNetworks::<T>::put(1);
	MaxAllowedUids::<T>::insert(ROOT, 64);
	MaxAllowedValidators::<T>::insert(ROOT, 64);
	MinAllowedWeights::<T>::insert(ROOT, 0);
	Tempo::<T>::insert(ROOT, 100);
	TargetRegistrationsPerInterval::<T>::insert(ROOT, 1);
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn block_counts_shrink_with_the_tempo_but_not_below_one_block() {
		assert_eq!(scaled(5000, 360), 5000);
		assert_eq!(scaled(5000, 20), 277);
		assert_eq!(scaled(100, 20), 5);
		assert_eq!(scaled(50, 1), 1);
		assert_eq!(scaled_short(5000, u16::MAX), u16::MAX);
	}

	#[test]
	fn what_genesis_leaves_out_is_subtensors_figure() {
		let all = GenesisHyperparameters::default().complete();
		assert_eq!((all.tempo, all.immunity_period, all.serving_rate_limit), (360, 5000, 50));
		assert_eq!((all.burn_half_life, all.weights_set_rate_limit, all.kappa), (360, 100, 32_767));
		let short = GenesisHyperparameters { tempo: Some(20), rho: Some(3), ..Default::default() };
		let short = short.complete();
		assert_eq!((short.burn_half_life, short.serving_rate_limit, short.rho), (20, 2, 3));
		assert_eq!(short.activity_cutoff_factor_milli, 13_889);
	}

	#[test]
	fn a_factor_in_thousandths_becomes_a_fixed_point_number() {
		let half_more =
			GenesisHyperparameters { burn_increase_permille: Some(1500), ..Default::default() };
		assert_eq!(half_more.complete().burn_increase_mult.bits, 3 << 63);
	}
}
