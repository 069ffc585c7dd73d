//! Stake as clients read it.

use crate::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// Stake of a coldkey behind a hotkey on a subnet; amounts are rao.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StakeInfo<AccountId> {
	/// The hotkey it stands behind.
	pub hotkey: AccountId,
	/// The coldkey it belongs to.
	pub coldkey: AccountId,
	/// The subnet.
	pub netuid: Compact<u16>,
	/// Alpha.
	pub stake: Compact<u64>,
	/// Not in use: 0.
	pub locked: Compact<u64>,
	/// What all stakers of the hotkey earned in the last epoch.
	pub emission: Compact<u64>,
	/// Not in use: 0.
	pub tao_emission: Compact<u64>,
	/// Not in use: 0.
	pub drain: Compact<u64>,
	/// Whether the hotkey is a neuron of the subnet.
	pub is_registered: bool,
}

/// Stake of a coldkey on a subnet, all hotkeys together, in rao of alpha.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StakeAvailability {
	/// All of it.
	pub total: Compact<u64>,
	/// What cannot be taken: 0, since stake cannot be locked.
	pub locked: Compact<u64>,
	/// What can be taken.
	pub available: Compact<u64>,
}

/// A hotkey and a subnet.
type Place<T> = (<T as frame_system::Config>::AccountId, u16);

/// What each of several coldkeys has staked.
type Stakes<T> = Vec<(
	<T as frame_system::Config>::AccountId,
	Vec<StakeInfo<<T as frame_system::Config>::AccountId>>,
)>;

/// Stake by coldkey and subnet.
type Availability<T> =
	BTreeMap<<T as frame_system::Config>::AccountId, BTreeMap<u16, StakeAvailability>>;

impl<T: Config> Pallet<T> {
	/// The fee of moving `amount` rao from one place to another, none standing for the balance: that of
	/// the subnet where it goes, or comes from.
	pub fn get_stake_fee(
		origin: Option<Place<T>>,
		destination: Option<Place<T>>,
		amount: u64,
	) -> u64 {
		if origin == destination {
			return 0;
		}
		let netuid = destination.or(origin).map_or(ROOT, |(_, netuid)| netuid);
		pallet_swap::Pallet::<T>::fee_amount(netuid, amount)
	}

	/// What coldkeys may take of their stake, on the subnets asked for or on all. Subnets without stake
	/// are left out; none is answered to a list that is empty or longer than that of all subnets.
	pub fn get_stake_availability_for_coldkeys(
		coldkeys: Vec<T::AccountId>,
		netuids: Option<Vec<u16>>,
	) -> Availability<T> {
		let all = Self::netuids();
		let asked: BTreeSet<u16> = netuids.unwrap_or_else(|| all.clone()).into_iter().collect();
		let is_sound = asked.len() <= all.len();
		let netuids: Vec<u16> =
			all.into_iter().filter(|netuid| is_sound && asked.contains(netuid)).collect();
		let of = |coldkey: T::AccountId| {
			let stakes = netuids.iter().filter_map(|netuid| available::<T>(&coldkey, *netuid));
			let stakes = stakes.collect();
			(coldkey, stakes)
		};
		coldkeys.into_iter().map(of).collect()
	}

	/// Stake of a coldkey behind a hotkey; a record of zeros where there is none.
	pub fn get_stake_info(
		hotkey: T::AccountId,
		coldkey: T::AccountId,
		netuid: u16,
	) -> StakeInfo<T::AccountId> {
		StakeInfo {
			netuid: Compact(netuid),
			stake: Compact(Self::stake(&hotkey, &coldkey, netuid)),
			locked: Compact(0),
			emission: Compact(AlphaDividendsPerSubnet::<T>::get(netuid, &hotkey)),
			tao_emission: Compact(0),
			drain: Compact(0),
			is_registered: Uids::<T>::contains_key(netuid, &hotkey),
			hotkey,
			coldkey,
		}
	}

	/// Every stake of a coldkey that is not zero.
	pub fn get_stake_info_for_coldkey(coldkey: T::AccountId) -> Vec<StakeInfo<T::AccountId>> {
		let mut found = Vec::new();
		for hotkey in StakingHotkeys::<T>::get(&coldkey) {
			for netuid in NetworksAdded::<T>::iter_keys() {
				let info = Self::get_stake_info(hotkey.clone(), coldkey.clone(), netuid);
				if info.stake.0 > 0 {
					found.push(info);
				}
			}
		}
		found
	}

	/// The same of several coldkeys.
	pub fn get_stake_info_for_coldkeys(coldkeys: Vec<T::AccountId>) -> Stakes<T> {
		let infos =
			|coldkey: T::AccountId| (coldkey.clone(), Self::get_stake_info_for_coldkey(coldkey));
		coldkeys.into_iter().map(infos).collect()
	}
}

fn available<T: Config>(coldkey: &T::AccountId, netuid: u16) -> Option<(u16, StakeAvailability)> {
	let total = StakingHotkeys::<T>::get(coldkey)
		.iter()
		.map(|hotkey| Pallet::<T>::stake(hotkey, coldkey, netuid))
		.fold(0u64, u64::saturating_add);
	let (total, locked) = (Compact(total), Compact(0));
	(total.0 > 0).then_some((netuid, StakeAvailability { total, locked, available: total }))
}
