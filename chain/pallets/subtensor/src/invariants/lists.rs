//! Lists and counts that name what is there.

use super::{leaving, networks as all};
use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::traits::Get;

pub fn networks<T: Config>() -> bool {
	let count = all::<T>().len();
	count == usize::from(TotalNetworks::<T>::get())
		&& count <= usize::from(T::MaxSubnets::get()).saturating_add(1)
		&& NetworksAdded::<T>::iter_values().all(|is_there| is_there)
}

pub fn owners<T: Config>() -> bool {
	let by_hotkey: BTreeSet<(T::AccountId, T::AccountId)> =
		Owner::<T>::iter().map(|(hotkey, coldkey)| (coldkey, hotkey)).collect();
	let by_coldkey: Vec<(T::AccountId, T::AccountId)> = OwnedHotkeys::<T>::iter()
		.flat_map(|(coldkey, list)| list.into_iter().map(move |key| (coldkey.clone(), key)))
		.collect();
	by_coldkey.len() == by_hotkey.len()
		&& by_coldkey.into_iter().collect::<BTreeSet<_>>() == by_hotkey
}

/// The list may name more: emission fills it up to its bound, and what is unstaked may stay on it.
pub fn stakers<T: Config>() -> bool {
	let is_listed = |hotkey: &T::AccountId, coldkey: &T::AccountId| {
		let list = StakingHotkeys::<T>::get(coldkey);
		list.contains(hotkey) || list.len() as u32 >= T::MaxHotkeys::get()
	};
	let leaving = leaving::<T>();
	let are_listed = AlphaV2::<T>::iter_keys()
		.all(|(hotkey, coldkey, netuid)| leaving.contains(&netuid) || is_listed(&hotkey, &coldkey));
	let is_set = |list: Vec<T::AccountId>| {
		list.len() as u32 <= T::MaxHotkeys::get()
			&& list.iter().collect::<BTreeSet<_>>().len() == list.len()
	};
	are_listed && StakingHotkeys::<T>::iter_values().all(is_set)
}

pub fn destinations<T: Config>() -> bool {
	let leaving = leaving::<T>();
	let by_coldkey: BTreeSet<(u16, T::AccountId, T::AccountId)> = AutoStakeDestination::<T>::iter()
		.filter(|(_, netuid, _)| !leaving.contains(netuid))
		.map(|(coldkey, netuid, hotkey)| (netuid, hotkey, coldkey))
		.collect();
	let by_hotkey: Vec<(u16, T::AccountId, T::AccountId)> =
		AutoStakeDestinationColdkeys::<T>::iter()
			.filter(|(_, netuid, _)| !leaving.contains(netuid))
			.flat_map(|(hotkey, netuid, list)| {
				list.into_iter().map(move |coldkey| (netuid, hotkey.clone(), coldkey))
			})
			.collect();
	by_hotkey.len() == by_coldkey.len()
		&& by_hotkey.into_iter().collect::<BTreeSet<_>>() == by_coldkey
}

pub fn dissolving<T: Config>() -> bool {
	let (leaving, there) = (leaving::<T>(), all::<T>());
	leaving.len() == leaving.iter().collect::<BTreeSet<_>>().len()
		&& leaving.iter().all(|netuid| !there.contains(netuid))
}

pub fn relations<T: Config>() -> bool {
	let children: BTreeSet<(u16, T::AccountId, T::AccountId, u64)> = ChildKeys::<T>::iter()
		.flat_map(|(parent, netuid, list)| {
			list.into_iter().map(move |(part, child)| (netuid, parent.clone(), child, part))
		})
		.collect();
	let parents: BTreeSet<(u16, T::AccountId, T::AccountId, u64)> = ParentKeys::<T>::iter()
		.flat_map(|(child, netuid, list)| {
			list.into_iter().map(move |(part, parent)| (netuid, parent, child.clone(), part))
		})
		.collect();
	let is_both = |(netuid, parent, child, _): &(u16, T::AccountId, T::AccountId, u64)| {
		parent == child || ChildKeys::<T>::get(child, netuid).iter().any(|(_, key)| key == parent)
	};
	let has_empty = ChildKeys::<T>::iter_values().any(|list| list.is_empty())
		|| ParentKeys::<T>::iter_values().any(|list| list.is_empty());
	let leaving = leaving::<T>();
	let staying = |all: BTreeSet<(u16, T::AccountId, T::AccountId, u64)>| -> BTreeSet<_> {
		all.into_iter().filter(|(netuid, ..)| !leaving.contains(netuid)).collect()
	};
	let (children, parents) = (staying(children), staying(parents));
	children == parents && !has_empty && !children.iter().any(is_both)
}
