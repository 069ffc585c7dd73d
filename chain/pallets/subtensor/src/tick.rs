//! What every block begins with.

use crate::*;
use frame_support::weights::Weight;

impl<T: Config> Pallet<T> {
	/// Prices of registrations fall, commits expire, emission is minted, the epochs that are due run,
	/// prices of alpha move, new children count, root dividends are claimed; in Subtensor's order.
	/// What dissolved subnets owe is paid last.
	pub(crate) fn tick() -> Weight {
		let now = Self::now();
		let subnets = Self::subnets();
		Self::restart_counters(now);
		if now > 1 {
			Self::decay_prices(&subnets);
		}
		Self::drop_expired_commits(&subnets, now);
		Self::emit(&subnets);
		let epochs = Self::run_due_epochs(&subnets, now);
		Self::update_prices(&subnets);
		let children = renew_children::<T>(&subnets, now);
		let claims = Self::claim_for_some();
		let sweep = Self::sweep_some();
		costs::tick::<T>(subnets.len())
			.saturating_add(epochs)
			.saturating_add(children)
			.saturating_add(claims)
			.saturating_add(sweep)
	}
}

/// Where an epoch ran, children that waited are valid from now on.
fn renew_children<T: Config>(subnets: &[u16], now: u64) -> Weight {
	subnets
		.iter()
		.filter(|netuid| LastEpochBlock::<T>::get(**netuid) == now)
		.map(|netuid| Pallet::<T>::apply_pending_children(*netuid))
		.fold(Weight::zero(), |sum, weight| sum.saturating_add(weight))
}
