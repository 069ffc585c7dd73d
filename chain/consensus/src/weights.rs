//! Weights as a validator sends them.

use crate::fix::{round, Fix};
use alloc::vec::Vec;

/// Scales weights so that the greatest is 65535, rounding to nearest; zeros stay zeros.
///
/// Subtensor's `vec_max_upscale_to_u16`: above 32768 the ratio `65535 / max` is cut to 32
/// fractional bits before it is multiplied, below that the product is formed first.
pub fn max_upscale(values: &[u16]) -> Vec<u16> {
	let full = Fix::from_num(u16::MAX);
	let max = Fix::from_num(values.iter().copied().max().unwrap_or(0));
	let Some(ratio) = full.checked_div(max) else { return values.to_vec() };
	let by_ratio = max > Fix::from_num(32_768);
	let scale = |value: Fix| {
		if by_ratio {
			value.saturating_mul(ratio)
		} else {
			value.saturating_mul(full).checked_div(max).unwrap_or(Fix::ZERO)
		}
	};
	values.iter().map(|&value| round(scale(Fix::from_num(value)))).collect()
}
