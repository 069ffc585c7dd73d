//! The number type of an epoch.

use fixed::types::I32F32;

/// 32 integer and 32 fractional bits: products are rounded down, quotients towards zero.
pub type Fix = I32F32;

/// The nearest `u16`, halves away from zero.
pub fn round(value: Fix) -> u16 {
	value.saturating_round().saturating_to_num()
}
