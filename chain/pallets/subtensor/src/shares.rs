//! How stakers hold a hotkey's alpha together: each has shares of it, so that dividends reach all of
//! them by one write. A staker's alpha is `alpha · shares / total shares`, rounded down.

use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// Shares that the first rao of a pool is worth: clients, which read them as billionths, see one for
/// one. It keeps a share far below one rao, so that what rounding leaves to the others is nothing,
/// whatever dividends the pool has had.
const SHARES_PER_RAO: u128 = 1_000_000_000;

/// A hotkey's alpha in rao, and all shares of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
	/// Alpha in rao.
	pub alpha: u64,
	/// Shares of all stakers.
	pub shares: u128,
}

impl Pool {
	/// What `shares` of the pool are worth, in rao, rounded down.
	pub fn value(&self, shares: u128) -> u64 {
		let value = ratio(self.alpha.into(), shares, self.shares, Rounding::Down);
		u64::try_from(value).unwrap_or(u64::MAX)
	}

	/// The shares that `amount` rao more give, rounded down.
	pub fn shares_for(&self, amount: u64) -> u128 {
		if self.alpha == 0 || self.shares == 0 {
			return u128::from(amount).saturating_mul(SHARES_PER_RAO);
		}
		ratio(amount.into(), self.shares, self.alpha.into(), Rounding::Down)
	}

	/// The shares that `amount` rao less take of somebody who owns `owned`, rounded up; all of them
	/// when that is all they are worth.
	pub fn shares_of(&self, amount: u64, owned: u128) -> u128 {
		if amount >= self.value(owned) {
			return owned;
		}
		ratio(amount.into(), self.shares, self.alpha.into(), Rounding::Up).min(owned)
	}
}

/// `a · b / whole`, 0 of an empty whole.
fn ratio(a: u128, b: u128, whole: u128, rounding: Rounding) -> u128 {
	if whole == 0 {
		return 0;
	}
	multiply_by_rational_with_rounding(a, b, whole, rounding).unwrap_or(u128::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;

	const EMPTY: Pool = Pool { alpha: 0, shares: 0 };

	#[test]
	fn the_only_staker_owns_all_of_the_alpha() {
		let shares = EMPTY.shares_for(7);
		assert_eq!(Pool { alpha: 7, shares }.value(shares), 7);
		assert_eq!(Pool { alpha: 1_000_003, shares }.value(shares), 1_000_003);
	}

	#[test]
	fn dividends_reach_stakers_by_their_shares() {
		let one = EMPTY.shares_for(100);
		let two = Pool { alpha: 100, shares: one }.shares_for(300);
		let pool = Pool { alpha: 800, shares: one + two };
		assert_eq!((pool.value(one), pool.value(two)), (200, 600));
	}

	#[test]
	fn a_newcomer_gets_back_what_he_brought_after_large_dividends() {
		let pool = Pool { alpha: 1_000_000_000, shares: EMPTY.shares_for(1) };
		let shares = pool.shares_for(5_000_000);
		let grown = Pool { alpha: pool.alpha + 5_000_000, shares: pool.shares + shares };
		assert!(grown.value(shares).abs_diff(5_000_000) <= 1);
	}

	#[test]
	fn a_withdrawal_never_takes_less_shares_than_it_is_worth() {
		let pool = Pool { alpha: 10, shares: 3 };
		assert_eq!(pool.shares_of(3, 2), 1);
		assert_eq!(pool.shares_of(4, 2), 2);
		assert_eq!(pool.shares_of(6, 2), 2);
	}
}
