//! The numbers of an epoch: 32 integer and 32 fractional bits, products rounded down, quotients
//! towards zero, a quotient by zero or out of range is zero.

use fixed::types::I32F32;

/// The number type of an epoch.
pub type Fix = I32F32;

/// `part / whole` of whole numbers.
pub fn ratio(part: u64, whole: u128) -> Fix {
	let quotient = (u128::from(part) << 32).checked_div(whole).unwrap_or(0);
	Fix::from_bits(i64::try_from(quotient).unwrap_or(i64::MAX))
}

/// A stored proportion as a number in `[0, 1]`.
pub fn from_proportion(value: u16) -> Fix {
	ratio(value.into(), u16::MAX.into())
}

/// A number in `[0, 1]` as a proportion to store, rounded down.
pub fn to_proportion(value: Fix) -> u16 {
	value.saturating_mul(Fix::from_num(u16::MAX)).saturating_to_num()
}

/// `a / b`. Most dividends lie in `[0, 1)`, where 64 bits hold the shifted dividend: several times
/// faster in WebAssembly than a division of 128 bits.
pub fn div(a: Fix, b: Fix) -> Fix {
	match (u32::try_from(a.to_bits()), u64::try_from(b.to_bits())) {
		(Ok(small), Ok(positive)) => {
			let quotient = (u64::from(small) << 32).checked_div(positive).unwrap_or(0);
			Fix::from_bits(i64::try_from(quotient).unwrap_or(0))
		},
		_ => a.checked_div(b).unwrap_or(Fix::ZERO),
	}
}

/// The sum of numbers, saturating.
pub fn sum(values: impl Iterator<Item = Fix>) -> Fix {
	values.fold(Fix::ZERO, Fix::saturating_add)
}

/// Scales numbers to sum one; all zeros stay zeros.
pub fn normalize(values: &mut [Fix]) {
	let total = sum(values.iter().copied());
	if total != Fix::ZERO {
		values.iter_mut().for_each(|value| *value = div(*value, total));
	}
}

/// The nearest `u16`, halves away from zero.
pub fn round(value: Fix) -> u16 {
	value.saturating_round().saturating_to_num()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::random::Random;

	#[test]
	fn division_cuts_towards_zero_whatever_the_operands() {
		let mut random = Random::new(1);
		for _ in 0..100_000 {
			let (a, b) = (random.bits() as i64, random.bits() as i64);
			let shifts = (random.below(64) as u32, random.below(64) as u32);
			let (a, b) = (a >> shifts.0, b >> shifts.1);
			let exact = (i128::from(a) << 32).checked_div(b.into()).unwrap_or(0);
			let wanted = i64::try_from(exact).unwrap_or(0);
			assert_eq!(div(Fix::from_bits(a), Fix::from_bits(b)).to_bits(), wanted, "{a} / {b}");
		}
	}

	#[test]
	fn a_proportion_loses_at_most_one_unit_on_the_way() {
		for value in 0..=u16::MAX {
			let back = to_proportion(from_proportion(value));
			assert!(back == value || back + 1 == value, "{value} became {back}");
		}
		assert_eq!(to_proportion(Fix::ONE), u16::MAX);
	}

	#[test]
	fn normalizing_makes_one_of_the_sum_and_leaves_zeros() {
		let mut values = [3, 1, 0].map(Fix::from_num);
		normalize(&mut values);
		assert_eq!(values, [0.75, 0.25, 0.0].map(Fix::from_num));
		let mut zeros = [Fix::ZERO; 2];
		normalize(&mut zeros);
		assert_eq!(zeros, [Fix::ZERO; 2]);
	}

	#[test]
	fn stake_beyond_64_bits_in_sum_still_has_a_ratio() {
		assert_eq!(ratio(u64::MAX, 2 * u128::from(u64::MAX)), Fix::from_num(0.5));
		assert_eq!(ratio(1, 0), Fix::ZERO);
		assert_eq!(ratio(u64::MAX, 1), Fix::MAX);
	}
}
