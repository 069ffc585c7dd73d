//! Stake as clients read it.

use crate::*;
use alloc::vec::Vec;
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
	/// What the hotkey's neuron earned in the last epoch.
	pub emission: Compact<u64>,
	/// Not in use: 0.
	pub tao_emission: Compact<u64>,
	/// Not in use: 0.
	pub drain: Compact<u64>,
	/// Whether the hotkey is a neuron of the subnet.
	pub is_registered: bool,
}

impl<T: Config> Pallet<T> {
	/// Stake of a coldkey behind a hotkey; a record of zeros where there is none.
	pub fn get_stake_info(
		hotkey: T::AccountId,
		coldkey: T::AccountId,
		netuid: u16,
	) -> StakeInfo<T::AccountId> {
		let uid = Uids::<T>::get(netuid, &hotkey);
		let emission = Emission::<T>::get(netuid);
		let earned = uid.and_then(|uid| emission.get(usize::from(uid)).copied());
		StakeInfo {
			netuid: Compact(netuid),
			stake: Compact(Self::stake(&hotkey, &coldkey, netuid)),
			locked: Compact(0),
			emission: Compact(earned.unwrap_or_default()),
			tao_emission: Compact(0),
			drain: Compact(0),
			is_registered: uid.is_some(),
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
	pub fn get_stake_info_for_coldkeys(
		coldkeys: Vec<T::AccountId>,
	) -> Vec<(T::AccountId, Vec<StakeInfo<T::AccountId>>)> {
		let infos =
			|coldkey: T::AccountId| (coldkey.clone(), Self::get_stake_info_for_coldkey(coldkey));
		coldkeys.into_iter().map(infos).collect()
	}
}
