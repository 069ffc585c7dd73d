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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::samples;

	#[test]
	fn a_validator_counts_until_the_cutoff_has_passed() {
		let params = Params { activity_cutoff: 10, ..samples::params() };
		let inputs = Inputs {
			block: 30,
			stake: alloc::vec![0; 4],
			last_update: alloc::vec![19, 20, u64::MAX],
			..Inputs::default()
		};
		assert_eq!(active(&params, &inputs), [false, true, true, false]);
	}

	#[test]
	fn below_the_threshold_only_the_owner_has_stake() {
		let params = Params { stake_threshold: 3, ..samples::params() };
		let stake = alloc::vec![3, 2, 1];
		let inputs = Inputs { stake, owner_uid: Some(2), ..Inputs::default() };
		assert_eq!(shares(&params, &inputs), [0.75, 0.0, 0.25].map(Fix::from_num));
	}

	#[test]
	fn votes_are_shared_among_the_active_with_permits() {
		let shares = [0.5, 0.25, 0.125, 0.125].map(Fix::from_num);
		let active = [false, true, true, true];
		let permit = [true, true, false, true];
		let votes = voting(&shares, &active, &permit);
		assert_eq!(votes[0], Fix::ZERO);
		assert_eq!(votes[2], Fix::ZERO);
		assert_eq!(votes[1].to_bits(), (2_i64 << 32) / 3);
		assert_eq!(votes[3].to_bits(), (1_i64 << 32) / 3);
	}
}
