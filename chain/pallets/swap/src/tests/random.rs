//! Repeatable random pools.

use crate::{quote::Pool, Balancer};
use sp_runtime::Perquintill;

/// SplitMix64: the same seed gives the same numbers.
pub struct Random(u64);

impl Random {
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	/// 64 random bits.
	pub fn bits(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number up to `limit`, small ones as likely as great ones.
	pub fn upto(&mut self, limit: u64) -> u64 {
		(self.bits() >> (self.bits() % 64)) % limit.saturating_add(1).max(1)
	}

	/// A pool of no more than all TAO there can be, with the standard fee.
	pub fn pool(&mut self) -> Pool {
		const ALL: u64 = 21_000_000_000_000_000;
		let parts = 100_000_000_000_000_000 + self.bits() % 800_000_000_000_000_000;
		let quote = if self.bits().is_multiple_of(2) { 500_000_000_000_000_000 } else { parts };
		Pool {
			tao: self.upto(ALL).max(1_000_000),
			alpha: self.upto(ALL).max(1_000_000),
			balancer: Balancer::new(Perquintill::from_parts(quote)).unwrap(),
			fee_rate: 33,
			least_reserve: 1_000_000,
		}
	}
}
