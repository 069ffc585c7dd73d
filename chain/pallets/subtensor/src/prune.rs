//! Which neuron has to go when a subnet is full.

use crate::*;
use alloc::vec::Vec;

/// A neuron that may be replaced. Candidates go in this order: least emission first, then the
/// oldest, then the least uid.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Candidate {
	emission: u64,
	registered: u64,
	uid: u16,
}

impl<T: Config> Pallet<T> {
	/// The neuron to replace, none if all are protected: Subtensor's `get_neuron_to_prune`.
	///
	/// Of the neurons past their immunity the least goes, if more of them than `MinNonImmuneUids`
	/// are there; otherwise the least of the immune ones. The owner's hotkey never goes, nor do the
	/// oldest of the owner's neurons; all of these are up to `ImmuneOwnerUidsLimit`.
	pub(crate) fn neuron_to_prune(netuid: u16, now: u64) -> Option<u16> {
		let emission = Emission::<T>::get(netuid);
		let immunity = u64::from(ImmunityPeriod::<T>::get(netuid));
		let protected = protected_uids::<T>(netuid);
		let all = (0..SubnetworkN::<T>::get(netuid)).filter(|uid| !protected.contains(uid));
		let (immune, exposed): (Vec<_>, Vec<_>) = all
			.map(|uid| Candidate {
				emission: emission.get(usize::from(uid)).copied().unwrap_or(0),
				registered: BlockAtRegistration::<T>::get(netuid, uid),
				uid,
			})
			.partition(|one| now.saturating_sub(one.registered) < immunity);
		choose(&immune, &exposed, MinNonImmuneUids::<T>::get(netuid))
	}
}

fn choose(immune: &[Candidate], exposed: &[Candidate], keep: u16) -> Option<u16> {
	let from = if exposed.len() > usize::from(keep) { exposed } else { immune };
	from.iter().min().map(|one| one.uid)
}

/// The uids that are never replaced: the oldest of the owner's, up to the limit, the owner's hotkey
/// first of all.
pub(crate) fn protected_uids<T: Config>(netuid: u16) -> Vec<u16> {
	let owner = SubnetOwner::<T>::get(netuid);
	// By uid, since a coldkey may own many more hotkeys than there are neurons.
	let mut owned: Vec<(u64, u16)> = (0..SubnetworkN::<T>::get(netuid))
		.filter(|uid| Pallet::<T>::owns(&owner, &Keys::<T>::get(netuid, uid)))
		.map(|uid| (BlockAtRegistration::<T>::get(netuid, uid), uid))
		.collect();
	owned.sort_unstable();
	let limit = usize::from(ImmuneOwnerUidsLimit::<T>::get(netuid));
	let oldest = owned.into_iter().map(|(_, uid)| uid).take(limit).collect();
	first_of_all(Uids::<T>::get(netuid, SubnetOwnerHotkey::<T>::get(netuid)), oldest, limit)
}

/// `uids` with `first` among them: where it was not, it takes the place of the last. It is there even
/// when there is no place.
fn first_of_all(first: Option<u16>, mut uids: Vec<u16>, limit: usize) -> Vec<u16> {
	let Some(first) = first.filter(|uid| !uids.contains(uid)) else { return uids };
	uids.insert(0, first);
	uids.truncate(limit.max(1));
	uids
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec;

	fn candidate(emission: u64, registered: u64, uid: u16) -> Candidate {
		Candidate { emission, registered, uid }
	}

	#[test]
	fn the_least_emission_goes_first_then_the_oldest_then_the_least_uid() {
		let by_emission = [candidate(9, 1, 0), candidate(3, 8, 1)];
		assert_eq!(choose(&[], &by_emission, 0), Some(1));
		let by_age = [candidate(3, 8, 1), candidate(3, 7, 2)];
		assert_eq!(choose(&[], &by_age, 0), Some(2));
		let by_uid = [candidate(3, 7, 5), candidate(3, 7, 4)];
		assert_eq!(choose(&[], &by_uid, 0), Some(4));
	}

	#[test]
	fn the_owners_hotkey_takes_the_place_of_the_last_of_the_owners_oldest() {
		assert_eq!(first_of_all(Some(9), vec![1, 2], 2), [9, 1]);
		assert_eq!(first_of_all(Some(2), vec![1, 2], 2), [1, 2]);
		assert_eq!(first_of_all(Some(9), vec![], 0), [9]);
		assert_eq!(first_of_all(None, vec![1], 1), [1]);
	}

	#[test]
	fn immune_neurons_go_only_where_too_few_others_are() {
		let immune = [candidate(0, 5, 7)];
		let exposed = [candidate(9, 1, 1), candidate(8, 1, 2)];
		assert_eq!(choose(&immune, &exposed, 1), Some(2));
		assert_eq!(choose(&immune, &exposed, 2), Some(7));
		assert_eq!(choose(&[], &exposed, 2), None);
	}
}
