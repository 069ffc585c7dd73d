//! From stored weights to the rows that vote.

use crate::{fix::ratio, matrix::tidy, matrix::Matrix, types::Inputs};
use alloc::vec::Vec;

/// The rows of validators with a permit, each scaled to sum one over the weights that still hold.
/// A weight falls when it is the validator's own (but for the owner), or when the neuron
/// registered since the row was set or, under commit-reveal, since it was committed.
pub fn weights(inputs: &Inputs, permit: &[bool], commit_reveal: bool) -> Matrix {
	let size = inputs.stake.len();
	let row = |uid: usize| {
		let stored = inputs.weights.get(uid).filter(|_| permit.get(uid) == Some(&true))?;
		let updated = inputs.last_update.get(uid).copied().unwrap_or(0);
		let committed = inputs.commit_block.get(uid).filter(|_| commit_reveal);
		let own = inputs.owner_uid.map(usize::from) == Some(uid);
		let holds = |neuron: usize| {
			let registered = inputs.block_at_registration.get(neuron).copied().unwrap_or(0);
			(own || neuron != uid)
				&& updated > registered
				&& committed.is_none_or(|&block| block >= registered)
		};
		let kept: Vec<(u16, u64)> = tidy(stored, size)
			.iter()
			.filter(|&&(neuron, _)| holds(neuron.into()))
			.map(|&(neuron, value)| (neuron, value.into()))
			.collect();
		let total: u64 = kept.iter().map(|&(_, value)| value).sum();
		Some(kept.iter().map(|&(neuron, value)| (neuron, ratio(value, total.into()))).collect())
	};
	(0..size).map(|uid| row(uid).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fix::Fix;
	use alloc::vec;

	/// Three neurons registered at block 10; uid 0 gives everyone the same weight, set at block 20.
	fn inputs() -> Inputs {
		Inputs {
			block: 100,
			stake: vec![1; 3],
			last_update: vec![20; 3],
			block_at_registration: vec![10; 3],
			weights: vec![vec![(0, 7), (1, 7), (2, 7)], vec![], vec![]],
			..Inputs::default()
		}
	}

	/// Whom uid 0 still weighs.
	fn weighed(inputs: &Inputs, commit_reveal: bool) -> Vec<u16> {
		let rows = weights(inputs, &[true; 3], commit_reveal);
		let share = Fix::ONE / Fix::from_num(rows[0].len().max(1));
		assert!(rows[0].iter().all(|&(_, weight)| weight == share), "{rows:?}");
		rows[0].iter().map(|&(uid, _)| uid).collect()
	}

	#[test]
	fn nobody_weighs_itself_but_the_owner() {
		assert_eq!(weighed(&inputs(), false), [1, 2]);
		assert_eq!(weighed(&Inputs { owner_uid: Some(0), ..inputs() }, false), [0, 1, 2]);
		assert_eq!(weighed(&Inputs { owner_uid: Some(1), ..inputs() }, false), [1, 2]);
	}

	#[test]
	fn without_a_permit_nothing_is_weighed() {
		let rows = weights(&inputs(), &[false, true, true], false);
		assert_eq!(rows, vec![Vec::new(); 3]);
	}

	#[test]
	fn a_weight_falls_when_its_neuron_registered_since() {
		let at = |block| Inputs { block_at_registration: vec![10, block, 10], ..inputs() };
		assert_eq!(weighed(&at(19), false), [1, 2]);
		assert_eq!(weighed(&at(20), false), [2]);
	}

	#[test]
	fn under_commit_reveal_a_weight_falls_when_its_neuron_registered_after_the_commit() {
		let at = |block| Inputs { commit_block: vec![block, u64::MAX, u64::MAX], ..inputs() };
		assert_eq!(weighed(&at(10), true), [1, 2]);
		assert!(weighed(&at(9), true).is_empty());
		assert_eq!(weighed(&at(9), false), [1, 2]);
	}

	#[test]
	fn a_row_of_zeros_stays_zeros() {
		let inputs = Inputs { weights: vec![vec![(1, 0), (2, 0)]], ..inputs() };
		let rows = weights(&inputs, &[true; 3], false);
		assert_eq!(rows[0], [(1, Fix::ZERO), (2, Fix::ZERO)]);
	}
}
