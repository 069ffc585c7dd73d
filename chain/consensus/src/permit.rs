//! Who may act as a validator.

use crate::{fix::Fix, types::Inputs};
use alloc::vec::Vec;

/// The permits of this epoch: those stored by the epoch before, and always the owner's.
pub fn current(inputs: &Inputs) -> Vec<bool> {
	let stored = |uid| inputs.validator_permit.get(uid).copied().unwrap_or(false);
	let permits = (0..inputs.stake.len()).map(stored).collect();
	with_owner(permits, inputs.owner_uid)
}

/// The permits from this epoch on: the `limit` neurons with the greatest stake, and the owner.
/// Nobody without stake; of equals the higher uid goes first.
pub fn next(stake: &[Fix], limit: u16, owner: Option<u16>) -> Vec<bool> {
	let mut permits: Vec<bool> = stake.iter().map(|&share| share != Fix::ZERO).collect();
	let mut rising: Vec<usize> = (0..stake.len()).collect();
	rising.sort_by_key(|&uid| stake[uid]);
	let cut = stake.len().saturating_sub(limit.into());
	for &uid in rising.iter().take(cut) {
		permits[uid] = false;
	}
	with_owner(permits, owner)
}

fn with_owner(mut permits: Vec<bool>, owner: Option<u16>) -> Vec<bool> {
	if let Some(permit) = owner.and_then(|uid| permits.get_mut(usize::from(uid))) {
		*permit = true;
	}
	permits
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::vectors;

	#[test]
	fn every_vector_of_the_top_is_met_but_for_those_without_stake() {
		for case in vectors::component("is_topk") {
			let stake: Vec<Fix> = vectors::vector(&case["vector"]);
			let limit = case["k"].as_u64().unwrap() as u16;
			let expected = case["expected"].as_array().unwrap();
			let wanted: Vec<bool> = expected
				.iter()
				.zip(&stake)
				.map(|(top, &s)| *top == true && s > Fix::ZERO)
				.collect();
			assert_eq!(next(&stake, limit, None), wanted, "{case}");
		}
	}

	#[test]
	fn of_equal_stakes_the_higher_uid_wins() {
		assert_eq!(next(&[Fix::ONE; 4], 2, None), [false, false, true, true]);
	}

	#[test]
	fn the_owner_has_a_permit_without_stake_and_beyond_the_limit() {
		let stake = [Fix::ZERO, Fix::ONE];
		assert_eq!(next(&stake, 1, Some(0)), [true, true]);
		let inputs = Inputs { stake: alloc::vec![0; 2], owner_uid: Some(1), ..Inputs::default() };
		assert_eq!(current(&inputs), [false, true]);
	}
}
