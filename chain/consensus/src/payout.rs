//! From proportions to rao.

use crate::fix::{div, normalize, sum, Fix};
use alloc::vec::Vec;

/// Rao per uid.
pub struct Payout {
	/// For mining.
	pub server: Vec<u64>,
	/// For validating.
	pub validator: Vec<u64>,
	/// For both.
	pub combined: Vec<u64>,
}

/// Divides `emission` rao over incentive and dividends together, each amount rounded down. When
/// there is neither, `fallback` shares it out as if for validating.
pub fn payout(incentive: &[Fix], dividends: &[Fix], fallback: &[Fix], emission: u64) -> Payout {
	let mut combined: Vec<Fix> =
		incentive.iter().zip(dividends).map(|(i, d)| i.saturating_add(*d)).collect();
	let total = sum(combined.iter().copied());
	if total == Fix::ZERO {
		let shares: Vec<u64> = fallback.iter().map(|&share| part(share, emission)).collect();
		let server = fallback.iter().map(|_| 0).collect();
		return Payout { server, validator: shares.clone(), combined: shares };
	}
	normalize(&mut combined);
	let paid = |shares: &[Fix]| shares.iter().map(|&s| part(div(s, total), emission)).collect();
	Payout {
		server: paid(incentive),
		validator: paid(dividends),
		combined: combined.iter().map(|&share| part(share, emission)).collect(),
	}
}

/// `share · amount`, rounded down.
fn part(share: Fix, amount: u64) -> u64 {
	let bits = u128::from(u64::try_from(share.to_bits()).unwrap_or(0));
	u64::try_from(bits.saturating_mul(amount.into()) >> 32).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn shares<const N: usize>(values: [f64; N]) -> [Fix; N] {
		values.map(Fix::from_num)
	}

	#[test]
	fn miners_and_validators_get_half_each() {
		let paid = payout(&shares([0.0, 0.75, 0.25]), &shares([1.0, 0.0, 0.0]), &[], 1000);
		assert_eq!(paid.server, [0, 375, 125]);
		assert_eq!(paid.validator, [500, 0, 0]);
		assert_eq!(paid.combined, [500, 375, 125]);
	}

	#[test]
	fn with_no_dividends_all_goes_to_the_miners() {
		let paid = payout(&shares([0.0, 1.0]), &shares([0.0, 0.0]), &shares([1.0, 0.0]), 1000);
		assert_eq!((paid.server, paid.validator), ([0, 1000].to_vec(), [0, 0].to_vec()));
	}

	#[test]
	fn when_nobody_voted_the_stake_is_paid() {
		let paid = payout(&shares([0.0; 2]), &shares([0.0; 2]), &shares([0.75, 0.25]), 1000);
		assert_eq!((paid.server, paid.validator), ([0, 0].to_vec(), [750, 250].to_vec()));
		assert_eq!(paid.combined, [750, 250]);
	}

	#[test]
	fn amounts_are_rounded_down_and_may_be_large() {
		assert_eq!(part(Fix::from_num(0.5), 3), 1);
		assert_eq!(part(Fix::ONE, u64::MAX), u64::MAX);
		assert_eq!(part(Fix::MAX, u64::MAX), u64::MAX);
	}
}
