//! A subnet with several mechanisms: each has its own weights and its own epoch, over a share of the
//! emission, and what the subnet shows is their sum, each counted by its share.

use crate::types::Outcome;
use alloc::{vec, vec::Vec};

/// Divides `emission` rao among `count` mechanisms, by `shares` of 65535 or else evenly. What
/// rounding leaves, and what the shares do not give away, is the first's.
pub fn split(emission: u64, count: u8, shares: Option<&[u16]>) -> Vec<u64> {
	let count = usize::from(count);
	let mut parts: Vec<u64> = match shares {
		Some(shares) => shares.iter().map(|&share| part(emission, share)).collect(),
		None => vec![emission.checked_div(count as u64).unwrap_or(0); count],
	};
	parts.resize(count, 0);
	let given = parts.iter().fold(0u64, |sum, part| sum.saturating_add(*part));
	if let Some(first) = parts.first_mut() {
		*first = first.saturating_add(emission.saturating_sub(given));
	}
	parts
}

/// `share` of 65535 of an amount, rounded down.
fn part(amount: u64, share: u16) -> u64 {
	let product = u128::from(amount).saturating_mul(share.into());
	u64::try_from(product / u128::from(u16::MAX)).unwrap_or(u64::MAX)
}

/// Sums the outcomes of mechanisms, each with the emission it shared out, of `emission` in all.
///
/// Pay is added up. Proportions, and `emission` by which neurons are pruned, are weighed by the
/// mechanism's share, each product rounded down. A neuron is active, and has a permit, if any
/// mechanism says so. Bonds stay with the mechanisms: there are none in the sum.
pub fn combine(parts: &[(u64, Outcome)], emission: u64) -> Outcome {
	let mut sum = Outcome::default();
	for (place, (given, one)) in parts.iter().enumerate() {
		let share = Share::of(*given, emission, place == 0);
		add(&mut sum.server_emission, &one.server_emission, |a, b| a.saturating_add(b));
		add(&mut sum.validator_emission, &one.validator_emission, |a, b| a.saturating_add(b));
		add(&mut sum.emission, &one.emission, |a, b| a.saturating_add(share.amount(b)));
		add(&mut sum.active, &one.active, |a, b| a | b);
		add(&mut sum.new_validator_permit, &one.new_validator_permit, |a, b| a | b);
		let proportions = [
			(&mut sum.consensus, &one.consensus),
			(&mut sum.incentive, &one.incentive),
			(&mut sum.dividends, &one.dividends),
			(&mut sum.validator_trust, &one.validator_trust),
			(&mut sum.stake_weight, &one.stake_weight),
		];
		for (total, values) in proportions {
			add(total, values, |a, b| a.saturating_add(share.proportion(b)));
		}
	}
	sum
}

/// Part of a mechanism in the emission, in 2^-64.
struct Share(u128);

impl Share {
	/// Without any emission the first mechanism counts for all.
	fn of(given: u64, emission: u64, is_first: bool) -> Self {
		let whole = 1u128 << 64;
		let share = (u128::from(given) << 64).checked_div(emission.into());
		Self(share.unwrap_or(if is_first { whole } else { 0 }))
	}

	fn amount(&self, value: u64) -> u64 {
		let product = self.0.saturating_mul(value.into());
		u64::try_from(product >> 64).unwrap_or(u64::MAX)
	}

	fn proportion(&self, value: u16) -> u16 {
		u16::try_from(self.amount(value.into())).unwrap_or(u16::MAX)
	}
}

/// Adds values to totals, one by one; a total that is not there yet begins at zero.
fn add<T: Copy + Default>(totals: &mut Vec<T>, values: &[T], sum: impl Fn(T, T) -> T) {
	if totals.len() < values.len() {
		totals.resize(values.len(), T::default());
	}
	for (total, value) in totals.iter_mut().zip(values) {
		*total = sum(*total, *value);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn without_shares_emission_is_even_and_the_first_gets_the_rest() {
		assert_eq!(split(1000, 3, None), [334, 333, 333]);
		assert_eq!(split(1000, 1, None), [1000]);
		assert_eq!(split(u64::MAX, 2, None), [u64::MAX / 2 + 1, u64::MAX / 2]);
		assert!(split(1000, 0, None).is_empty());
	}

	#[test]
	fn shares_that_are_missing_get_nothing_and_those_too_many_go_to_the_first() {
		assert_eq!(split(1000, 2, Some(&[u16::MAX / 4, u16::MAX / 4 * 3])), [251, 749]);
		assert_eq!(split(1000, 3, Some(&[0, u16::MAX])), [0, 1000, 0]);
		assert_eq!(split(1000, 1, Some(&[32_767, 32_768])), [1000]);
		assert_eq!(split(u64::MAX, 2, Some(&[1, 65_534])).iter().sum::<u64>(), u64::MAX);
	}

	#[test]
	fn emission_is_split_as_subtensors_tests_have_it() {
		assert_eq!(split(25, 5, None), [5; 5]);
		assert_eq!(split(10, 4, None), [4, 2, 2, 2]);
		assert_eq!(split(19, 5, Some(&[3450, 6899, 10_348, 17_247, 27_594])), [1, 2, 3, 5, 8]);
	}

	/// An outcome of one neuron.
	fn outcome(proportion: u16, pay: u64, is_active: bool) -> Outcome {
		Outcome {
			active: vec![is_active],
			new_validator_permit: vec![is_active],
			consensus: vec![proportion],
			incentive: vec![proportion],
			dividends: vec![proportion],
			validator_trust: vec![proportion],
			stake_weight: vec![proportion],
			server_emission: vec![pay],
			validator_emission: vec![pay],
			emission: vec![pay],
			bonds: vec![vec![(0, proportion)]],
		}
	}

	#[test]
	fn one_mechanism_is_its_own_sum() {
		for emission in [0, 1, 700, u64::MAX] {
			let one = outcome(65_535, 700, true);
			let sum = combine(&[(emission, one.clone())], emission);
			assert_eq!(sum, Outcome { bonds: vec![], ..one }, "{emission}");
		}
	}

	#[test]
	fn pay_is_added_and_proportions_are_weighed() {
		let parts = [(750, outcome(40_001, 100, false)), (250, outcome(3, 60, true))];
		let sum = combine(&parts, 1000);
		assert_eq!((&sum.server_emission, &sum.validator_emission), (&vec![160], &vec![160]));
		assert_eq!((sum.consensus, sum.dividends), (vec![30_000], vec![30_000]));
		assert_eq!(sum.emission, [75 + 15]);
		assert_eq!((sum.active, sum.new_validator_permit), (vec![true], vec![true]));
		assert!(sum.bonds.is_empty());
	}

	#[test]
	fn without_emission_the_first_mechanism_counts() {
		let sum = combine(&[(0, outcome(9, 0, false)), (0, outcome(70, 0, false))], 0);
		assert_eq!((sum.consensus, sum.stake_weight), (vec![9], vec![9]));
	}
}
