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
