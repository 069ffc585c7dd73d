//! The stake with a hotkey, of everybody, and what it has earned.

use super::{Swap, MAX_MOVED};
use crate::*;
use alloc::vec::Vec;

impl<T: Config> Swap<'_, T> {
	/// Finds the stakes that move, up to one above [`MAX_MOVED`].
	pub(super) fn find_stakes(&mut self) {
		if !self.keep_stake {
			let all = AlphaV2::<T>::iter_key_prefix((self.old,));
			self.stakes = all.take(MAX_MOVED.saturating_add(1)).collect();
		}
	}

	/// How many stakes, claims, relations and destinations of income a swap finds; of claims no more than one
	/// above [`MAX_MOVED`] are counted.
	pub(super) fn count_moved(&self, netuid: Option<u16>) -> usize {
		let touches = |other: u16| netuid.is_none_or(|netuid| netuid == other);
		let sources: usize = AutoStakeDestinationColdkeys::<T>::iter_prefix(self.old)
			.filter(|(netuid, _)| touches(*netuid))
			.map(|(_, sources)| sources.len())
			.fold(0, usize::saturating_add);
		let claims = if self.keep_stake || !touches(ROOT) {
			0
		} else {
			claims::<T>(self.old).take(MAX_MOVED.saturating_add(1)).count()
		};
		[sources, self.stakes.len(), claims, self.count_relations(netuid)]
			.into_iter()
			.fold(0, usize::saturating_add)
	}

	/// How many parents and children there are where the swap takes place, and lists of children that
	/// wait, which may name the hotkey; of these no more than one above [`MAX_MOVED`] are counted.
	fn count_relations(&self, netuid: Option<u16>) -> usize {
		let netuids = netuid.map_or_else(Pallet::<T>::netuids, |netuid| [netuid].into());
		let edges = netuids.iter().map(|netuid| {
			let children = ChildKeys::<T>::decode_len(self.old, netuid).unwrap_or_default();
			let parents = ParentKeys::<T>::decode_len(self.old, netuid).unwrap_or_default();
			children.saturating_add(parents)
		});
		let waiting = netuids.iter().flat_map(PendingChildKeys::<T>::iter_key_prefix);
		let waiting = waiting.take(MAX_MOVED.saturating_add(1)).count();
		edges.fold(waiting, usize::saturating_add)
	}

	/// Moves every stake of a subnet, rao by rao, and the dividends of the last epoch; on the root
	/// network the claims too.
	pub(super) fn move_stakes(&self, netuid: u16) {
		let Self { old, new, .. } = *self;
		let stakers = self.stakes.iter().filter(|(_, other)| *other == netuid);
		for (coldkey, _) in stakers {
			let stake = Pallet::<T>::stake(old, coldkey, netuid);
			Pallet::<T>::lower_stake(old, coldkey, netuid, stake);
			Pallet::<T>::lift_stake(new, coldkey, netuid, stake);
		}
		move_sum(AlphaDividendsPerSubnet::<T>::take(netuid, old), |more| {
			AlphaDividendsPerSubnet::<T>::mutate(netuid, new, more)
		});
		move_sum(TotalHotkeyAlphaLastEpoch::<T>::take(old, netuid), |more| {
			TotalHotkeyAlphaLastEpoch::<T>::mutate(new, netuid, more)
		});
		if netuid == ROOT {
			self.move_claims();
		}
	}

	/// Moves what root stake has earned and what of it is claimed. The new hotkey had neither.
	fn move_claims(&self) {
		let Self { old, new, .. } = *self;
		let claimed: Vec<(u16, T::AccountId)> = claims::<T>(old).collect();
		for (netuid, coldkey) in claimed {
			let amount = RootClaimed::<T>::take((netuid, old, &coldkey));
			RootClaimed::<T>::insert((netuid, new, &coldkey), amount);
		}
		let mut rates = RootClaimable::<T>::take(old);
		// What a subnet on its way out owes is void: it may be past the new hotkey with its cleaning.
		rates.retain(|netuid, _| NetworksAdded::<T>::get(*netuid));
		if !rates.is_empty() {
			RootClaimable::<T>::insert(new, rates);
		}
		if AutoParentDelegationEnabled::<T>::contains_key(old) {
			let enabled = AutoParentDelegationEnabled::<T>::take(old);
			AutoParentDelegationEnabled::<T>::insert(new, enabled);
		}
	}
}

/// The subnets that are there, and coldkeys that have claimed root dividends of a hotkey from them.
fn claims<T: Config>(hotkey: &T::AccountId) -> impl Iterator<Item = (u16, T::AccountId)> {
	let hotkey = hotkey.clone();
	let netuids = RootClaimable::<T>::get(&hotkey)
		.into_keys()
		.filter(|netuid| NetworksAdded::<T>::get(*netuid));
	netuids.flat_map(move |netuid| {
		RootClaimed::<T>::iter_key_prefix((netuid, &hotkey)).map(move |coldkey| (netuid, coldkey))
	})
}

/// Adds `amount` where it is to go, if there is any.
fn move_sum(amount: u64, into: impl FnOnce(&mut dyn FnMut(&mut u64))) {
	if amount > 0 {
		into(&mut |sum| *sum = sum.saturating_add(amount));
	}
}
