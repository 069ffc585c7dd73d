//! Claims that each block makes for a few coldkeys, found by the hash of the block before.

use super::MAX_STAKES;
use crate::*;
use alloc::collections::BTreeSet;
use frame_support::{traits::Get, weights::Weight};

/// A block pays no more claims.
pub(crate) const MAX_CLAIMED: u64 = 32;
/// A block looks at no more subnets of hotkeys.
pub(crate) const MAX_LOOKED_AT: usize = 1_024;
/// Bytes of a hash that make a step.
const STEP_BYTES: usize = 8;

impl<T: Config> Pallet<T> {
	/// Claims for `NumRootClaim` coldkeys. A claim that fails stays owed.
	pub(crate) fn claim_for_some() -> Weight {
		let count = NumStakingColdkeys::<T>::get();
		if count == 0 {
			return T::DbWeight::get().reads(1);
		}
		let hash = frame_system::Pallet::<T>::parent_hash();
		// A block looks at no more hotkeys than a call; what is left has its turn another time.
		let (mut left, mut claims, mut looks) = (MAX_STAKES, 0u64, MAX_LOOKED_AT);
		for index in chosen(hash.as_ref(), NumRootClaim::<T>::get(), count) {
			let Some(coldkey) = StakingColdkeysByIndex::<T>::get(index) else { continue };
			let hotkeys = Self::staking_hotkeys_in_turn(&coldkey, left);
			left = left.saturating_sub(hotkeys.len());
			for hotkey in hotkeys {
				let most = MAX_CLAIMED.saturating_sub(claims);
				claims = claims.saturating_add(claim_all::<T>(&hotkey, &coldkey, most, &mut looks));
			}
			Self::deposit_event(Event::RootClaimed { coldkey });
		}
		costs::claims::<T>(MAX_STAKES.saturating_sub(left), claims)
			.saturating_add(costs::looks::<T>(MAX_LOOKED_AT.saturating_sub(looks)))
	}
}

/// Claims from the subnets, up to `most` of those that owe something, while there are `looks`; returns of
/// how many. Nothing is owed where there is no root stake.
fn claim_all<T: Config>(
	hotkey: &T::AccountId,
	coldkey: &T::AccountId,
	most: u64,
	looks: &mut usize,
) -> u64 {
	if Pallet::<T>::stake(hotkey, coldkey, ROOT) == 0 {
		return 0;
	}
	let mut claims: u64 = 0;
	for (netuid, rate) in RootClaimable::<T>::get(hotkey) {
		if claims >= most || *looks == 0 {
			break;
		}
		*looks = looks.saturating_sub(1);
		let is_paid = Pallet::<T>::claim(hotkey, coldkey, netuid, rate).unwrap_or(false);
		claims = claims.saturating_add(is_paid.into());
	}
	claims
}

/// Up to `picks` numbers below `count`: each is the one before it and a step more, steps being parts of
/// the hash in turn, read from the left, and the first one the beginning too.
fn chosen(hash: &[u8], picks: u64, count: u64) -> BTreeSet<u64> {
	let steps = hash.chunks_exact(STEP_BYTES).map(read);
	let mut last = steps.clone().next().unwrap_or(0);
	let picks = usize::try_from(picks).unwrap_or(usize::MAX);
	let next = |step| {
		last = last.saturating_add(step).checked_rem(count).unwrap_or(0);
		last
	};
	steps.cycle().take(picks).map(next).collect()
}

fn read(bytes: &[u8]) -> u64 {
	bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;

	#[test]
	fn coldkeys_are_chosen_by_the_hash() {
		let mut hash = [0; 32];
		hash[7] = 3;
		hash[15] = 4;
		hash[31] = 50;
		// 3 + 3, 6 + 4, 10 + 0, 10 + 50, 60 + 3
		let numbers: Vec<u64> = chosen(&hash, 5, 1000).into_iter().collect();
		assert_eq!(numbers, [6, 10, 60, 63]);
		assert_eq!(chosen(&hash, 4, 7), BTreeSet::from([6, 3, 4]));
		assert!(chosen(&hash, 0, 7).is_empty());
		assert_eq!(chosen(&[], 3, 7), BTreeSet::new());
	}

	#[test]
	fn steps_that_overflow_are_cut() {
		assert!(chosen(&[255; 32], 50, 1000).into_iter().all(|index| index < 1000));
	}
}
