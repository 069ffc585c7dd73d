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
