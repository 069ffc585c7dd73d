//! What is measured, by `npm run weights`.

use crate::{types::MAX_BIG_RAW, *};
use alloc::{boxed::Box, collections::BTreeSet, vec};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use pallet_subtensor::{
	benchmarks::{
		seats,
		world::{self, NET},
	},
	BondsResetOn, Uids,
};

/// As much data as a commitment can hold.
fn longest<T: Config>() -> CommitmentInfo<T::MaxFields> {
	let field = Data::BigRaw(vec![7; MAX_BIG_RAW as usize].try_into().unwrap_or_default());
	let fields = vec![field; T::MaxFields::get() as usize].try_into().unwrap_or_default();
	CommitmentInfo { fields }
}

#[benchmarks]
mod measured {
	use super::*;

	/// The old commitment is as long as the new one, and neither is time-locked.
	#[benchmark]
	fn set_commitment() {
		world::two_subnets::<T>();
		let hotkey: T::AccountId = whitelisted_caller();
		Uids::<T>::insert(NET, &hotkey, 0);
		let (info, block) = (longest::<T>(), 1u32.into());
		let old = Registration { deposit: 0, block, info: info.clone() };
		CommitmentOf::<T>::insert(NET, &hotkey, old);
		UsedSpaceOf::<T>::insert(NET, &hotkey, UsageTracker { last_epoch: 0, used_space: 1 });
		#[extrinsic_call]
		_(RawOrigin::Signed(hotkey), NET, Box::new(info));
	}

	/// A list of `e` time-locked commitments that one more joins.
	#[benchmark]
	fn list(e: Linear<0, 32768>) {
		let all: BTreeSet<(u16, T::AccountId)> =
			world::crowd::<T>(e).into_iter().map(|hotkey| (NET, hotkey)).collect();
		TimelockedIndex::<T>::put(all);
		#[block]
		{
			TimelockedIndex::<T>::mutate(|all| all.insert((NET, whitelisted_caller())));
		}
	}

	/// A full subnet of `n` neurons, all of which have bonds to the one that resets them.
	#[benchmark]
	fn reset_bonds(n: Linear<1, 256>) {
		world::two_subnets::<T>();
		seats::fill::<T>(NET, n, n);
		BondsResetOn::<T>::insert(NET, true);
		let hotkey = world::one_of_crowd::<T>(0);
		#[block]
		{
			pallet_subtensor::Pallet::<T>::reset_bonds(NET, &hotkey);
		}
	}
}
