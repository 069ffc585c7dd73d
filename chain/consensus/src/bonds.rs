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
