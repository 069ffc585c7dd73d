//! Taking a subnet's least neurons away, so that it has no more than its owner wants.

use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{EncodeLike, FullCodec};
use core::cmp::Reverse;
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::StorageMap};

/// A subnet is not trimmed where so many hundredths of the neurons that stay could not have gone.
const MAX_IMMUNE_PERCENT: u32 = 80;

/// The uids that stay, in rising order: a uid's place is the uid it gets.
type Kept = [u16];

impl<T: Config> Pallet<T> {
	/// Sets the greatest number of neurons of a subnet, and takes away as many as it has too many: those
	/// with the least emission, of equal ones the greatest uid first, but none that is immune or is
	/// never replaced. The others get new uids without a gap, in their order; weights and bonds to
	/// those that went are gone, the stake stays with its hotkey.
	///
	/// # Errors
	///
	/// In this order: `SubnetNotExists`, `InvalidValue` (below `MinAllowedUids` or above
	/// `MaxAllowedUids`), `TrimmingWouldExceedMaxImmunePercentage`.
	pub fn trim_to_max_allowed_uids(netuid: u16, max_n: u16) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		let bounds = MinAllowedUids::<T>::get(netuid)..=MaxAllowedUids::<T>::get(netuid);
		ensure!(bounds.contains(&max_n), Error::<T>::InvalidValue);
		MaxAllowedUids::<T>::insert(netuid, max_n);
		let count = SubnetworkN::<T>::get(netuid);
		let Some(surplus) = count.checked_sub(max_n).filter(|surplus| *surplus > 0) else {
			return Ok(());
		};
		let removable = removable::<T>(netuid, count);
		let immune = u32::from(count).saturating_sub(removable.len() as u32);
		let percent = immune.saturating_mul(100).checked_div(max_n.into()).unwrap_or(u32::MAX);
		let may_trim = percent < MAX_IMMUNE_PERCENT;
		ensure!(may_trim, Error::<T>::TrimmingWouldExceedMaxImmunePercentage);
		let (gone, _) = removable.split_at_checked(surplus.into()).unwrap_or((&removable, &[]));
		gone.iter().for_each(|uid| remove::<T>(netuid, *uid));
		let kept: Vec<u16> = (0..count).filter(|uid| !gone.contains(uid)).collect();
		move_up::<T>(netuid, &kept);
		Ok(())
	}
}

/// The neurons that may go, the first to go first.
fn removable<T: Config>(netuid: u16, count: u16) -> Vec<u16> {
	let now = Pallet::<T>::now();
	let emission = Emission::<T>::get(netuid);
	let immunity = u64::from(ImmunityPeriod::<T>::get(netuid));
	let protected = prune::protected_uids::<T>(netuid);
	let is_immune = |uid: u16| {
		let age = now.saturating_sub(BlockAtRegistration::<T>::get(netuid, uid));
		age < immunity || protected.contains(&uid)
	};
	let mut uids: Vec<u16> = (0..count).filter(|uid| !is_immune(*uid)).collect();
	let earned = |uid: u16| emission.get(usize::from(uid)).copied().unwrap_or(0);
	uids.sort_by_key(|uid| (earned(*uid), Reverse(*uid)));
	uids
}

/// Removes what is kept by a neuron's uid and by its hotkey on the subnet.
fn remove<T: Config>(netuid: u16, uid: u16) {
	Pallet::<T>::unseat(netuid, &Keys::<T>::get(netuid, uid));
	Keys::<T>::remove(netuid, uid);
	BlockAtRegistration::<T>::remove(netuid, uid);
	for index in Pallet::<T>::storage_indices(netuid) {
		Weights::<T>::remove(index, uid);
		Bonds::<T>::remove(index, uid);
	}
}

/// Gives the neurons that are left uids without a gap.
fn move_up<T: Config>(netuid: u16, kept: &Kept) {
	keep::<_, _, Active<T>>(netuid, kept);
	keep::<_, _, Emission<T>>(netuid, kept);
	keep::<_, _, Consensus<T>>(netuid, kept);
	keep::<_, _, Dividends<T>>(netuid, kept);
	keep::<_, _, ValidatorTrust<T>>(netuid, kept);
	keep::<_, _, ValidatorPermit<T>>(netuid, kept);
	keep::<_, _, StakeWeight<T>>(netuid, kept);
	let new_uids: BTreeMap<u16, u16> = (0u16..).zip(kept).map(|(new, old)| (*old, new)).collect();
	for index in Pallet::<T>::storage_indices(netuid) {
		keep::<_, _, Incentive<T>>(index, kept);
		keep::<_, _, LastUpdate<T>>(index, kept);
		for (old, new) in &new_uids {
			if Weights::<T>::contains_key(index, old) {
				let row = rename(Weights::<T>::take(index, old), &new_uids);
				Weights::<T>::insert(index, new, row);
			}
			if Bonds::<T>::contains_key(index, old) {
				let row = rename(Bonds::<T>::take(index, old), &new_uids);
				Bonds::<T>::insert(index, new, row);
			}
		}
	}
	for (new, old) in (0u16..).zip(kept) {
		let (hotkey, block) =
			(Keys::<T>::take(netuid, old), BlockAtRegistration::<T>::take(netuid, old));
		Uids::<T>::insert(netuid, &hotkey, new);
		Keys::<T>::insert(netuid, new, hotkey);
		BlockAtRegistration::<T>::insert(netuid, new, block);
	}
	SubnetworkN::<T>::insert(netuid, u16::try_from(kept.len()).unwrap_or(u16::MAX));
}

/// Keeps the entries of some uids in a vector with an entry per uid.
fn keep<K, V, Map>(key: K, kept: &Kept)
where
	K: FullCodec + EncodeLike<K>,
	V: FullCodec + Copy + Default,
	Map: StorageMap<K, Vec<V>, Query = Vec<V>>,
{
	Map::mutate(key, |all| {
		let entry = |uid: &u16| all.get(usize::from(*uid)).copied().unwrap_or_default();
		*all = kept.iter().map(entry).collect();
	});
}

/// A row with the new uids, without those that have none.
fn rename(row: Vec<(u16, u16)>, new_uids: &BTreeMap<u16, u16>) -> Vec<(u16, u16)> {
	row.into_iter().filter_map(|(uid, value)| Some((*new_uids.get(&uid)?, value))).collect()
}
