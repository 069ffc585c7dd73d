//! What every block begins with.

use crate::{schedule::Schedule, *};
use frame_support::weights::Weight;

impl<T: Config> Pallet<T> {
	/// Prices fall, emission is minted into the pots, and the epochs that are due run; in
	/// Subtensor's order.
	pub(crate) fn tick() -> Weight {
		let now = Self::now();
		let subnets = Self::subnets();
		if now > 1 {
			Self::decay_prices(&subnets);
		}
		Self::emit(&subnets, now);
		let epochs = run_due_epochs::<T>(&subnets, now);
		let children = renew_children::<T>(&subnets, now);
		costs::tick::<T>(subnets.len()).saturating_add(epochs).saturating_add(children)
	}
}

/// Runs the epochs that are due, up to `MaxEpochsPerBlock`; the others wait for the next block.
fn run_due_epochs<T: Config>(subnets: &[u16], now: u64) -> Weight {
	let mut left = MaxEpochsPerBlock::<T>::get();
	let mut weight = Weight::zero();
	for &netuid in subnets {
		let is_due = Schedule::of::<T>(netuid).is_due(now);
		if is_due && left > 0 {
			left = left.saturating_sub(1);
			weight = weight.saturating_add(Pallet::<T>::run_epoch(netuid, now));
			start_over::<T>(netuid, now);
			continue;
		}
		if is_due {
			defer::<T>(netuid, now.saturating_add(1));
		}
		BlocksSinceLastStep::<T>::mutate(netuid, |blocks| *blocks = blocks.saturating_add(1));
	}
	weight
}

/// Where an epoch ran, children that waited are valid from now on.
fn renew_children<T: Config>(subnets: &[u16], now: u64) -> Weight {
	subnets
		.iter()
		.filter(|netuid| LastEpochBlock::<T>::get(**netuid) == now)
		.map(|netuid| Pallet::<T>::apply_pending_children(*netuid))
		.fold(Weight::zero(), |sum, weight| sum.saturating_add(weight))
}

fn start_over<T: Config>(netuid: u16, now: u64) {
	BlocksSinceLastStep::<T>::insert(netuid, 0);
	LastMechansimStepBlock::<T>::insert(netuid, now);
	LastEpochBlock::<T>::insert(netuid, now);
	PendingEpochAt::<T>::remove(netuid);
	SubnetEpochIndex::<T>::mutate(netuid, |index| *index = index.saturating_add(1));
}

fn defer<T: Config>(netuid: u16, until: u64) {
	PendingEpochAt::<T>::insert(netuid, until);
	Pallet::<T>::deposit_event(Event::EpochDeferred { netuid, until });
}
