//! Whose stake counts, and how much.

use crate::{
	fix::{normalize, ratio, Fix},
	types::{Inputs, Params},
};
use alloc::vec::Vec;

/// Who has updated within the activity cutoff.
pub fn active(params: &Params, inputs: &Inputs) -> Vec<bool> {
	let fresh = |updated: u64| updated.saturating_add(params.activity_cutoff) >= inputs.block;
	(0..inputs.stake.len())
		.map(|uid| fresh(inputs.last_update.get(uid).copied().unwrap_or(0)))
		.collect()
}

/// Each neuron's share of the stake, without those below the threshold; the owner is exempt.
pub fn shares(params: &Params, inputs: &Inputs) -> Vec<Fix> {
	let owner = inputs.owner_uid.map(usize::from);
	let counted = |(uid, &stake): (usize, &u64)| match stake {
		small if small < params.stake_threshold && owner != Some(uid) => 0,
		enough => enough,
	};
	let total: u128 = inputs.stake.iter().enumerate().map(|s| u128::from(counted(s))).sum();
	inputs.stake.iter().enumerate().map(|s| ratio(counted(s), total)).collect()
}

/// The shares of active validators with a permit, scaled to sum one; zero for all others.
pub fn voting(shares: &[Fix], active: &[bool], permit: &[bool]) -> Vec<Fix> {
	let mut voting: Vec<Fix> = shares
		.iter()
		.zip(active.iter().zip(permit))
		.map(|(&share, (&active, &permit))| if active && permit { share } else { Fix::ZERO })
		.collect();
	normalize(&mut voting);
	voting
}
