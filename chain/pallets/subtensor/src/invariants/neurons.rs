//! Neurons, and what is stored of each.

use super::networks;
use crate::*;
use frame_support::traits::Get;

pub fn seats<T: Config>() -> bool {
	networks::<T>().into_iter().all(|netuid| {
		let count = SubnetworkN::<T>::get(netuid);
		let is_seated = |(uid, hotkey): (u16, T::AccountId)| {
			uid < count
				&& Uids::<T>::get(netuid, &hotkey) == Some(uid)
				&& IsNetworkMember::<T>::get(&hotkey, netuid)
				&& Owner::<T>::contains_key(&hotkey)
		};
		count <= T::MaxUids::get()
			&& Keys::<T>::iter_prefix(netuid).count() == usize::from(count)
			&& Uids::<T>::iter_prefix(netuid).count() == usize::from(count)
			&& Keys::<T>::iter_prefix(netuid).all(is_seated)
	})
}

pub fn vectors<T: Config>() -> bool {
	networks::<T>().into_iter().all(|netuid| {
		let count = usize::from(SubnetworkN::<T>::get(netuid));
		let lengths = [
			Active::<T>::get(netuid).len(),
			Consensus::<T>::get(netuid).len(),
			Dividends::<T>::get(netuid).len(),
			Emission::<T>::get(netuid).len(),
			StakeWeight::<T>::get(netuid).len(),
			ValidatorPermit::<T>::get(netuid).len(),
			ValidatorTrust::<T>::get(netuid).len(),
		];
		// Those of further mechanisms grow when they are written.
		let is_right = |mecid: u8| {
			let index = storage_index(netuid, mecid);
			let lengths = [Incentive::<T>::get(index).len(), LastUpdate::<T>::get(index).len()];
			lengths.iter().all(|length| *length == count || (mecid > 0 && *length < count))
		};
		lengths.iter().all(|length| *length == count)
			&& (0..MechanismCountCurrent::<T>::get(netuid)).all(is_right)
	})
}

pub fn rows<T: Config>() -> bool {
	let holds = |index: u16, uid: u16, row: &[(u16, u16)]| {
		let count = SubnetworkN::<T>::get(index.checked_rem(MECHANISM_STRIDE).unwrap_or(index));
		uid < count && row.len() <= usize::from(count) && row.iter().all(|(dest, _)| *dest < count)
	};
	Weights::<T>::iter().all(|(index, uid, row)| holds(index, uid, &row))
		&& Bonds::<T>::iter().all(|(index, uid, row)| holds(index, uid, &row))
}
