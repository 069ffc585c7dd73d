//! What must hold in every block.

use crate::{CommitmentOf, Config, TimelockedIndex};
use alloc::vec::Vec;
use pallet_subtensor::Uids;

/// Whether an invariant holds.
type Holds = fn() -> bool;

/// The invariants that do not hold, each as a sentence; empty when all is well.
pub fn check<T: Config>() -> Vec<&'static str> {
	let rules: [(&'static str, Holds); 2] = [
		("only neurons are in the index of time locks", neurons::<T>),
		("what is in the index of time locks is time-locked", timelocked::<T>),
	];
	rules.into_iter().filter(|(_, holds)| !holds()).map(|(rule, _)| rule).collect()
}

/// Which bounds the index: no chain has more neurons than `MaxSubnets` times `MaxUids`.
fn neurons<T: Config>() -> bool {
	let index = TimelockedIndex::<T>::get();
	index.iter().all(|(netuid, who)| Uids::<T>::contains_key(netuid, who))
}

fn timelocked<T: Config>() -> bool {
	let is_timelocked = |netuid, who| {
		CommitmentOf::<T>::get(netuid, who).is_some_and(|one| one.info.reveal_round().is_some())
	};
	TimelockedIndex::<T>::get().iter().all(|(netuid, who)| is_timelocked(netuid, who))
}
