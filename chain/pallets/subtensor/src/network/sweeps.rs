//! What is stored by account before netuid, and has to go with a subnet.

use crate::*;
use alloc::vec::Vec;
use consensus::emission::share;
use frame_support::storage::KeyPrefixIterator;

/// Goes through a map from the entry after the cursor, an entry a step; returns where it had to stop,
/// none at the end.
pub type Sweep = fn(&Dissolution, &mut u32) -> Option<Vec<u8>>;

/// The sweeps, in their order: stakers are paid while it is known which shares they have of a hotkey's
/// alpha.
pub fn sweeps<T: Config>() -> [Sweep; 10] {
	[
		stakers::<T>,
		hotkeys::<T>,
		rates::<T>,
		claims::<T>,
		children::<T>,
		parents::<T>,
		pending::<T>,
		takes::<T>,
		last_alpha::<T>,
		limits::<T>,
	]
}

/// A map of which the keys can be walked from a point.
macro_rules! keys {
	($Map:ident, $from:expr) => {
		match $from.is_empty() {
			true => $Map::<T>::iter_keys(),
			false => $Map::<T>::iter_keys_from($from.clone()),
		}
	};
}

fn walk<K>(
	mut keys: KeyPrefixIterator<K>,
	steps: &mut u32,
	mut visit: impl FnMut(K),
) -> Option<Vec<u8>> {
	while *steps > 0 {
		visit(keys.next()?);
		*steps = steps.saturating_sub(1);
	}
	Some(keys.last_raw_key().to_vec())
}

/// Pays stakers their part of the pot. A part too small for a new account stays in the pot.
fn stakers<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(AlphaV2, one.cursor), steps, |(hotkey, coldkey, netuid)| {
		if netuid != one.netuid {
			return;
		}
		let part = share(one.pot, Pallet::<T>::stake(&hotkey, &coldkey, netuid), one.alpha);
		if part > 0 && Pallet::<T>::deposit(&coldkey, part).is_ok() {
			// The parts are never more than the pot, hence always there.
			let _ = Pallet::<T>::debit_pool(netuid, part);
		}
		Pallet::<T>::forget_stake(&hotkey, &coldkey, netuid);
	})
}

fn hotkeys<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(TotalHotkeyAlpha, one.cursor), steps, |(hotkey, netuid)| {
		if netuid == one.netuid {
			TotalHotkeyAlpha::<T>::remove(&hotkey, netuid);
			TotalHotkeySharesV2::<T>::remove(&hotkey, netuid);
		}
	})
}

fn rates<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(RootClaimable, one.cursor), steps, |hotkey| {
		RootClaimable::<T>::mutate_exists(hotkey, |rates| {
			if let Some(all) = rates {
				all.remove(&one.netuid);
			}
			*rates = rates.take().filter(|all| !all.is_empty());
		});
	})
}

/// By netuid first, so that each entry is one to remove.
fn claims<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	let cursor = Some(one.cursor.as_slice()).filter(|cursor| !cursor.is_empty());
	let removed = RootClaimed::<T>::clear_prefix((one.netuid,), *steps, cursor);
	*steps = steps.saturating_sub(removed.unique.max(removed.loops));
	removed.maybe_cursor
}

fn children<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(ChildKeys, one.cursor), steps, |(hotkey, netuid)| {
		if netuid == one.netuid {
			ChildKeys::<T>::remove(hotkey, netuid);
		}
	})
}

fn parents<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(ParentKeys, one.cursor), steps, |(hotkey, netuid)| {
		if netuid == one.netuid {
			ParentKeys::<T>::remove(hotkey, netuid);
		}
	})
}

/// By netuid first, so that each entry is one to remove.
fn pending<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	let cursor = Some(one.cursor.as_slice()).filter(|cursor| !cursor.is_empty());
	let removed = PendingChildKeys::<T>::clear_prefix(one.netuid, *steps, cursor);
	*steps = steps.saturating_sub(removed.unique.max(removed.loops));
	removed.maybe_cursor
}

fn takes<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(ChildkeyTake, one.cursor), steps, |(hotkey, netuid)| {
		if netuid == one.netuid {
			ChildkeyTake::<T>::remove(hotkey, netuid);
		}
	})
}

fn last_alpha<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(TotalHotkeyAlphaLastEpoch, one.cursor), steps, |(hotkey, netuid)| {
		if netuid == one.netuid {
			TotalHotkeyAlphaLastEpoch::<T>::remove(hotkey, netuid);
		}
	})
}

fn limits<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(TransactionKeyLastBlock, one.cursor), steps, |(hotkey, netuid, kind)| {
		if netuid == one.netuid {
			TransactionKeyLastBlock::<T>::remove((hotkey, netuid, kind));
		}
	})
}
