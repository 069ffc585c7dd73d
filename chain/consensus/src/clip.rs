//! Weights cut down to what consensus grants.

use crate::{
	fix::Fix,
	matrix::{Entry, Matrix},
};
use alloc::{borrow::Cow, vec::Vec};

/// Each weight, at most the consensus of its column. A positive weight where consensus is zero
/// disappears; a weight of zero stays.
pub fn clip(weights: &Matrix, consensus: &[Fix]) -> Matrix {
	each(weights, |column, weight| {
		let clipped = weight.min(consensus[column]);
		(clipped > Fix::ZERO || weight == Fix::ZERO).then_some(clipped)
	})
}

/// The weights that earn bonds: with a penalty of one the clipped ones, with none the weights as
/// they are, in between weights shortened by that part of what was clipped, zeros left out.
pub fn for_bonds<'a>(
	weights: &'a Matrix,
	clipped: &'a Matrix,
	consensus: &[Fix],
	penalty: Fix,
) -> Cow<'a, Matrix> {
	if penalty == Fix::ZERO {
		return Cow::Borrowed(weights);
	}
	if penalty == Fix::ONE {
		return Cow::Borrowed(clipped);
	}
	Cow::Owned(each(weights, |column, weight| {
		let kept = between(weight, weight.min(consensus[column]), penalty);
		(kept > Fix::ZERO).then_some(kept)
	}))
}

/// The point between two values that lies `ratio` of the way from `start` to `end`.
fn between(start: Fix, end: Fix, ratio: Fix) -> Fix {
	start.saturating_add(ratio.saturating_mul(end.saturating_sub(start)))
}

fn each(matrix: &Matrix, change: impl Fn(usize, Fix) -> Option<Fix>) -> Matrix {
	let change = &change;
	let row = |row: &Vec<Entry>| {
		let entry = |&(column, value): &Entry| Some((column, change(column.into(), value)?));
		row.iter().filter_map(entry).collect()
	};
	matrix.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::vectors;

	#[test]
	fn every_vector_of_clipping_is_met() {
		for case in vectors::component("col_clip") {
			let clipped =
				clip(&vectors::matrix(&case["matrix"]), &vectors::vector(&case["threshold"]));
			let got = vectors::dense(&clipped, &case["expected"]);
			vectors::assert_close(&got, &case["expected"], 0.0);
		}
	}

	#[test]
	fn every_vector_of_interpolation_is_met() {
		for case in vectors::component("interpolate") {
			let ratio = vectors::fix(&case["ratio"]);
			let (start, end) = (vectors::matrix(&case["mat1"]), vectors::matrix(&case["mat2"]));
			let row = |(a, b): (&Vec<Entry>, &Vec<Entry>)| {
				a.iter().zip(b).map(|(a, b)| (a.0, between(a.1, b.1, ratio))).collect()
			};
			let got: Matrix = start.iter().zip(&end).map(row).collect();
			let got = vectors::dense(&got, &case["expected"]);
			// The ratio loses up to 2^-32 on its way in, times weights of a million.
			vectors::assert_close(
				&got,
				&case["expected"],
				1.01 * vectors::float(&case["tolerance"]),
			);
		}
	}

	#[test]
	fn what_consensus_denies_disappears_and_what_was_zero_stays() {
		let fix = Fix::from_num::<f64>;
		let weights = alloc::vec![alloc::vec![(0, fix(0.5)), (1, fix(0.0)), (2, fix(0.5))]];
		let consensus = [fix(0.0), fix(0.0), fix(0.25)];
		let clipped = clip(&weights, &consensus);
		assert_eq!(clipped[0], [(1, fix(0.0)), (2, fix(0.25))]);
		let bonds = |penalty| for_bonds(&weights, &clipped, &consensus, fix(penalty)).into_owned();
		assert_eq!(bonds(0.0), weights);
		assert_eq!(bonds(1.0), clipped);
		assert_eq!(bonds(0.5)[0], [(0, fix(0.25)), (2, fix(0.375))]);
	}
}
