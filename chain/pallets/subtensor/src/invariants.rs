//! What always holds between two calls, whatever the calls were.

use crate::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::traits::{fungible::Inspect, Get};

/// A condition on the state, and the sentence that says it.
type Claim = (fn() -> bool, &'static str);

/// The invariants that do not hold, each in one sentence; empty when all is well.
///
/// Reads all of the pallet's state: for tests, for try-runtime, and for a runtime API off the chain.
pub fn check<T: Config>() -> Vec<&'static str> {
	let claims: [Claim; 11] = [
		(issuance::<T>, "balances and pools together are the total issuance"),
		(total_stake::<T>, "the pools together are the total stake"),
		(alpha::<T>, "alpha of hotkeys and pots together is the alpha outside the pool"),
		(backing::<T>, "each alpha of a stable subnet is backed by one TAO of its pool"),
		(share_totals::<T>, "the shares of stakers together are the shares of the hotkey"),
		(share_pools::<T>, "a hotkey has alpha on a subnet if and only if somebody has shares"),
		(seats::<T>, "each uid has one hotkey, each hotkey one uid"),
		(vectors::<T>, "each vector has an entry per uid"),
		(owners::<T>, "a coldkey's list of hotkeys names what it owns"),
		(relations::<T>, "whoever is a child has the parent, and none is both"),
		(books::<T>, "what an epoch issued is what it paid and what it carried"),
	];
	claims.into_iter().filter(|(holds, _)| !holds()).map(|(_, claim)| claim).collect()
}

fn networks<T: Config>() -> Vec<u16> {
	NetworksAdded::<T>::iter_keys().collect()
}

fn pools<T: Config>() -> u64 {
	SubnetTAO::<T>::iter_values().sum()
}

fn issuance<T: Config>() -> bool {
	T::Currency::total_issuance().checked_add(pools::<T>()) == Some(TotalIssuance::<T>::get())
}

fn total_stake<T: Config>() -> bool {
	pools::<T>() == TotalStake::<T>::get()
}

fn alpha<T: Config>() -> bool {
	let mut staked: BTreeMap<u16, u64> = BTreeMap::new();
	for (_, netuid, alpha) in TotalHotkeyAlpha::<T>::iter() {
		let sum = staked.entry(netuid).or_default();
		*sum = sum.saturating_add(alpha);
	}
	let holds = |netuid: u16| {
		let pots = Pallet::<T>::pots(netuid).total();
		let staked = staked.get(&netuid).copied().unwrap_or(0);
		staked.checked_add(pots) == Some(SubnetAlphaOut::<T>::get(netuid))
	};
	networks::<T>().into_iter().all(holds)
}

fn backing<T: Config>() -> bool {
	Pallet::<T>::subnets().into_iter().all(|netuid| {
		let claims = SubnetAlphaIn::<T>::get(netuid)
			.checked_add(SubnetAlphaOut::<T>::get(netuid))
			.and_then(|sum| sum.checked_add(RAORecycledForRegistration::<T>::get(netuid)));
		SubnetMechanism::<T>::get(netuid) != 0 || claims == Some(SubnetTAO::<T>::get(netuid))
	})
}

fn share_totals<T: Config>() -> bool {
	let mut sums: BTreeMap<(T::AccountId, u16), u128> = BTreeMap::new();
	for ((hotkey, _, netuid), shares) in AlphaV2::<T>::iter() {
		let sum = sums.entry((hotkey, netuid)).or_default();
		*sum = sum.saturating_add(shares.mantissa);
	}
	let totals: BTreeMap<(T::AccountId, u16), u128> = TotalHotkeySharesV2::<T>::iter()
		.filter(|(_, _, shares)| shares.mantissa > 0)
		.map(|(hotkey, netuid, shares)| ((hotkey, netuid), shares.mantissa))
		.collect();
	sums == totals
}

fn share_pools<T: Config>() -> bool {
	let has_shares = |hotkey, netuid| TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa > 0;
	TotalHotkeyAlpha::<T>::iter()
		.all(|(hotkey, netuid, alpha)| (alpha > 0) == has_shares(hotkey, netuid))
}

fn seats<T: Config>() -> bool {
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

fn vectors<T: Config>() -> bool {
	networks::<T>().into_iter().all(|netuid| {
		let index = storage_index(netuid, 0);
		let lengths = [
			Active::<T>::get(netuid).len(),
			Consensus::<T>::get(netuid).len(),
			Dividends::<T>::get(netuid).len(),
			Emission::<T>::get(netuid).len(),
			Incentive::<T>::get(index).len(),
			LastUpdate::<T>::get(index).len(),
			StakeWeight::<T>::get(netuid).len(),
			ValidatorPermit::<T>::get(netuid).len(),
			ValidatorTrust::<T>::get(netuid).len(),
		];
		lengths.iter().all(|length| *length == usize::from(SubnetworkN::<T>::get(netuid)))
	})
}

fn owners<T: Config>() -> bool {
	let by_hotkey: BTreeSet<(T::AccountId, T::AccountId)> =
		Owner::<T>::iter().map(|(hotkey, coldkey)| (coldkey, hotkey)).collect();
	let by_coldkey: Vec<(T::AccountId, T::AccountId)> = OwnedHotkeys::<T>::iter()
		.flat_map(|(coldkey, list)| list.into_iter().map(move |key| (coldkey.clone(), key)))
		.collect();
	by_coldkey.len() == by_hotkey.len()
		&& by_coldkey.into_iter().collect::<BTreeSet<_>>() == by_hotkey
}

fn relations<T: Config>() -> bool {
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
	children == parents && !has_empty && !children.iter().any(is_both)
}

fn books<T: Config>() -> bool {
	EpochEmission::<T>::iter().all(|(netuid, last)| {
		last.paid.checked_add(last.carried) == Some(last.issued)
			&& last.carried <= Pallet::<T>::pots(netuid).neurons()
	})
}
