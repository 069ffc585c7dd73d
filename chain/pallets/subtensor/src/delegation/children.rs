//! Lending stake to children: what is asked for waits a while, and then for the subnet's next epoch.

use super::relations::{Edges, Relations};
use crate::{limits::TransactionType, *};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec,
	vec::Vec,
};
use codec::{Decode, Encode};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get, weights::Weight};
use sp_runtime::traits::TrailingZeroInput;

/// Greatest number of waiting lists of a subnet that an epoch looks at.
pub(crate) const MAX_PENDING: usize = 1024;

/// Greatest number of waiting lists of a subnet that an epoch makes valid; others wait for the next.
pub(crate) const MAX_APPLIED: usize = 256;

/// A list that waits, and the block after which.
type Waiting<T> = (Edges<<T as frame_system::Config>::AccountId>, u64);

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_children(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		children: Vec<(u64, T::AccountId)>,
	) -> DispatchResult {
		TransactionType::SetChildren.ensure_passed::<T>(hotkey, netuid)?;
		ensure!(netuid != ROOT, Error::<T>::RegistrationNotPermittedOnRootSubnet);
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		ensure!(Self::owns(coldkey, hotkey), Error::<T>::NonAssociatedColdKey);
		let distinct: BTreeSet<&T::AccountId> = children.iter().map(|(_, child)| child).collect();
		ensure!(distinct.len() == children.len(), Error::<T>::DuplicateChild);
		Relations::<T>::load(hotkey, netuid)?.ensure_children(&children)?;
		let planned = Relations::<T>::with_children(hotkey, netuid, &children)?;
		ensure!(planned.have_room(netuid), Error::<T>::InvalidChild);
		ensure!(
			children.is_empty() || may_lend::<T>(hotkey, netuid),
			Error::<T>::NotEnoughStakeToSetChildkeys
		);
		TransactionType::SetChildren.record::<T>(hotkey, netuid);
		if SubtokenEnabled::<T>::get(netuid) {
			schedule::<T>(netuid, hotkey, children);
		} else {
			apply::<T>(netuid, hotkey, children);
		}
		Ok(())
	}

	/// Makes the lists of children valid that have waited long enough; all of them on a subnet that
	/// is not started. For the block of an epoch, after it.
	pub(crate) fn apply_pending_children(netuid: u16) -> Weight {
		let now = Self::now();
		let is_started = SubtokenEnabled::<T>::get(netuid);
		let mut looked: u64 = 0;
		let due: BTreeMap<T::AccountId, Edges<T::AccountId>> = pending_in_turn::<T>(netuid)
			.take(MAX_PENDING)
			.inspect(|_| looked = looked.saturating_add(1))
			.filter(|(_, (_, until))| *until < now || !is_started)
			.take(MAX_APPLIED)
			.map(|(hotkey, (children, _))| (hotkey, children))
			.collect();
		let weight = costs::pending_children::<T>(due.len())
			.saturating_add(T::DbWeight::get().reads(looked));
		for (hotkey, children) in due {
			PendingChildKeys::<T>::remove(netuid, &hotkey);
			apply::<T>(netuid, &hotkey, children);
		}
		weight
	}

	/// Drops the lists of children that wait for a hotkey whose stake fell below the threshold.
	pub(crate) fn drop_pending_children(hotkey: &T::AccountId) {
		let threshold = StakeThreshold::<T>::get();
		if threshold == 0 || Self::total_stake(hotkey) >= threshold {
			return;
		}
		for netuid in Self::subnets() {
			PendingChildKeys::<T>::remove(netuid, hotkey);
		}
	}

	/// Makes the owner's hotkey of a new subnet the child of every root validator that allows it. Who
	/// cannot be its parent is passed over.
	pub(crate) fn adopt_owner(netuid: u16) {
		let owner = SubnetOwnerHotkey::<T>::get(netuid);
		for uid in 0..SubnetworkN::<T>::get(ROOT) {
			let parent = Keys::<T>::get(ROOT, uid);
			if parent == owner || !AutoParentDelegationEnabled::<T>::get(&parent) {
				continue;
			}
			let coldkey = Owner::<T>::get(&parent);
			let children = vec![(u64::MAX, owner.clone())];
			let _ = Self::do_set_children(&coldkey, &parent, netuid, children);
		}
	}
}

/// The lists of a subnet that wait, from another one on in each block, and once more from the first: were
/// they always looked at in the same order, those that wait long could hide the others.
fn pending_in_turn<T: Config>(netuid: u16) -> impl Iterator<Item = (T::AccountId, Waiting<T>)> {
	let first: Option<T::AccountId> = frame_system::Pallet::<T>::parent_hash()
		.using_encoded(|hash| Decode::decode(&mut TrailingZeroInput::new(hash)))
		.ok();
	let from = first.map(|first| PendingChildKeys::<T>::hashed_key_for(netuid, first));
	from.into_iter()
		.flat_map(move |from| PendingChildKeys::<T>::iter_prefix_from(netuid, from))
		.chain(PendingChildKeys::<T>::iter_prefix(netuid))
}

/// Whether a hotkey has stake enough to lend; the subnet's owner needs none.
fn may_lend<T: Config>(hotkey: &T::AccountId, netuid: u16) -> bool {
	SubnetOwnerHotkey::<T>::get(netuid) == *hotkey
		|| Pallet::<T>::total_stake(hotkey) >= StakeThreshold::<T>::get()
}

fn schedule<T: Config>(netuid: u16, hotkey: &T::AccountId, children: Vec<(u64, T::AccountId)>) {
	let until = Pallet::<T>::now().saturating_add(PendingChildKeyCooldown::<T>::get());
	PendingChildKeys::<T>::insert(netuid, hotkey, (&children, until));
	let event = Event::SetChildrenScheduled(hotkey.clone(), netuid, until, children);
	Pallet::<T>::deposit_event(event);
}

/// Makes children valid. Nothing happens where meanwhile they cannot be: a child became a parent, or
/// has as many parents as it may.
fn apply<T: Config>(netuid: u16, hotkey: &T::AccountId, children: Vec<(u64, T::AccountId)>) {
	let Ok(relations) = Relations::<T>::with_children(hotkey, netuid, &children) else { return };
	if !relations.have_room(netuid) {
		return;
	}
	relations.persist(netuid);
	Pallet::<T>::deposit_event(Event::SetChildren(hotkey.clone(), netuid, children));
}
