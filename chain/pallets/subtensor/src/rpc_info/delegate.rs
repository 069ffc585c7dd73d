//! Delegates as those who look for one read them.

use crate::{shares::Pool, *};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Compact, Decode, Encode};
use fixed::types::U64F64 as Rao;
use scale_info::TypeInfo;

/// Greatest number of delegates that an answer lists; Subtensor lists all.
const MAX_DELEGATES: usize = 4096;
/// Blocks of a day, at 12 s.
const BLOCKS_PER_DAY: u64 = 7_200;
/// A thousand TAO, in rao.
const THOUSAND_TAO: u64 = 1_000_000_000_000;

/// A subnet, and the alpha there.
pub type SubnetStake = (Compact<u16>, Compact<u64>);

/// A hotkey with which others stake; amounts are rao.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct DelegateInfo<AccountId> {
	/// The hotkey.
	pub delegate_ss58: AccountId,
	/// Part of the dividends that its owner gets first, of 65535.
	pub take: Compact<u16>,
	/// Who stakes with it, and how much alpha by subnet.
	pub nominators: Vec<(AccountId, Vec<SubnetStake>)>,
	/// Who owns it.
	pub owner_ss58: AccountId,
	/// Where it has a uid.
	pub registrations: Vec<Compact<u16>>,
	/// Where it has a validator permit.
	pub validator_permits: Vec<Compact<u16>>,
	/// What a thousand TAO of root stake would get a day, the take not counted.
	pub return_per_1000: Compact<u64>,
	/// What its neurons earn a day, as in their last epochs.
	pub total_daily_return: Compact<u64>,
}

impl<T: Config> Pallet<T> {
	/// Every delegate.
	pub fn get_delegates() -> Vec<DelegateInfo<T::AccountId>> {
		Delegates::<T>::iter_keys()
			.take(MAX_DELEGATES)
			.map(|delegate| info::<T>(delegate.clone(), nominators::<T>(&delegate)))
			.collect()
	}

	/// One delegate, none for a hotkey that is none.
	pub fn get_delegate(delegate: T::AccountId) -> Option<DelegateInfo<T::AccountId>> {
		let is_delegate = Delegates::<T>::contains_key(&delegate);
		is_delegate.then(|| info::<T>(delegate.clone(), nominators::<T>(&delegate)))
	}

	/// Every stake of a coldkey with a delegate, and the delegate without its nominators.
	pub fn get_delegated(coldkey: T::AccountId) -> Vec<(DelegateInfo<T::AccountId>, SubnetStake)> {
		let of_delegate = |delegate: T::AccountId| {
			let netuids: Vec<u16> = AlphaV2::<T>::iter_key_prefix((&delegate, &coldkey)).collect();
			let coldkey = coldkey.clone();
			netuids.into_iter().map(move |netuid| {
				let stake = Self::stake(&delegate, &coldkey, netuid);
				(info::<T>(delegate.clone(), Vec::new()), (Compact(netuid), Compact(stake)))
			})
		};
		StakingHotkeys::<T>::get(&coldkey)
			.into_iter()
			.filter(|hotkey| Delegates::<T>::contains_key(hotkey))
			.flat_map(of_delegate)
			.collect()
	}
}

fn info<T: Config>(
	delegate: T::AccountId,
	nominators: Vec<(T::AccountId, Vec<SubnetStake>)>,
) -> DelegateInfo<T::AccountId> {
	let mut netuids: Vec<u16> = IsNetworkMember::<T>::iter_prefix(&delegate)
		.filter(|(_, is_member)| *is_member)
		.map(|(netuid, _)| netuid)
		.collect();
	netuids.sort_unstable();
	let seats = netuids.iter().filter_map(|netuid| {
		Uids::<T>::get(netuid, &delegate).map(|uid| (*netuid, usize::from(uid)))
	});
	let (mut permits, mut per_day) = (Vec::new(), Rao::ZERO);
	for (netuid, uid) in seats {
		if ValidatorPermit::<T>::get(netuid).get(uid) == Some(&true) {
			permits.push(Compact(netuid));
		}
		let earned = Emission::<T>::get(netuid).get(uid).copied().unwrap_or_default();
		per_day = per_day.saturating_add(daily(earned, Tempo::<T>::get(netuid)));
	}
	let take = Delegates::<T>::get(&delegate);
	let root_stake = TotalHotkeyAlpha::<T>::get(&delegate, ROOT);
	DelegateInfo {
		take: Compact(take),
		nominators,
		owner_ss58: Owner::<T>::get(&delegate),
		registrations: netuids.into_iter().map(Compact).collect(),
		validator_permits: permits,
		return_per_1000: Compact(per_thousand(take, root_stake, per_day).saturating_to_num()),
		total_daily_return: Compact(per_day.saturating_to_num()),
		delegate_ss58: delegate,
	}
}

/// Who stakes with a hotkey, and how much by subnet. Each pool of shares is read once.
fn nominators<T: Config>(delegate: &T::AccountId) -> Vec<(T::AccountId, Vec<SubnetStake>)> {
	let mut pools: BTreeMap<u16, Pool> = BTreeMap::new();
	let mut all: BTreeMap<T::AccountId, Vec<SubnetStake>> = BTreeMap::new();
	for ((coldkey, netuid), shares) in AlphaV2::<T>::iter_prefix((delegate,)) {
		let pool = pools.entry(netuid).or_insert_with(|| Pallet::<T>::pool(delegate, netuid));
		let stake = pool.value(shares.mantissa);
		all.entry(coldkey).or_default().push((Compact(netuid), Compact(stake)));
	}
	all.into_iter().collect()
}

/// What an epoch's earnings come to in a day.
fn daily(earned: u64, tempo: u16) -> Rao {
	let epochs = Rao::from_num(BLOCKS_PER_DAY).checked_div(Rao::from_num(tempo));
	Rao::from_num(earned).saturating_mul(epochs.unwrap_or_default())
}

/// What a thousand TAO of `stake` get of `per_day`, less the take; nothing where there is no stake.
fn per_thousand(take: u16, stake: u64, per_day: Rao) -> Rao {
	let part = Rao::from_num(take).checked_div(Rao::from_num(u16::MAX)).unwrap_or_default();
	let thousands = Rao::from_num(stake).checked_div(Rao::from_num(THOUSAND_TAO));
	let left = per_day.saturating_mul(Rao::ONE.saturating_sub(part));
	left.checked_div(thousands.unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;

	const TAO: u64 = 1_000_000_000;

	#[test]
	fn a_tenth_of_a_thousand_tao_a_day_less_the_take_is_82_tao() {
		let take = 11_796;
		let got = per_thousand(take, 10_000 * TAO, Rao::from_num(1000 * TAO));
		assert!(got.to_num::<u64>().abs_diff(82 * TAO) < 500_000, "{got}");
		assert_eq!(per_thousand(take, 0, Rao::from_num(TAO)), Rao::ZERO);
	}

	#[test]
	fn a_tempo_of_an_hour_pays_24_times_a_day() {
		assert_eq!(daily(TAO, 300).to_num::<u64>(), 24 * TAO);
		assert_eq!(daily(TAO, 0), Rao::ZERO);
	}
}
