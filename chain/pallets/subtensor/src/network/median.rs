//! The price at which the pool of a new subnet begins.

use alloc::vec::Vec;
use fixed::types::U64F64;

/// The median of the prices that are not 0, in TAO an alpha: of an even number the middle of the two in
/// the middle, of none 1.
pub fn median(prices: impl Iterator<Item = U64F64>) -> U64F64 {
	let mut prices: Vec<U64F64> = prices.filter(|price| *price > U64F64::ZERO).collect();
	prices.sort_unstable();
	let upper = prices.len() / 2;
	let lower = prices.len().saturating_sub(1) / 2;
	match (prices.get(lower), prices.get(upper)) {
		(Some(_), Some(upper_price)) if lower == upper => *upper_price,
		(Some(lower), Some(upper)) => lower.saturating_add(*upper) / 2,
		_ => U64F64::ONE,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(prices: &[f64]) -> f64 {
		median(prices.iter().map(|price| U64F64::from_num(*price))).to_num()
	}

	#[test]
	fn the_price_is_the_middle_one() {
		assert_eq!(of(&[0.5, 0.125, 4.0]), 0.5);
		assert_eq!(of(&[0.5, 0.125, 4.0, 0.25]), 0.375);
		assert_eq!(of(&[7.0]), 7.0);
	}

	#[test]
	fn pools_without_a_price_do_not_count() {
		assert_eq!(of(&[0.0, 0.25, 0.0]), 0.25);
		assert_eq!(of(&[]), 1.0);
		assert_eq!(of(&[0.0]), 1.0);
	}
}
