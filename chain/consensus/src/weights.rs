//! Weights as a validator sends them.

use crate::fix::{from_proportion, ratio, round, Fix};
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

/// Whether no weight is more than `limit` (of 65535) of the sum of all; true of no weights.
///
/// Subtensor's `check_vec_max_limited`.
pub fn max_limited(values: &[u16], limit: u16) -> bool {
	let total = values.iter().map(|&value| u128::from(value)).sum();
	let limit = from_proportion(limit);
	values.iter().all(|&value| ratio(value.into(), total) <= limit)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::vectors;
	use serde_json::Value;

	fn numbers(value: &Value) -> Vec<u16> {
		value.as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as u16).collect()
	}

	#[test]
	fn every_vector_of_scaling_is_met() {
		for case in vectors::component("max_upscale_u16") {
			assert_eq!(
				max_upscale(&numbers(&case["vector"])),
				numbers(&case["expected"]),
				"{case}"
			);
		}
	}

	#[test]
	fn every_vector_of_the_limit_is_met() {
		for case in vectors::component("check_vec_max_limited") {
			let limit = case["max_limit"].as_u64().unwrap() as u16;
			let within = max_limited(&numbers(&case["vector"]), limit);
			assert_eq!(within, case["expected"] == true, "{case}");
		}
	}

	#[test]
	fn scaling_keeps_order_and_lifts_the_greatest_to_the_top() {
		for max in 1..=u16::MAX {
			let scaled = max_upscale(&[0, max / 3, max / 2, max]);
			assert!(
				scaled.is_sorted() && scaled[0] == 0 && scaled[3] == u16::MAX,
				"{max}: {scaled:?}"
			);
		}
	}
}
