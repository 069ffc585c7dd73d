//! What must hold in every block.

use crate::*;
use alloc::vec::Vec;
use pallet_subtensor::{NetworksAdded, Uids};

/// Whether an invariant holds.
type Holds = fn() -> bool;

/// The invariants that do not hold, each as a sentence; empty when all is well.
pub fn check<T: Config>() -> Vec<&'static str> {
	let rules: [(&'static str, Holds); 3] = [
		("commitments are of subnets that are there", places::<T>),
		("only neurons are in the index of time locks", neurons::<T>),
		("what is in the index of time locks is time-locked", timelocked::<T>),
	];
	rules.into_iter().filter(|(_, holds)| !holds()).map(|(rule, _)| rule).collect()
}

/// Those of a subnet on its way out are still being removed.
fn places<T: Config>() -> bool {
	let is_known = |netuid| {
		NetworksAdded::<T>::get(netuid) || pallet_subtensor::Pallet::<T>::is_dissolving(netuid)
	};
	CommitmentOf::<T>::iter_keys()
		.chain(LastCommitment::<T>::iter_keys())
		.chain(LastBondsReset::<T>::iter_keys())
		.chain(RevealedCommitments::<T>::iter_keys())
		.chain(UsedSpaceOf::<T>::iter_keys())
		.all(|(netuid, _)| is_known(netuid))
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
