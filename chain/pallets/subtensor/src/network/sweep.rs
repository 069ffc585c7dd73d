//! Going on with dissolved subnets, a few entries of the state at a time: nobody knows how many stakers
//! and claims there are.

use super::sweeps::sweeps;
use crate::*;
use frame_support::weights::Weight;

/// A call that dissolves a subnet looks at so many entries: most subnets are gone with it.
pub(crate) const STEPS_AT_ONCE: u32 = 512;
/// A block looks at so many entries.
pub(crate) const STEPS_A_BLOCK: u32 = 512;

impl<T: Config> Pallet<T> {
	/// Goes on with the subnets on their way out, as far as a block may.
	pub(crate) fn sweep_some() -> Weight {
		let left = Self::sweep(STEPS_A_BLOCK);
		costs::sweep::<T>(STEPS_A_BLOCK.saturating_sub(left))
	}

	/// Goes on with the subnets on their way out for `steps` entries; returns the steps that are left.
	pub(crate) fn sweep(mut steps: u32) -> u32 {
		let mut queue = Dissolving::<T>::get();
		if queue.is_empty() {
			return steps;
		}
		while let Some(first) = queue.first_mut() {
			if !advance::<T>(first, &mut steps) {
				break;
			}
			recycle_rest::<T>(first.netuid);
			queue.remove(0);
		}
		Dissolving::<T>::put(queue);
		steps
	}
}

/// Does as many steps as are left; returns whether nothing is left to do.
fn advance<T: Config>(one: &mut Dissolution, steps: &mut u32) -> bool {
	let sweeps = sweeps::<T>();
	while let Some(sweep) = sweeps.get(usize::from(one.sweep)) {
		if *steps == 0 {
			return false;
		}
		match sweep(one, steps) {
			Some(cursor) => {
				one.cursor = cursor;
				return false;
			},
			None => {
				one.cursor.clear();
				one.sweep = one.sweep.saturating_add(1);
			},
		}
	}
	true
}

/// Takes the rao that no staker got out of the total issuance.
fn recycle_rest<T: Config>(netuid: u16) {
	let rest = SubnetTAO::<T>::take(netuid);
	TotalStake::<T>::mutate(|total| *total = total.saturating_sub(rest));
	TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(rest));
}
