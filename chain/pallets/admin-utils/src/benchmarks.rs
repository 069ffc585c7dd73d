//! What is measured, by `npm run weights`: every call that the owner of a subnet may send.

use crate::{Call, Config, Pallet};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use pallet_subtensor::{
	benchmarks::{
		people, seats,
		world::{self, NET},
	},
	mechanisms, storage_index, Bonds, ImmunityPeriod, LiquidAlphaOn, MaxAllowedUids,
	MechanismCountCurrent, MinAllowedUids, RecycleOrBurnEnum, WeightCommits, Weights, U64F64,
};

/// The owner of a subnet.
fn owner<T: pallet_subtensor::Config>() -> T::AccountId {
	world::two_subnets::<T>();
	people::own::<T>()
}

#[benchmarks]
mod measured {
	use super::*;

	#[benchmark]
	fn sudo_set_serving_rate_limit() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_max_difficulty() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_weights_version_key() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_adjustment_alpha() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_immunity_period() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_min_allowed_weights() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_max_allowed_uids() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, T::MaxUids::get());
	}

	#[benchmark]
	fn sudo_set_rho() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_activity_cutoff() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1_000);
	}

	#[benchmark]
	fn sudo_set_min_burn() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_max_burn() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 500_000_000);
	}

	#[benchmark]
	fn sudo_set_bonds_moving_average() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_commit_reveal_weights_enabled() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, true);
	}

	#[benchmark]
	fn sudo_set_liquid_alpha_enabled() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, true);
	}

	#[benchmark]
	fn sudo_set_alpha_values() {
		let owner = owner::<T>();
		LiquidAlphaOn::<T>::insert(NET, true);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 20_000, 30_000);
	}

	#[benchmark]
	fn sudo_set_commit_reveal_weights_interval() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 2);
	}

	#[benchmark]
	fn sudo_set_bonds_penalty() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_toggle_transfer() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, false);
	}

	#[benchmark]
	fn sudo_set_subnet_owner_hotkey() {
		let owner = owner::<T>();
		let hotkey: T::AccountId = account("hot", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, hotkey);
	}

	#[benchmark]
	fn sudo_set_sn_owner_hotkey() {
		let owner = owner::<T>();
		let hotkey: T::AccountId = account("hot", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, hotkey);
	}

	#[benchmark]
	fn sudo_set_alpha_sigmoid_steepness() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_yuma3_enabled() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, true);
	}

	#[benchmark]
	fn sudo_set_bonds_reset_enabled() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, true);
	}

	#[benchmark]
	fn sudo_set_owner_immune_neuron_limit() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 2);
	}

	#[benchmark]
	fn sudo_set_mechanism_emission_split() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, Some(vec![u16::MAX]));
	}

	#[benchmark]
	fn sudo_set_recycle_or_burn() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, RecycleOrBurnEnum::Recycle);
	}

	#[benchmark]
	fn sudo_set_burn_half_life() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	#[benchmark]
	fn sudo_set_burn_increase_mult() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, U64F64 { bits: 1 << 64 });
	}

	#[benchmark]
	fn sudo_set_owner_cut_enabled() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, false);
	}

	#[benchmark]
	fn sudo_set_min_childkey_take_per_subnet() {
		let owner = owner::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	/// `m` mechanisms go, each with rows, bonds and as many commits as are removed at once.
	#[benchmark]
	fn sudo_set_mechanism_count(m: Linear<0, 15>) {
		let owner = owner::<T>();
		let neurons = T::MaxUids::get() / u16::from(mechanisms::MAX_MECHANISMS);
		MaxAllowedUids::<T>::insert(NET, neurons);
		MechanismCountCurrent::<T>::insert(NET, m as u8 + 1);
		let row: Vec<(u16, u16)> = (0..neurons).map(|uid| (uid, 1)).collect();
		for index in (1..=m as u8).map(|mecid| storage_index(NET, mecid)) {
			for uid in 0..neurons {
				Weights::<T>::insert(index, uid, &row);
				Bonds::<T>::insert(index, uid, &row);
			}
			for hotkey in world::crowd::<T>(mechanisms::MAX_CLEARED) {
				WeightCommits::<T>::insert(index, hotkey, people::one_commit());
			}
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, 1);
	}

	/// A full subnet whose neurons all weigh all goes down to the least number of neurons.
	#[benchmark]
	fn sudo_trim_to_max_allowed_uids() {
		let owner = owner::<T>();
		let most = u32::from(T::MaxUids::get());
		seats::fill::<T>(NET, most, most);
		ImmunityPeriod::<T>::insert(NET, 0);
		let least = MinAllowedUids::<T>::get(NET);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), NET, least);
	}
}
