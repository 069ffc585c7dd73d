//! The parents and children of one hotkey on one subnet. Whoever is here is never its own relation
//! and never both a parent and a child, so that stake is lent once.

use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::ensure;

/// Greatest number of children of a hotkey.
pub(crate) const MAX_CHILDREN: usize = 5;

/// Greatest number of parents of a hotkey; Subtensor has no limit.
pub(crate) const MAX_PARENTS: u32 = 256;

/// A list as storage has it: proportions of 2^64 - 1, and keys.
pub(crate) type Edges<A> = Vec<(u64, A)>;

/// Everybody around a hotkey, with proportions of 2^64 - 1.
pub(crate) struct Relations<T: Config> {
	pivot: T::AccountId,
	children: BTreeMap<T::AccountId, u64>,
	parents: BTreeMap<T::AccountId, u64>,
}

impl<T: Config> Relations<T> {
	/// The relations as they are.
	///
	/// # Errors
	///
	/// As [`Relations::with_children`].
	pub fn load(pivot: &T::AccountId, netuid: u16) -> Result<Self, Error<T>> {
		Self::with_children(pivot, netuid, &ChildKeys::<T>::get(pivot, netuid))
	}

	/// The relations as they would be with other children. The hotkey itself is left out of them.
	///
	/// # Errors
	///
	/// `ProportionOverflow`, `ChildParentInconsistency`.
	pub fn with_children(
		pivot: &T::AccountId,
		netuid: u16,
		children: &[(u64, T::AccountId)],
	) -> Result<Self, Error<T>> {
		let others = |edges: &[(u64, T::AccountId)]| {
			edges
				.iter()
				.filter(|(_, key)| key != pivot)
				.map(|(proportion, key)| (key.clone(), *proportion))
				.collect::<BTreeMap<_, _>>()
		};
		let children = others(children);
		let parents = others(&ParentKeys::<T>::get(pivot, netuid));
		ensure_share(children.values().copied())?;
		ensure!(
			!children.keys().any(|child| parents.contains_key(child)),
			Error::ChildParentInconsistency
		);
		Ok(Self { pivot: pivot.clone(), children, parents })
	}

	/// Whether the hotkey may have these children.
	///
	/// # Errors
	///
	/// In this order: `InvalidChild` (itself), `TooManyChildren`, `ProportionOverflow`,
	/// `ChildParentInconsistency` (a parent).
	pub fn ensure_children(&self, children: &[(u64, T::AccountId)]) -> Result<(), Error<T>> {
		ensure!(children.iter().all(|(_, child)| *child != self.pivot), Error::InvalidChild);
		ensure!(children.len() <= MAX_CHILDREN, Error::TooManyChildren);
		ensure_share(children.iter().map(|(proportion, _)| *proportion))?;
		ensure!(
			!children.iter().any(|(_, child)| self.parents.contains_key(child)),
			Error::ChildParentInconsistency
		);
		Ok(())
	}

	/// Whether each child has room for one more parent.
	pub fn have_room(&self, netuid: u16) -> bool {
		self.children.keys().all(|child| {
			let parents = ParentKeys::<T>::get(child, netuid);
			(parents.len() as u32) < MAX_PARENTS
				|| parents.iter().any(|(_, key)| *key == self.pivot)
		})
	}

	/// Takes the hotkey out of every list, and makes another the one who stands in its place.
	///
	/// # Errors
	///
	/// `InvalidChild` if the other is a relation.
	pub fn hand_to(self, heir: &T::AccountId, netuid: u16) -> Result<Self, Error<T>> {
		let is_relation = self.children.contains_key(heir) || self.parents.contains_key(heir);
		ensure!(!is_relation, Error::InvalidChild);
		self.children
			.keys()
			.for_each(|child| change_parents::<T>(child, netuid, &self.pivot, None));
		self.parents
			.keys()
			.for_each(|parent| change_children::<T>(parent, netuid, &self.pivot, None));
		ChildKeys::<T>::remove(&self.pivot, netuid);
		ParentKeys::<T>::remove(&self.pivot, netuid);
		Ok(Self { pivot: heir.clone(), ..self })
	}

	/// Writes the relations, in the lists of the hotkey and of everybody around it.
	pub fn persist(self, netuid: u16) {
		let Self { pivot, children, parents } = self;
		for (_, old) in ChildKeys::<T>::get(&pivot, netuid) {
			if !children.contains_key(&old) {
				change_parents::<T>(&old, netuid, &pivot, None);
			}
		}
		for (_, old) in ParentKeys::<T>::get(&pivot, netuid) {
			if !parents.contains_key(&old) {
				change_children::<T>(&old, netuid, &pivot, None);
			}
		}
		for (child, proportion) in &children {
			change_parents::<T>(child, netuid, &pivot, Some(*proportion));
		}
		for (parent, proportion) in &parents {
			change_children::<T>(parent, netuid, &pivot, Some(*proportion));
		}
		set_children::<T>(&pivot, netuid, edges(children));
		set_parents::<T>(&pivot, netuid, edges(parents));
	}
}

/// The proportions of all children together are at most one.
fn ensure_share<T: Config>(proportions: impl Iterator<Item = u64>) -> Result<(), Error<T>> {
	let sum = proportions.fold(0u128, |sum, part| sum.saturating_add(part.into()));
	ensure!(sum <= u128::from(u64::MAX), Error::ProportionOverflow);
	Ok(())
}

fn edges<A>(relations: BTreeMap<A, u64>) -> Edges<A> {
	relations.into_iter().map(|(key, proportion)| (proportion, key)).collect()
}

/// Changes one parent of a child; without a proportion it is none any more.
fn change_parents<T: Config>(
	child: &T::AccountId,
	netuid: u16,
	parent: &T::AccountId,
	proportion: Option<u64>,
) {
	let list = changed(ParentKeys::<T>::get(child, netuid), parent, proportion);
	set_parents::<T>(child, netuid, list);
}

/// Changes one child of a parent; without a proportion it is none any more.
fn change_children<T: Config>(
	parent: &T::AccountId,
	netuid: u16,
	child: &T::AccountId,
	proportion: Option<u64>,
) {
	let list = changed(ChildKeys::<T>::get(parent, netuid), child, proportion);
	set_children::<T>(parent, netuid, list);
}

/// A list with one entry changed where it stands, put last, or taken out.
fn changed<A: Clone + PartialEq>(mut list: Edges<A>, key: &A, proportion: Option<u64>) -> Edges<A> {
	let Some(proportion) = proportion else {
		list.retain(|(_, other)| other != key);
		return list;
	};
	match list.iter_mut().find(|(_, other)| other == key) {
		Some(entry) => entry.0 = proportion,
		None => list.push((proportion, key.clone())),
	}
	list
}

fn set_children<T: Config>(parent: &T::AccountId, netuid: u16, list: Edges<T::AccountId>) {
	if list.is_empty() {
		return ChildKeys::<T>::remove(parent, netuid);
	}
	ChildKeys::<T>::insert(parent, netuid, list);
}

fn set_parents<T: Config>(child: &T::AccountId, netuid: u16, list: Edges<T::AccountId>) {
	if list.is_empty() {
		return ParentKeys::<T>::remove(child, netuid);
	}
	ParentKeys::<T>::insert(child, netuid, list);
}
