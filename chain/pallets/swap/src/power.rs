//! Powers of a ratio with a rational exponent, to 18 decimal digits.
//!
//! Prices of a pool are powers of its reserves, so the last digit matters: every node must come to
//! the same one, and it is Subtensor's. The true value is found to more than 100 bits beyond the
//! digits that are kept, then rounded down.

use sp_core::{U256, U512};

/// One, in the fixed-point numbers here: 192 fractional bits.
const BITS: usize = 192;
/// ln 2 · 2^192, rounded down.
const LN_2: U256 = U256([0x40f3_4326_7298_b62d, 0xc9e3_b398_03f2_f6af, 0xb172_17f7_d1cf_79ab, 0]);
/// Exponentials are taken of the 2^8th part, and squared as often.
const HALVINGS: usize = 8;
/// Added before rounding down, so that a value that is whole is not taken for the one below it: 2^-80,
/// which is far above the error and far below the distance of any other value from a whole one.
const MARGIN_BITS: usize = BITS - 80;
/// e^3 · 10^18 is above what 64 bits hold.
const GREATEST_LN: u64 = 3;
/// e^-42 · 10^18 is below one.
const LEAST_LN: u64 = 42;

/// A fixed-point number with its sign.
#[derive(Clone, Copy)]
struct Signed {
	is_negative: bool,
	size: U256,
}

/// `scale · (num / den)^(exp_num / exp_den)`, rounded down; `u64::MAX` where it is greater, none of
/// an exponent or a ratio by zero.
///
/// The scale is at most 10^18.
pub fn power(num: u128, den: u128, exp_num: u64, exp_den: u64, scale: u64) -> Option<u64> {
	if den == 0 || exp_den == 0 {
		return None;
	}
	if num == 0 {
		return Some(0);
	}
	if exp_num == 0 {
		return Some(scale);
	}
	let exact = match reduced(exp_num, exp_den) {
		(1, 1) => times(num, scale).checked_div(den.into()),
		(1, 2) => times(num, scale)
			.checked_mul(scale.into())
			.and_then(|square| square.checked_div(den.into()))
			.map(|square| square.integer_sqrt()),
		_ => None,
	};
	match exact {
		Some(value) => Some(saturated(value)),
		None => Some(by_logarithm(num, den, exp_num, exp_den, scale)),
	}
}

fn by_logarithm(num: u128, den: u128, exp_num: u64, exp_den: u64, scale: u64) -> u64 {
	let ln = ln_ratio(num, den);
	let size = ln
		.size
		.full_mul(exp_num.into())
		.checked_div(exp_den.into())
		.and_then(|size| U256::try_from(size).ok())
		.unwrap_or(U256::MAX);
	let bound = U256::from(if ln.is_negative { LEAST_LN } else { GREATEST_LN }) << BITS;
	if size >= bound {
		return if ln.is_negative { 0 } else { u64::MAX };
	}
	let value = exp(Signed { size, ..ln });
	let scaled = value.full_mul(scale.into()).saturating_add(U512::one() << MARGIN_BITS) >> BITS;
	U256::try_from(scaled).map_or(u64::MAX, saturated)
}

/// ln(num / den); neither is zero.
fn ln_ratio(num: u128, den: u128) -> Signed {
	let (upper, num_log) = mantissa(num);
	let (lower, den_log) = mantissa(den);
	let mantissas = ln_mantissas(upper, lower);
	let twos = Signed {
		is_negative: num_log < den_log,
		size: LN_2.saturating_mul(num_log.abs_diff(den_log).into()),
	};
	sum(mantissas, twos)
}

/// A number as a fixed-point number from 1 up to 2, and the power of two that it was divided by.
fn mantissa(number: u128) -> (U256, u32) {
	let log = number.checked_ilog2().unwrap_or(0);
	(U256::from(number) << BITS.saturating_sub(log as usize), log)
}

/// ln(a / b) of two numbers from 1 up to 2: `2 · artanh((a − b) / (a + b))`, whose argument is at most
/// a third, so that each term of the series is at most a ninth of the one before.
fn ln_mantissas(a: U256, b: U256) -> Signed {
	let z = quotient(a.abs_diff(b), a.saturating_add(b));
	let square = product(z, z);
	let (mut odd, mut term, mut total) = (1u64, z, U256::zero());
	while !term.is_zero() {
		total = total.saturating_add(term.checked_div(odd.into()).unwrap_or_default());
		term = product(term, square);
		odd = odd.saturating_add(2);
	}
	Signed { is_negative: a < b, size: total << 1 }
}

/// e^x, for x from −42 to 3.
fn exp(x: Signed) -> U256 {
	let twos = x.size.checked_div(LN_2).unwrap_or_default();
	let rest = x.size.saturating_sub(LN_2.saturating_mul(twos));
	let twos = twos.low_u32() as usize;
	// e^−x = 2^−(k+1) · e^(ln 2 − rest): the series then has positive terms only.
	match x.is_negative {
		true if rest.is_zero() => (U256::one() << BITS) >> twos,
		true => exp_small(LN_2.saturating_sub(rest)) >> twos.saturating_add(1),
		false => exp_small(rest) << twos,
	}
}

/// e^x, for x from 0 up to ln 2.
fn exp_small(x: U256) -> U256 {
	let x = x >> HALVINGS;
	let (mut count, mut term, mut total) = (1u64, U256::one() << BITS, U256::zero());
	while !term.is_zero() {
		total = total.saturating_add(term);
		term = product(term, x).checked_div(count.into()).unwrap_or_default();
		count = count.saturating_add(1);
	}
	(0..HALVINGS).fold(total, |root, _| product(root, root))
}

fn sum(a: Signed, b: Signed) -> Signed {
	if a.is_negative == b.is_negative {
		return Signed { size: a.size.saturating_add(b.size), ..a };
	}
	let greater = if a.size >= b.size { a } else { b };
	Signed { size: a.size.abs_diff(b.size), ..greater }
}

fn product(a: U256, b: U256) -> U256 {
	U256::try_from(a.full_mul(b) >> BITS).unwrap_or(U256::MAX)
}

fn quotient(a: U256, b: U256) -> U256 {
	let quotient = (U512::from(a) << BITS).checked_div(b.into()).unwrap_or_default();
	U256::try_from(quotient).unwrap_or(U256::MAX)
}

fn times(a: u128, b: u64) -> U256 {
	U256::from(a).saturating_mul(b.into())
}

fn saturated(value: U256) -> u64 {
	u64::try_from(value).unwrap_or(u64::MAX)
}

/// A fraction in lowest terms.
fn reduced(num: u64, den: u64) -> (u64, u64) {
	let (mut a, mut b) = (num, den);
	while let Some(rest) = a.checked_rem(b) {
		(a, b) = (b, rest);
	}
	(num.checked_div(a).unwrap_or(num), den.checked_div(a).unwrap_or(den))
}

#[cfg(test)]
mod tests {
	use super::*;

	const E18: u64 = 1_000_000_000_000_000_000;

	fn balanced(num: u64, den: u64, base: u64) -> u64 {
		power(num.into(), den.into(), base, E18 - base, E18).unwrap()
	}

	#[test]
	fn the_figures_of_subtensors_tests_come_out() {
		let x = 21_000_000_000_000_000;
		assert_eq!(
			balanced(x, 28_000_000_000_000_000, 600_000_000_000_000_000),
			649_519_052_838_328_985
		);
		for base in [500_000_000_000_000_000, 499_999_999_999_500_000, 500_000_000_000_250_000] {
			assert_eq!(balanced(x, x + 100, base), 999_999_999_999_995_238, "{base}");
		}
		assert_eq!(balanced(x, x + 1, 499_999_999_500_000_000), 999_999_999_999_999_952);
	}

	#[test]
	fn whole_values_are_not_missed_by_one() {
		assert_eq!(power(1, 4, 3, 2, E18), Some(E18 / 8));
		assert_eq!(power(9, 4, 3, 2, 1_000_000_000), Some(3_375_000_000));
		assert_eq!(power(5, 5, 7, 3, E18), Some(E18));
		assert_eq!(power(1 << 60, 1 << 90, 2, 3, E18), Some(E18 >> 20));
		assert_eq!(power(1, 1024, 3, 10, E18), Some(E18 / 8));
	}

	#[test]
	fn values_out_of_range_stay_at_its_ends() {
		assert_eq!(power(u128::MAX, 1, 99, 1, E18), Some(u64::MAX));
		assert_eq!(power(u128::MAX, 1, 1, 1, E18), Some(u64::MAX));
		assert_eq!(power(1, u128::MAX, 99, 1, E18), Some(0));
		assert_eq!(power(1, u128::MAX, 1, 1, E18), Some(0));
		assert_eq!(power(0, 7, 3, 2, E18), Some(0));
		assert_eq!(power(7, 0, 3, 2, E18), None);
		assert_eq!(power(7, 3, 1, 0, E18), None);
		assert_eq!(power(7, 3, 0, 5, E18), Some(E18));
	}

	#[test]
	fn the_roots_and_the_series_agree() {
		for (num, den) in
			[(3u128, 2), (1, 3), (1 << 100, (1 << 100) + 12345), (u128::MAX, u128::MAX - 1)]
		{
			for (exp_num, exp_den) in [(1, 1), (1, 2)] {
				let exact = power(num, den, exp_num, exp_den, E18);
				assert_eq!(
					exact,
					Some(by_logarithm(num, den, exp_num, exp_den, E18)),
					"{num}/{den}"
				);
			}
		}
	}
}
