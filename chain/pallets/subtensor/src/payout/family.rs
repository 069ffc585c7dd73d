//! Who earned the dividends of a validator: itself, and the hotkeys that lent it stake.

use super::dividends::Earner;
use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use fixed::types::U96F32;

/// The hotkeys that earned dividends, in order, with what they earned and the stake they have.
pub fn earners<T: Config>(
	netuid: u16,
	hotkeys: &[T::AccountId],
	earned: &[u64],
) -> Vec<(T::AccountId, Earner)> {
	let mut sums: BTreeMap<T::AccountId, u64> = BTreeMap::new();
	for (hotkey, amount) in hotkeys.iter().zip(earned).filter(|(_, amount)| **amount > 0) {
		for (key, part) in shared::<T>(netuid, hotkey, *amount) {
			let sum = sums.entry(key).or_default();
			*sum = sum.saturating_add(part);
		}
	}
	let earner = |(hotkey, dividend)| {
		let alpha = TotalHotkeyAlpha::<T>::get(&hotkey, netuid);
		let root = TotalHotkeyAlpha::<T>::get(&hotkey, ROOT);
		(hotkey, Earner { dividend, alpha, root })
	};
	sums.into_iter().map(earner).collect()
}

/// Shares a validator's dividends between it and its parents, by the stake that each put into its
/// weight. Of what a parent with another owner earns, the validator keeps its take.
fn shared<T: Config>(netuid: u16, hotkey: &T::AccountId, amount: u64) -> Vec<(T::AccountId, u64)> {
	let parents = ParentKeys::<T>::get(hotkey, netuid);
	if parents.is_empty() {
		return [(hotkey.clone(), amount)].into();
	}
	let lent: Vec<U96F32> = parents
		.iter()
		.map(|(proportion, parent)| contribution::<T>(netuid, parent, fraction(*proportion)))
		.collect();
	let own = U96F32::from_num(own_contribution::<T>(netuid, hotkey));
	let whole = lent.iter().fold(own, |sum, part| sum.saturating_add(*part));
	let take = U96F32::from_num(Pallet::<T>::childkey_take(hotkey, netuid));
	let take = take.checked_div(U96F32::from_num(u16::MAX)).unwrap_or_default();
	let owner = Owner::<T>::get(hotkey);
	let amount = U96F32::from_num(amount);
	let (mut left, mut taken) = (amount, U96F32::ZERO);
	let mut parts = Vec::with_capacity(parents.len().saturating_add(1));
	for ((_, parent), lent) in parents.into_iter().zip(lent) {
		let share = lent.checked_div(whole).unwrap_or_default();
		let part = amount.saturating_mul(share);
		left = left.saturating_sub(part);
		let is_foreign = Owner::<T>::get(&parent) != owner;
		let kept = if is_foreign { take.saturating_mul(part) } else { U96F32::ZERO };
		taken = taken.saturating_add(kept);
		parts.push((parent, part.saturating_sub(kept).saturating_to_num()));
	}
	parts.push((hotkey.clone(), left.saturating_add(taken).saturating_to_num()));
	parts
}

/// The stake weight that a hotkey keeps for itself, in whole rao.
fn own_contribution<T: Config>(netuid: u16, hotkey: &T::AccountId) -> u64 {
	let lent = ChildKeys::<T>::get(hotkey, netuid);
	let kept = lent
		.iter()
		.fold(U96F32::ONE, |kept, (proportion, _)| kept.saturating_sub(fraction(*proportion)));
	contribution::<T>(netuid, hotkey, kept).saturating_to_num()
}

/// A part of the stake weight of a hotkey.
fn contribution<T: Config>(netuid: u16, hotkey: &T::AccountId, part: U96F32) -> U96F32 {
	let alpha = U96F32::from_num(TotalHotkeyAlpha::<T>::get(hotkey, netuid));
	let root = U96F32::from_num(TotalHotkeyAlpha::<T>::get(hotkey, ROOT));
	let weighted = root.saturating_mul(part).saturating_mul(Pallet::<T>::tao_weight());
	alpha.saturating_mul(part).saturating_add(weighted)
}

fn fraction(proportion: u64) -> U96F32 {
	U96F32::from_num(proportion).checked_div(U96F32::from_num(u64::MAX)).unwrap_or_default()
}
