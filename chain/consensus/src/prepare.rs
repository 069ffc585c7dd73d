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
