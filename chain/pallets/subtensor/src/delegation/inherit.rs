//! The stake with which a hotkey votes: its own, less what it lends to children, and what parents
//! lend to it.

use crate::*;
use alloc::vec::Vec;

/// The fractional bits of Subtensor's `U96F32`, in which it computes parts of stake.
const FRACTION: u32 = 32;

/// Rao in a TAO, the unit of prices.
const RAO_PER_TAO: u128 = 1_000_000_000;

/// What a proportion of 2^64 - 1 is of `amount`, times 2^32. Rounded down once, in the proportion,
/// as Subtensor does.
fn part(amount: u64, proportion: u64) -> u128 {
	u128::from(amount).saturating_mul(fraction(proportion))
}

/// `number / (2^64 - 1)`, times 2^32, rounded down.
fn fraction(number: u64) -> u128 {
	(u128::from(number) << FRACTION) / u128::from(u64::MAX)
}

/// `own` less the proportions that are lent, and the parts that are borrowed, in rao, rounded down.
fn inherited(own: u64, lent: &[u64], borrowed: &[(u64, u64)]) -> u64 {
	let add = |sum: u128, part: u128| sum.saturating_add(part);
	let lent = lent.iter().map(|proportion| part(own, *proportion)).fold(0, add);
	let borrowed =
		borrowed.iter().map(|(stake, proportion)| part(*stake, *proportion)).fold(0, add);
	let all = (u128::from(own) << FRACTION).saturating_sub(lent).saturating_add(borrowed);
	u64::try_from(all >> FRACTION).unwrap_or(u64::MAX)
}

/// `amount` times a weight of 2^64 - 1, rounded down, first in the weight.
fn weighed(amount: u64, weight: u64) -> u64 {
	u64::try_from(part(amount, weight) >> FRACTION).unwrap_or(u64::MAX)
}

/// The family of a hotkey on a subnet, read once.
struct Family<T: Config> {
	lent: Vec<u64>,
	parents: Vec<(u64, T::AccountId)>,
}

impl<T: Config> Family<T> {
	fn of(hotkey: &T::AccountId, netuid: u16) -> Self {
		let children = ChildKeys::<T>::get(hotkey, netuid);
		Self {
			lent: children.into_iter().map(|(proportion, _)| proportion).collect(),
			parents: ParentKeys::<T>::get(hotkey, netuid),
		}
	}

	fn inherited(&self, hotkey: &T::AccountId, stake_of: impl Fn(&T::AccountId) -> u64) -> u64 {
		let borrowed: Vec<(u64, u64)> = self
			.parents
			.iter()
			.map(|(proportion, parent)| (stake_of(parent), *proportion))
			.collect();
		inherited(stake_of(hotkey), &self.lent, &borrowed)
	}
}

impl<T: Config> Pallet<T> {
	/// The alpha with which a hotkey votes on a subnet, in rao. On the root network nobody lends.
	pub fn inherited_alpha(hotkey: &T::AccountId, netuid: u16) -> u64 {
		if netuid == ROOT {
			return TotalHotkeyAlpha::<T>::get(hotkey, ROOT);
		}
		Family::<T>::of(hotkey, netuid)
			.inherited(hotkey, |key| TotalHotkeyAlpha::<T>::get(key, netuid))
	}

	/// The stake behind a hotkey on all subnets, in rao of TAO at the present prices, rounded down.
	pub fn total_stake(hotkey: &T::AccountId) -> u64 {
		let value = |(netuid, alpha): (u16, u64)| {
			let price = u128::from(Self::current_alpha_price(netuid));
			u128::from(alpha).saturating_mul(price)
		};
		let sum = TotalHotkeyAlpha::<T>::iter_prefix(hotkey)
			.map(value)
			.fold(0u128, |sum, part| sum.saturating_add(part));
		u64::try_from(sum / RAO_PER_TAO).unwrap_or(u64::MAX)
	}

	/// A hotkey's voting weight on a subnet.
	pub fn stake_weight(hotkey: &T::AccountId, netuid: u16) -> StakeWeights {
		let family = Family::<T>::of(hotkey, netuid);
		let alpha = family.inherited(hotkey, |key| TotalHotkeyAlpha::<T>::get(key, netuid));
		let tao = if SubnetAlphaOut::<T>::get(ROOT) == 0 {
			0
		} else {
			family.inherited(hotkey, |key| TotalHotkeyAlpha::<T>::get(key, ROOT))
		};
		let total = alpha.saturating_add(weighed(tao, TaoWeight::<T>::get()));
		StakeWeights { alpha, tao, total }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const HALF: u64 = u64::MAX / 2;

	#[test]
	fn all_of_it_is_lent_without_rest_and_half_of_it_rounds_down() {
		assert_eq!(inherited(1_000, &[u64::MAX], &[]), 0);
		assert_eq!(inherited(0, &[], &[(1_000, u64::MAX)]), 1_000);
		assert_eq!(inherited(0, &[], &[(1_000, HALF)]), 499);
		assert_eq!(inherited(1_000, &[HALF], &[]), 500);
		assert_eq!(inherited(1_000, &[HALF, HALF], &[(600, HALF), (5, u64::MAX)]), 305);
	}

	#[test]
	fn a_parent_of_three_quarters_keeps_what_subtensors_test_says() {
		let (whole, quarter) = (100_000_000_000_000, u64::MAX / 4);
		assert_eq!(inherited(whole, &[quarter; 3], &[]), 25_000_000_069_849);
		assert_eq!(inherited(0, &[], &[(whole, quarter)]), 24_999_999_976_716);
	}

	#[test]
	fn the_greatest_stakes_do_not_overflow() {
		assert_eq!(inherited(u64::MAX, &[], &[(u64::MAX, u64::MAX)]), u64::MAX);
		assert_eq!(inherited(u64::MAX, &[u64::MAX, u64::MAX], &[]), 0);
	}

	#[test]
	fn a_weight_is_rounded_to_32_bits_before_it_counts() {
		assert_eq!(weighed(1_000_000_000, u64::MAX), 1_000_000_000);
		// 971718665099567868 / 2^64 is 0.05267..., of which 32 bits are kept.
		assert_eq!(weighed(1 << 32, 971_718_665_099_567_868), 226_245_882);
	}
}
