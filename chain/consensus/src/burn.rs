//! The price of a registration: it decays with every block and jumps with every registration.

use fixed::types::U64F64;

/// One, with 32 fractional bits.
const ONE: u64 = 1 << 32;

/// The factor per block, with 32 fractional bits, that halves a price in `half_life` blocks: the
/// greatest `f` with `f^half_life ≤ 1/2`. A half-life of 0 means no decay.
///
/// Subtensor's `decay_factor_q32`; 4286705684 for its half-life of 360 blocks.
pub fn decay_factor(half_life: u16) -> u64 {
	if half_life == 0 {
		return ONE;
	}
	let (mut low, mut high) = (0, ONE);
	while low < high {
		let middle = (low + high).div_ceil(2);
		if power(middle, half_life) > ONE / 2 {
			high = middle - 1;
		} else {
			low = middle;
		}
	}
	low
}

/// The price after one block, in rao, kept within `min..=max`.
pub fn decay(burn: u64, factor: u64, min: u64, max: u64) -> u64 {
	within(multiply(burn, factor), min, max)
}

/// The price after a registration, in rao, kept within `min..=max`. The multiplier is the bits of
/// a `U64F64`, as `BurnIncreaseMult` stores it.
pub fn bump(burn: u64, mult_bits: u128, min: u64, max: u64) -> u64 {
	let raised = U64F64::from_num(burn).saturating_mul(U64F64::from_bits(mult_bits));
	within(raised.to_num(), min, max)
}

/// `base^exponent` by squaring, every product cut to 32 fractional bits.
fn power(mut base: u64, mut exponent: u16) -> u64 {
	let mut result = ONE;
	while exponent > 0 {
		if exponent & 1 == 1 {
			result = multiply(result, base);
		}
		base = multiply(base, base);
		exponent >>= 1;
	}
	result
}

fn multiply(a: u64, b: u64) -> u64 {
	let product = u128::from(a).saturating_mul(b.into()) >> 32;
	u64::try_from(product).unwrap_or(u64::MAX)
}

/// Like `clamp`, but does not panic where the bounds cross: the upper one wins.
fn within(burn: u64, min: u64, max: u64) -> u64 {
	burn.max(min).min(max)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::vectors;

	const TAO: u64 = 1_000_000_000;
	const MIN: u64 = 500_000;
	const MAX: u64 = 100 * TAO;

	#[test]
	fn every_vector_of_the_factor_is_met() {
		for (half_life, factor) in vectors::chain("decay_factor_q32").as_object().unwrap() {
			assert_eq!(
				decay_factor(half_life.parse().unwrap()),
				factor.as_u64().unwrap(),
				"{half_life}"
			);
		}
		assert_eq!(decay(TAO, decay_factor(0), MIN, MAX), TAO);
	}

	#[test]
	fn every_vector_of_the_decay_is_met() {
		let factor = decay_factor(360);
		let table = vectors::chain("burn_decay_from_1_TAO_half_life_360_min_500000");
		for (blocks, price) in table.as_object().unwrap() {
			let blocks: u64 = blocks.parse().unwrap();
			let got = (0..blocks).fold(TAO, |burn, _| decay(burn, factor, MIN, MAX));
			assert_eq!(got, price.as_u64().unwrap(), "after {blocks} blocks");
		}
	}

	#[test]
	fn every_vector_of_the_jump_is_met() {
		// More than 64 bits, hence read as a float; exact, for the multiplier came from one.
		let multiplier = vectors::chain("burn_increase_mult_1_26_U64F64_bits");
		let bits = multiplier.as_f64().unwrap() as u128;
		assert_eq!(bits, 23_242_897_532_874_035_200);
		for (burn, price) in vectors::chain("burn_after_1_registration_from").as_object().unwrap() {
			let burn = burn.parse().unwrap();
			assert_eq!(bump(burn, bits, MIN, MAX), price.as_u64().unwrap(), "from {burn}");
		}
	}

	#[test]
	fn the_price_stays_within_its_bounds() {
		assert_eq!(decay(MIN, decay_factor(1), MIN, MAX), MIN);
		assert_eq!(bump(u64::MAX, u128::MAX, MIN, MAX), MAX);
		assert_eq!(decay(TAO, ONE, MAX, MIN), MIN);
	}
}
