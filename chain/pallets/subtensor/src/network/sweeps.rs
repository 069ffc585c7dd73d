//! What is stored by account before netuid, and has to go with a subnet.

use crate::{
	clear::{clear_in_turn, Clear},
	mechanisms::MAX_MECHANISMS,
	*,
};
use alloc::vec::Vec;
use consensus::emission::share;
use frame_support::storage::KeyPrefixIterator;

/// Goes through a map from the entry after the cursor, an entry a step; returns where it had to stop,
/// none at the end.
pub type Sweep = fn(&Dissolution, &mut u32) -> Option<Vec<u8>>;

/// The sweeps, in their order: stakers are paid while it is known which shares they have of a hotkey's
/// alpha.
pub fn sweeps<T: Config>() -> [Sweep; 12] {
	[
		stakers::<T>,
		hotkeys::<T>,
		rates::<T>,
		children::<T>,
		parents::<T>,
		takes::<T>,
		last_alpha::<T>,
		limits::<T>,
		destinations::<T>,
		sources::<T>,
		by_hotkey::<T>,
		commitments::<T>,
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

fn destinations<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(AutoStakeDestination, one.cursor), steps, |(coldkey, netuid)| {
		if netuid == one.netuid {
			AutoStakeDestination::<T>::remove(coldkey, netuid);
		}
	})
}

fn sources<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	walk(keys!(AutoStakeDestinationColdkeys, one.cursor), steps, |(hotkey, netuid)| {
		if netuid == one.netuid {
			AutoStakeDestinationColdkeys::<T>::remove(hotkey, netuid);
		}
	})
}

/// What hotkeys and coldkeys have left behind, parents too and those that are no neurons any more: nobody
/// knows how many those are. By netuid first, so that each entry is one to remove.
fn by_hotkey<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	let netuid = one.netuid;
	let claimed =
		|steps, from: Option<&[u8]>| RootClaimed::<T>::clear_prefix((netuid,), steps, from);
	let pending =
		|steps, from: Option<&[u8]>| PendingChildKeys::<T>::clear_prefix(netuid, steps, from);
	let swaps =
		|steps, from: Option<&[u8]>| LastHotkeySwapOnNetuid::<T>::clear_prefix(netuid, steps, from);
	let dividends = |steps, from: Option<&[u8]>| {
		AlphaDividendsPerSubnet::<T>::clear_prefix(netuid, steps, from)
	};
	let root_dividends = |steps, from: Option<&[u8]>| {
		RootAlphaDividendsPerSubnet::<T>::clear_prefix(netuid, steps, from)
	};
	let commits = (0..MAX_MECHANISMS).map(|mecid| {
		move |steps, from: Option<&[u8]>| {
			WeightCommits::<T>::clear_prefix(storage_index(netuid, mecid), steps, from)
		}
	});
	let commits: Vec<_> = commits.collect();
	let mut parts: Vec<Clear<'_>> =
		alloc::vec![&claimed, &pending, &swaps, &dividends, &root_dividends];
	parts.extend(commits.iter().map(|clear| clear as Clear<'_>));
	clear_in_turn(&parts, &one.cursor, steps)
}

fn commitments<T: Config>(one: &Dissolution, steps: &mut u32) -> Option<Vec<u8>> {
	T::Commitments::sweep_subnet(one.netuid, &one.cursor, steps)
}
