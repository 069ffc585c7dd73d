//! How the TAO of a block are shared among the subnets.

use alloc::vec::Vec;
use fixed::types::U64F64;

/// A subnet that has part in the emission.
#[derive(Clone, Copy, Debug)]
pub struct Taker {
	/// Its moving price, in TAO an alpha.
	pub price: U64F64,
	/// Part of its miners' pay that was withheld in its last epoch.
	pub withheld: U64F64,
	/// Whether it gets TAO. What it would get goes to the others.
	pub is_enabled: bool,
}

/// The share of each subnet: in proportion to `price · (1 - withheld)`, and by price alone where
/// that comes to nothing for all. Rounded down, so that all together are at most 1.
pub fn shares(takers: &[Taker]) -> Vec<U64F64> {
	let by_price = normalized(takers.iter().map(|taker| taker.price).collect());
	let weighted: Vec<U64F64> =
		by_price.iter().zip(takers).map(|(share, taker)| weigh(*share, taker)).collect();
	let shares = if sum(&weighted) > U64F64::ZERO { normalized(weighted) } else { by_price };
	if takers.iter().all(|taker| taker.is_enabled) {
		return shares;
	}
	let enabled = shares.into_iter().zip(takers);
	normalized(
		enabled.map(|(share, taker)| if taker.is_enabled { share } else { U64F64::ZERO }).collect(),
	)
}

fn weigh(share: U64F64, taker: &Taker) -> U64F64 {
	share.saturating_mul(U64F64::ONE.saturating_sub(taker.withheld))
}

/// The parts of a whole; zeros of an empty whole.
fn normalized(values: Vec<U64F64>) -> Vec<U64F64> {
	let whole = sum(&values);
	values.into_iter().map(|value| value.checked_div(whole).unwrap_or_default()).collect()
}

fn sum(values: &[U64F64]) -> U64F64 {
	values.iter().fold(U64F64::ZERO, |sum, value| sum.saturating_add(*value))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn taker(price: f64, withheld: f64) -> Taker {
		Taker {
			price: U64F64::from_num(price),
			withheld: U64F64::from_num(withheld),
			is_enabled: true,
		}
	}

	/// Shares in thousandths, rounded.
	fn permille(takers: &[Taker]) -> Vec<u64> {
		shares(takers).iter().map(|share| (share.to_num::<f64>() * 1000.0).round() as u64).collect()
	}

	#[test]
	fn shares_follow_the_moving_prices() {
		assert_eq!(permille(&[taker(0.1, 0.0), taker(0.2, 0.0), taker(0.7, 0.0)]), [100, 200, 700]);
		assert!(shares(&[]).is_empty());
	}

	#[test]
	fn what_is_withheld_from_miners_costs_emission() {
		assert_eq!(permille(&[taker(0.5, 0.5), taker(0.5, 0.0)]), [333, 667]);
		assert_eq!(permille(&[taker(0.5, 1.0), taker(0.5, 0.0)]), [0, 1000]);
		assert_eq!(permille(&[taker(0.25, 1.0), taker(0.75, 7.0)]), [250, 750]);
	}

	#[test]
	fn without_prices_nobody_gets_anything() {
		assert_eq!(permille(&[taker(0.0, 0.0), taker(0.0, 0.0)]), [0, 0]);
	}

	#[test]
	fn the_share_of_a_disabled_subnet_goes_to_the_others() {
		let off = Taker { is_enabled: false, ..taker(0.5, 0.0) };
		assert_eq!(permille(&[taker(0.1, 0.0), off, taker(0.3, 0.0)]), [250, 0, 750]);
		assert_eq!(permille(&[off, off]), [0, 0]);
	}

	#[test]
	fn all_shares_together_are_never_more_than_the_whole() {
		for count in 1..=128 {
			let takers: Vec<Taker> = (0..count).map(|n| taker(0.01 + f64::from(n), 0.1)).collect();
			assert!(sum(&shares(&takers)) <= U64F64::ONE, "{count} subnets");
		}
	}
}
