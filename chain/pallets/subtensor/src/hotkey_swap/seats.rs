//! The uid of a hotkey on a subnet, all that is published under its name, and its family.

use super::Swap;
use crate::{
	delegation::{
		children::MAX_PENDING,
		relations::{Edges, Relations},
	},
	*,
};
use alloc::vec::Vec;

/// A list of children that waits, and the block after which.
type Waiting<A> = (Edges<A>, u64);

impl<T: Config> Swap<'_, T> {
	/// Moves the uid, endpoints and commits of a member, the child's take, the destinations of income
	/// and the place of the owner's hotkey.
	pub(super) fn move_seat(&self, netuid: u16) {
		let Self { old, new, .. } = *self;
		if IsNetworkMember::<T>::take(old, netuid) {
			IsNetworkMember::<T>::insert(new, netuid, true);
			self.move_member(netuid);
		}
		if ChildkeyTake::<T>::contains_key(old, netuid) {
			ChildkeyTake::<T>::insert(new, netuid, ChildkeyTake::<T>::take(old, netuid));
		}
		let sources = AutoStakeDestinationColdkeys::<T>::take(old, netuid);
		if !sources.is_empty() {
			for coldkey in &sources {
				AutoStakeDestination::<T>::insert(coldkey, netuid, new);
			}
			// Those who chose the new hotkey when it was a neuron stay with it.
			AutoStakeDestinationColdkeys::<T>::mutate(new, netuid, |all| all.extend(sources));
		}
		if SubnetOwnerHotkey::<T>::get(netuid) == *old {
			SubnetOwnerHotkey::<T>::insert(netuid, new);
			Pallet::<T>::deposit_event(Event::SubnetOwnerHotkeySet(netuid, new.clone()));
		}
	}

	fn move_member(&self, netuid: u16) {
		let Self { old, new, .. } = *self;
		if let Some(uid) = Uids::<T>::take(netuid, old) {
			Uids::<T>::insert(netuid, new, uid);
			Keys::<T>::insert(netuid, uid, new);
		}
		if let Some(axon) = Axons::<T>::take(netuid, old) {
			Axons::<T>::insert(netuid, new, axon);
		}
		if let Some(endpoint) = Prometheus::<T>::take(netuid, old) {
			Prometheus::<T>::insert(netuid, new, endpoint);
		}
		if let Some(certificate) = NeuronCertificates::<T>::take(netuid, old) {
			NeuronCertificates::<T>::insert(netuid, new, certificate);
		}
		for mecid in 0..MechanismCountCurrent::<T>::get(netuid) {
			let index = storage_index(netuid, mecid);
			if let Some(commits) = WeightCommits::<T>::take(index, old) {
				WeightCommits::<T>::insert(index, new, commits);
			}
		}
	}

	/// Moves parents and children, those that wait too, in the lists of everybody.
	///
	/// # Errors
	///
	/// `InvalidChild` if the new hotkey is a relation of the old, and the errors of
	/// [`Relations::ensure_children`].
	pub(super) fn move_relations(&self, netuid: u16) -> Result<(), Error<T>> {
		let relations = Relations::<T>::load(self.old, netuid)?.hand_to(self.new, netuid)?;
		if PendingChildKeys::<T>::contains_key(netuid, self.old) {
			let pending = PendingChildKeys::<T>::take(netuid, self.old);
			relations.ensure_children(&pending.0)?;
			PendingChildKeys::<T>::insert(netuid, self.new, pending);
		}
		relations.persist(netuid);
		self.rename_in_pending(netuid);
		Ok(())
	}

	/// Names the new hotkey in lists of children of others that wait.
	fn rename_in_pending(&self, netuid: u16) {
		let renamed: Vec<(T::AccountId, Waiting<T::AccountId>)> =
			PendingChildKeys::<T>::iter_prefix(netuid)
				.take(MAX_PENDING)
				.filter(|(_, (children, _))| children.iter().any(|(_, key)| key == self.old))
				.collect();
		for (parent, (mut children, until)) in renamed {
			for (_, child) in children.iter_mut().filter(|(_, child)| child == self.old) {
				*child = self.new.clone();
			}
			PendingChildKeys::<T>::insert(netuid, parent, (children, until));
		}
	}
}
