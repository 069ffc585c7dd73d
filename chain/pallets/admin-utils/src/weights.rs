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
		Weight::from_parts(64_196_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_max_difficulty() -> Weight {
		Weight::from_parts(64_014_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_weights_version_key() -> Weight {
		Weight::from_parts(71_966_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_adjustment_alpha() -> Weight {
		Weight::from_parts(64_296_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_immunity_period() -> Weight {
		Weight::from_parts(62_874_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_min_allowed_weights() -> Weight {
		Weight::from_parts(63_092_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_max_allowed_uids() -> Weight {
		Weight::from_parts(83_404_000, 0)
			.saturating_add(Self::Db::get().reads(11))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_rho() -> Weight {
		Weight::from_parts(55_582_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_activity_cutoff() -> Weight {
		Weight::from_parts(67_360_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_min_burn() -> Weight {
		Weight::from_parts(72_426_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_max_burn() -> Weight {
		Weight::from_parts(72_588_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_bonds_moving_average() -> Weight {
		Weight::from_parts(67_280_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_commit_reveal_weights_enabled() -> Weight {
		Weight::from_parts(64_838_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_liquid_alpha_enabled() -> Weight {
		Weight::from_parts(59_408_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_alpha_values() -> Weight {
		Weight::from_parts(65_658_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_commit_reveal_weights_interval() -> Weight {
		Weight::from_parts(68_902_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_bonds_penalty() -> Weight {
		Weight::from_parts(64_414_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_toggle_transfer() -> Weight {
		Weight::from_parts(63_454_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_subnet_owner_hotkey() -> Weight {
		Weight::from_parts(44_726_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_sn_owner_hotkey() -> Weight {
		Weight::from_parts(44_646_000, 0)
			.saturating_add(Self::Db::get().reads(3))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_alpha_sigmoid_steepness() -> Weight {
		Weight::from_parts(60_108_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_yuma3_enabled() -> Weight {
		Weight::from_parts(66_118_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_bonds_reset_enabled() -> Weight {
		Weight::from_parts(73_890_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_owner_immune_neuron_limit() -> Weight {
		Weight::from_parts(56_644_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_mechanism_emission_split() -> Weight {
		Weight::from_parts(71_106_000, 0)
			.saturating_add(Self::Db::get().reads(9))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_recycle_or_burn() -> Weight {
		Weight::from_parts(57_266_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_burn_half_life() -> Weight {
		Weight::from_parts(67_600_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_burn_increase_mult() -> Weight {
		Weight::from_parts(67_500_000, 0)
			.saturating_add(Self::Db::get().reads(8))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Always the same.
	fn sudo_set_owner_cut_enabled() -> Weight {
		Weight::from_parts(48_952_000, 0)
			.saturating_add(Self::Db::get().reads(7))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Always the same.
	fn sudo_set_min_childkey_take_per_subnet() -> Weight {
		Weight::from_parts(69_664_000, 0)
			.saturating_add(Self::Db::get().reads(10))
			.saturating_add(Self::Db::get().writes(2))
	}

	/// Measured with `m` from 0 to 15.
	fn sudo_set_mechanism_count(m: u32) -> Weight {
		Weight::from_parts(163_526_000, 0)
			.saturating_add(Weight::from_parts(63_312_000, 0).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().reads(11))
			.saturating_add(Self::Db::get().reads(548).saturating_mul(m.into()))
			.saturating_add(Self::Db::get().writes(1))
			.saturating_add(Self::Db::get().writes(547).saturating_mul(m.into()))
	}

	/// Always the same.
	fn sudo_trim_to_max_allowed_uids() -> Weight {
		Weight::from_parts(38_862_768_000, 0)
			.saturating_add(Self::Db::get().reads(1113))
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
