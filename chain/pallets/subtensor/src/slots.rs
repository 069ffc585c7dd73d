//! Running the epochs that are due, a few a block.

use crate::{schedule::Schedule, *};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::weights::Weight;

impl<T: Config> Pallet<T> {
	/// Runs the epochs that are due, `MaxEpochsPerBlock` at most; the others wait for the next block.
	///
	/// All schedules advance before the first epoch runs: within an epoch its own slot is over, and
	/// `LastMechansimStepBlock` is still the block of the epoch before.
	pub(crate) fn run_due_epochs(subnets: &[u16], now: u64) -> Weight {
		take_slots::<T>(subnets, now).into_iter().fold(Weight::zero(), |weight, netuid| {
			let epoch = Self::run_epoch(netuid, now);
			LastMechansimStepBlock::<T>::insert(netuid, now);
			weight.saturating_add(epoch)
		})
	}

	/// Of the subnets whose epoch is due now, those that will be put off. To be asked before the epochs
	/// run.
	pub(crate) fn deferred(due: &[u16]) -> BTreeSet<u16> {
		let mut left = MaxEpochsPerBlock::<T>::get();
		if due.len() <= usize::from(left) {
			return BTreeSet::new();
		}
		due.iter()
			.filter(|netuid| {
				let waits = left == 0;
				if !waits && is_in_order::<T>(**netuid) {
					left = left.saturating_sub(1);
				}
				waits
			})
			.copied()
			.collect()
	}
}

/// Counts the block on every subnet, takes the slots that are due, and says whose epochs run now. A
/// subnet out of order loses its slot and keeps its pots.
fn take_slots<T: Config>(subnets: &[u16], now: u64) -> Vec<u16> {
	let limit = usize::from(MaxEpochsPerBlock::<T>::get());
	let mut taken = Vec::new();
	for &netuid in subnets {
		BlocksSinceLastStep::<T>::mutate(netuid, |blocks| *blocks = blocks.saturating_add(1));
		if !Schedule::of::<T>(netuid).is_due(now) {
			continue;
		}
		if taken.len() >= limit {
			defer::<T>(netuid, now);
			continue;
		}
		if is_in_order::<T>(netuid) {
			BlocksSinceLastStep::<T>::insert(netuid, 0);
			taken.push(netuid);
		} else {
			Pallet::<T>::deposit_event(Event::EpochSkipped { netuid, block: now });
		}
		LastEpochBlock::<T>::insert(netuid, now);
		PendingEpochAt::<T>::remove(netuid);
		SubnetEpochIndex::<T>::mutate(netuid, |index| *index = index.saturating_add(1));
	}
	taken
}

fn defer<T: Config>(netuid: u16, now: u64) {
	let next = now.saturating_add(1);
	PendingEpochAt::<T>::insert(netuid, next);
	Pallet::<T>::deposit_event(Event::EpochDeferred { netuid, from_block: now, to_block: next });
}

/// No hotkey sits on two uids.
fn is_in_order<T: Config>(netuid: u16) -> bool {
	let mut seen = BTreeSet::new();
	Pallet::<T>::hotkeys(netuid).into_iter().all(|hotkey| seen.insert(hotkey))
}
