//! The weight that enough of the stake grants.

use crate::{
	fix::{normalize, sum, Fix},
	matrix::{Entry, Matrix},
};
use alloc::{vec, vec::Vec};

/// The weighted median of each column: the greatest weight that validators holding a share `kappa`
/// of the stake all grant. Who does not mention a neuron grants it zero.
pub fn consensus(weights: &Matrix, stake: &[Fix], kappa: Fix) -> Vec<Fix> {
	let mut voters: Vec<Fix> = stake.iter().copied().filter(|&share| share > Fix::ZERO).collect();
	normalize(&mut voters);
	let total = sum(voters.iter().copied());
	let rows = weights.iter().zip(stake).filter(|(_, &share)| share > Fix::ZERO);
	let voices = Voices::collect(rows.map(|(row, _)| row).zip(&voters), weights.len());
	let minority = total.saturating_sub(kappa);
	voices.columns(|column| median(column, voters.len(), total, minority)).collect()
}

/// The least level in `column` (pairs of weight and stake) up to which more than `minority` of the
/// stake lies; the greatest level if none does. Voters that are not listed stand at level zero.
fn median(column: &mut [(Fix, Fix)], voters: usize, total: Fix, minority: Fix) -> Fix {
	column.sort_unstable();
	let listed = sum(column.iter().map(|&(_, stake)| stake));
	let mut below = total.saturating_sub(listed);
	if column.len() < voters && below > minority {
		return Fix::ZERO;
	}
	for &(level, stake) in column.iter() {
		below = below.saturating_add(stake);
		if below > minority {
			return level;
		}
	}
	column.last().map_or(Fix::ZERO, |&(level, _)| level)
}

/// The votes of all columns one after the other: column `j` starts at `starts[j]`.
struct Voices {
	starts: Vec<usize>,
	votes: Vec<(Fix, Fix)>,
}

impl Voices {
	fn collect<'a>(
		rows: impl Iterator<Item = (&'a Vec<Entry>, &'a Fix)> + Clone,
		columns: usize,
	) -> Self {
		let mut starts = vec![0; columns + 1];
		for &(column, _) in rows.clone().flat_map(|(row, _)| row) {
			starts[usize::from(column) + 1] += 1;
		}
		for column in 0..columns {
			starts[column + 1] += starts[column];
		}
		let mut next = starts.clone();
		let mut votes = vec![(Fix::ZERO, Fix::ZERO); starts[columns]];
		for (row, &stake) in rows {
			for &(column, weight) in row {
				let place = &mut next[usize::from(column)];
				votes[*place] = (weight, stake);
				*place += 1;
			}
		}
		Self { starts, votes }
	}

	fn columns<T>(
		mut self,
		mut visit: impl FnMut(&mut [(Fix, Fix)]) -> T,
	) -> impl Iterator<Item = T> {
		let columns = self.starts.len() - 1;
		(0..columns)
			.map(move |column| visit(&mut self.votes[self.starts[column]..self.starts[column + 1]]))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{random::Random, vectors};

	#[test]
	fn every_vector_of_one_column_is_met() {
		for case in vectors::component("weighted_median") {
			let mut stake: Vec<Fix> = vectors::vector(&case["stake"]);
			if case["normalize_stake"] == true {
				normalize(&mut stake);
			}
			let total = sum(stake.iter().copied());
			let score = vectors::vector(&case["score"]);
			let mut column: Vec<(Fix, Fix)> = score.into_iter().zip(stake).collect();
			let minority = Fix::ONE - vectors::fix(&case["majority"]);
			let voters = column.len();
			let level = median(&mut column, voters, total, minority);
			assert_eq!(level, vectors::fix(&case["expected"]), "{case}");
		}
	}

	#[test]
	fn every_vector_of_columns_is_met_with_zeros_listed_or_left_out() {
		for case in vectors::component("weighted_median_col") {
			let weights = vectors::matrix(&case["weights"]);
			let columns = case["expected"].as_array().map_or(0, Vec::len);
			let (stake, kappa) = (vectors::vector(&case["stake"]), vectors::fix(&case["kappa"]));
			for weights in [weights.clone(), vectors::without_zeros(weights)] {
				let consensus = consensus(&weights, &stake, kappa);
				assert_eq!(consensus[..columns], vectors::vector(&case["expected"]), "{case}");
			}
		}
	}

	/// The rule as Subtensor states it: narrow the column around a pivot until it splits the stake.
	fn quick_select(column: &[(Fix, Fix)], minority: Fix) -> Fix {
		let (mut low, mut high) = (Fix::ZERO, sum(column.iter().map(|vote| vote.1)));
		let mut left = column.to_vec();
		while left.len() > 1 {
			let pivot = left[left.len() / 2].0;
			let lower: Vec<_> = left.iter().copied().filter(|vote| vote.0 < pivot).collect();
			let upper: Vec<_> = left.iter().copied().filter(|vote| vote.0 > pivot).collect();
			let below = low + sum(lower.iter().map(|vote| vote.1));
			let upto = high - sum(upper.iter().map(|vote| vote.1));
			if minority < below && !lower.is_empty() {
				(left, high) = (lower, below);
			} else if upto <= minority && !upper.is_empty() {
				(left, low) = (upper, upto);
			} else {
				return pivot;
			}
		}
		left.first().map_or(Fix::ZERO, |vote| vote.0)
	}

	#[test]
	fn the_order_of_votes_does_not_matter_and_zeros_need_no_listing() {
		let mut random = Random::new(7);
		for _ in 0..20_000 {
			let voters = random.below(9) as usize;
			let full: Vec<(Fix, Fix)> = (0..voters)
				.map(|_| (Fix::from_num(random.below(5)), Fix::from_num(1 + random.below(4))))
				.collect();
			let total = sum(full.iter().map(|vote| vote.1));
			let minority = Fix::from_num(random.below(40)) - Fix::ONE;
			let mut listed: Vec<(Fix, Fix)> =
				full.iter().copied().filter(|vote| vote.0 > Fix::ZERO).collect();
			let got = median(&mut listed, voters, total, minority);
			assert_eq!(got, quick_select(&full, minority), "{full:?} with minority {minority}");
		}
	}

	#[test]
	fn a_majority_alone_decides() {
		let fix = Fix::from_num::<f64>;
		let weights = alloc::vec![
			alloc::vec![(0, fix(0.25)), (1, fix(0.75))],
			alloc::vec![(0, fix(1.0))],
			alloc::vec![],
		];
		let stake = [fix(0.625), fix(0.375), Fix::ZERO];
		for scale in [fix(1.0), fix(8.0)] {
			let stake = stake.map(|share| share * scale);
			let granted = consensus(&weights, &stake, fix(0.5));
			assert_eq!(granted, [fix(0.25), fix(0.75), Fix::ZERO], "stake {stake:?}");
		}
	}
}
