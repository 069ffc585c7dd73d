//! Amounts that add up.

use super::{leaving, networks};
use crate::*;
use alloc::collections::BTreeMap;
use frame_support::traits::fungible::Inspect;

fn pools<T: Config>() -> Option<u64> {
	SubnetTAO::<T>::iter_values().try_fold(0u64, u64::checked_add)
}

pub fn issuance<T: Config>() -> bool {
	let all = pools::<T>().and_then(|pools| T::Currency::total_issuance().checked_add(pools));
	all == Some(TotalIssuance::<T>::get())
}

pub fn total_stake<T: Config>() -> bool {
	pools::<T>() == Some(TotalStake::<T>::get())
}

/// Outside the pool of a subnet there are the alpha of hotkeys, the pots of the next epoch, what root
/// stakers may claim, what the chain bought and what was burned.
pub fn alpha<T: Config>() -> bool {
	let mut staked: BTreeMap<u16, u64> = BTreeMap::new();
	for (_, netuid, alpha) in TotalHotkeyAlpha::<T>::iter() {
		let sum = staked.entry(netuid).or_default();
		*sum = sum.saturating_add(alpha);
	}
	networks::<T>().into_iter().all(|netuid| {
		let parts = [
			staked.get(&netuid).copied().unwrap_or(0),
			Pallet::<T>::pots(netuid).total(),
			RootAlphaOwed::<T>::get(netuid),
			SubnetProtocolAlpha::<T>::get(netuid),
			AlphaBurned::<T>::get(netuid),
		];
		let all = parts.into_iter().try_fold(0u64, u64::checked_add);
		all == Some(SubnetAlphaOut::<T>::get(netuid))
	})
}

pub fn backing<T: Config>() -> bool {
	networks::<T>().into_iter().all(|netuid| {
		SubnetMechanism::<T>::get(netuid) != 0
			|| SubnetAlphaOut::<T>::get(netuid) <= SubnetTAO::<T>::get(netuid)
	})
}

pub fn books<T: Config>() -> bool {
	EpochEmission::<T>::iter().all(|(netuid, last)| {
		let spent =
			last.paid.checked_add(last.burned).and_then(|sum| sum.checked_add(last.carried));
		spent == Some(last.issued) && last.carried <= Pallet::<T>::pots(netuid).neurons()
	})
}

pub fn places<T: Config>() -> bool {
	let (networks, leaving) = (networks::<T>(), leaving::<T>());
	let is_known = |netuid: &u16| networks.contains(netuid) || leaving.contains(netuid);
	SubnetTAO::<T>::iter()
		.chain(SubnetAlphaIn::<T>::iter())
		.chain(SubnetAlphaOut::<T>::iter())
		.chain(RootAlphaOwed::<T>::iter())
		.chain(SubnetProtocolAlpha::<T>::iter())
		.chain(TotalHotkeyAlpha::<T>::iter().map(|(_, netuid, alpha)| (netuid, alpha)))
		.all(|(netuid, amount)| amount == 0 || is_known(&netuid))
}

pub fn share_totals<T: Config>() -> bool {
	let leaving = leaving::<T>();
	let mut sums: BTreeMap<(T::AccountId, u16), u128> = BTreeMap::new();
	for ((hotkey, _, netuid), shares) in AlphaV2::<T>::iter() {
		let sum = sums.entry((hotkey, netuid)).or_default();
		*sum = sum.saturating_add(shares.mantissa);
	}
	let totals: BTreeMap<(T::AccountId, u16), u128> = TotalHotkeySharesV2::<T>::iter()
		.filter(|(_, netuid, shares)| shares.mantissa > 0 && !leaving.contains(netuid))
		.map(|(hotkey, netuid, shares)| ((hotkey, netuid), shares.mantissa))
		.collect();
	sums.retain(|(_, netuid), _| !leaving.contains(netuid));
	sums == totals
}

pub fn share_pools<T: Config>() -> bool {
	let has_shares = |hotkey, netuid| TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa > 0;
	TotalHotkeyAlpha::<T>::iter()
		.all(|(hotkey, netuid, alpha)| (alpha > 0) == has_shares(hotkey, netuid))
}
