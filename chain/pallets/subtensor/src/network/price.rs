//! What a subnet costs.

use crate::*;
use consensus::emission::{block_emission, share};

/// Block emission before the first halving, for which the reduction interval is made.
const FULL_EMISSION: u64 = 1_000_000_000;

impl<T: Config> Pallet<T> {
	/// The price of a subnet now, in rao: twice the last price, falling by the last price each
	/// reduction interval, never below the least price.
	///
	/// Subtensor's `get_network_lock_cost`, with its order of integer divisions: the interval shrinks
	/// with the block emission.
	pub fn network_lock_cost() -> u64 {
		let last = NetworkLastLockCost::<T>::get();
		let last_block = LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered);
		let factor = if last_block == 0 { 1 } else { 2 };
		let interval = share(
			NetworkLockReductionInterval::<T>::get(),
			block_emission(TotalIssuance::<T>::get()),
			FULL_EMISSION,
		);
		let per_block = last.checked_div(interval).unwrap_or(0);
		let fallen = per_block.saturating_mul(Self::now().saturating_sub(last_block));
		last.saturating_mul(factor).saturating_sub(fallen).max(NetworkMinLockCost::<T>::get())
	}
}
