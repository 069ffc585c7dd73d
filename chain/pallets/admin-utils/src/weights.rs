//! The measured weights of `pallet_admin_utils`. Written by `npm run weights`; do not edit.
//!
//! Each call ran at its worst in the embedded host, on AMD EPYC with Node v20.20.2,
//! from code that V8 had optimised. To keep noise out, the least of 20 times counts at each point, after
//! runs to warm up; it is declared 2-fold, for slower machines and for code that is not optimised yet. What
//! is read and written is counted by key, and priced by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// What each call takes.
pub trait WeightInfo {
	/// The price of a read and of a write.
	type Db: Get<RuntimeDbWeight>;

	/// Always the same.
	fn sudo_set_serving_rate_limit() -> Weight {
		Weight::from_parts(64_154_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_max_difficulty() -> Weight {
		Weight::from_parts(64_416_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_weights_version_key() -> Weight {
		Weight::from_parts(71_226_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_adjustment_alpha() -> Weight {
		Weight::from_parts(64_016_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_immunity_period() -> Weight {
		Weight::from_parts(64_776_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_min_allowed_weights() -> Weight {
		Weight::from_parts(64_214_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_max_allowed_uids() -> Weight {
		Weight::from_parts(83_704_000, 0)
			.saturating_add(Self::Db::get().reads(11))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_rho() -> Weight {
		Weight::from_parts(57_344_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_activity_cutoff() -> Weight {
		Weight::from_parts(70_184_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_min_burn() -> Weight {
		Weight::from_parts(74_932_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_max_burn() -> Weight {
		Weight::from_parts(74_472_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_bonds_moving_average() -> Weight {
		Weight::from_parts(65_096_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		Weight::from_parts(66_080_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		Weight::from_parts(60_110_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_alpha_values() -> Weight {
		Weight::from_parts(63_936_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		Weight::from_parts(69_824_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_bonds_penalty() -> Weight {
		Weight::from_parts(64_796_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_toggle_transfer() -> Weight {
		Weight::from_parts(67_120_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_subnet_owner_hotkey() -> Weight {
		Weight::from_parts(44_926_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_sn_owner_hotkey() -> Weight {
		Weight::from_parts(43_824_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		Weight::from_parts(60_230_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_yuma3_enabled() -> Weight {
		Weight::from_parts(67_260_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_bonds_reset_enabled() -> Weight {
		Weight::from_parts(75_612_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		Weight::from_parts(58_026_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::from_parts(71_144_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_recycle_or_burn() -> Weight {
		Weight::from_parts(57_366_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_burn_half_life() -> Weight {
		Weight::from_parts(68_002_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_burn_increase_mult() -> Weight {
		Weight::from_parts(67_240_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_owner_cut_enabled() -> Weight {
		Weight::from_parts(48_452_000, 0)
			.saturating_add(Self::Db::get().reads(7))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		Weight::from_parts(71_046_000, 0)
			.saturating_add(Self::Db::get().reads(10))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `m` from 0 to 15.
	fn sudo_set_mechanism_count(m: u32) -> Weight {
		Weight::from_parts(105_318_000, 0)
			.saturating_add(Weight::from_parts(57_726_000, 0).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().reads(11))
			.saturating_add(Self::Db::get().reads(548).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().writes(1))
			.saturating_add(Self::Db::get().writes(547).saturating_mul(m.into()))
	}

	/// Always the same.
	fn sudo_trim_to_max_allowed_uids() -> Weight {
		Weight::from_parts(37_095_306_000, 0)
			.saturating_add(Self::Db::get().reads(1114))
			.saturating_add(Self::Db::get().writes(2252))
	}
}

/// The weights in a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	type Db = T::DbWeight;
}

/// The weights in a test, where there is no runtime.
impl WeightInfo for () {
	type Db = RocksDbWeight;
}
