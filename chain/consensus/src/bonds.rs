//! Bonds: what a validator holds of the neurons it has weighed, a moving average of its weights.

use crate::{
	fix::{ratio, Fix},
	matrix::{tidy, Entry, Matrix},
	types::{Inputs, Params},
};
use alloc::vec::Vec;
use core::{cmp::Ordering, iter::Peekable, slice::Iter};

/// The stored bonds, converted by `convert`, without those to neurons that registered since the
/// epoch before.
pub fn held(params: &Params, inputs: &Inputs, convert: impl Fn(u16) -> Fix) -> Matrix {
	let last_tempo = match params.last_step_block {
		0 => inputs.block.saturating_sub(params.tempo.into()),
		block => block.saturating_add(1),
	};
	let registered = |uid: u16| inputs.block_at_registration.get(usize::from(uid)).copied();
	let size = inputs.stake.len();
	let mut rows: Matrix = inputs
		.bonds
		.iter()
		.take(size)
		.map(|row| {
			tidy(row, size)
				.iter()
				.filter(|&&(uid, _)| last_tempo > registered(uid).unwrap_or(0))
				.map(|&(uid, bond)| (uid, convert(bond)))
				.collect()
		})
		.collect();
	rows.resize(size, Vec::new());
	rows
}

/// The part of a new weight that enters a bond: one less `average` millionths.
pub fn fixed_alpha(average: u64) -> Fix {
	Fix::ONE.saturating_sub(ratio(average, 1_000_000))
}

/// `α · new + (1 − α) · old`, where either is present; zeros are left out.
pub fn moving_average(new: &Matrix, old: &Matrix, alpha: Fix) -> Matrix {
	let keep = Fix::ONE.saturating_sub(alpha);
	let row = |(new, old): (&Vec<Entry>, &Vec<Entry>)| {
		let mut merged = Vec::with_capacity(new.len().max(old.len()));
		let (mut new, mut old) = (new.iter().peekable(), old.iter().peekable());
		while let Some((column, weight, bond)) = pair(&mut new, &mut old) {
			let value = alpha.saturating_mul(weight).saturating_add(keep.saturating_mul(bond));
			if value > Fix::ZERO {
				merged.push((column, value));
			}
		}
		merged
	};
	new.iter().zip(old).map(row).collect()
}

/// The next column of either row, with the value of each there.
fn pair(
	a: &mut Peekable<Iter<'_, Entry>>,
	b: &mut Peekable<Iter<'_, Entry>>,
) -> Option<(u16, Fix, Fix)> {
	let order = match (a.peek(), b.peek()) {
		(Some(a), Some(b)) => a.0.cmp(&b.0),
		(Some(_), None) => Ordering::Less,
		(None, _) => Ordering::Greater,
	};
	let left = if order.is_le() { a.next() } else { None };
	let right = if order.is_ge() { b.next() } else { None };
	let &(column, _) = left.or(right)?;
	let value = |entry: Option<&Entry>| entry.map_or(Fix::ZERO, |&(_, value)| value);
	Some((column, value(left), value(right)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::samples;
	use alloc::vec;

	fn fix(value: f64) -> Fix {
		Fix::from_num(value)
	}

	/// Whose bonds uid 0 still holds at block 100, given the block of the epoch before.
	fn kept(last_step_block: u64, tempo: u16) -> Vec<u16> {
		let params = Params { last_step_block, tempo, ..samples::params() };
		let inputs = Inputs {
			block: 100,
			stake: vec![1; 4],
			block_at_registration: vec![50, 51, 52, 53],
			bonds: vec![vec![(0, 1), (1, 2), (2, 3), (3, 4)]],
			..Inputs::default()
		};
		let rows = held(&params, &inputs, Fix::from_num::<u16>);
		assert_eq!(rows.len(), 4);
		rows[0].iter().map(|&(uid, _)| uid).collect()
	}

	#[test]
	fn a_bond_falls_when_its_neuron_registered_since_the_epoch_before() {
		assert_eq!(kept(51, 360), [0, 1]);
		assert_eq!(kept(52, 360), [0, 1, 2]);
	}

	#[test]
	fn before_the_first_epoch_a_tempo_counts() {
		assert_eq!(kept(0, 48), [0, 1]);
		assert_eq!(kept(0, 47), [0, 1, 2]);
		assert!(kept(0, 360).is_empty());
	}

	#[test]
	fn an_average_keeps_what_only_one_side_has() {
		let new = vec![vec![(0, fix(0.5)), (2, fix(1.0)), (4, fix(0.0))]];
		let old = vec![vec![(1, fix(0.5)), (2, fix(0.5)), (3, fix(0.0))]];
		let average = moving_average(&new, &old, fix(0.25));
		assert_eq!(average[0], [(0, fix(0.125)), (1, fix(0.375)), (2, fix(0.625))]);
	}

	#[test]
	fn nine_tenths_kept_leave_one_to_enter() {
		assert_eq!(fixed_alpha(900_000).to_bits(), (1 << 32) - (9 << 32) / 10);
		assert_eq!(fixed_alpha(0), Fix::ONE);
		assert_eq!(fixed_alpha(1_000_000), Fix::ZERO);
	}
}
