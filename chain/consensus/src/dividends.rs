//! What validators earn from their bonds.

use crate::{
	bonds::{fixed_alpha, held, moving_average},
	fix::{from_proportion, normalize, Fix},
	liquid,
	matrix::{
		column_maxima, column_sums, divide_columns, normalize_columns, weigh_columns, Matrix,
	},
	types::{Inputs, Params},
};
use alloc::vec::Vec;

/// What an epoch knows when it comes to the bonds.
pub struct Votes<'a> {
	/// Weights that earn bonds.
	pub weights: &'a Matrix,
	/// Stake of each voting validator.
	pub stake: &'a [Fix],
	/// Consensus of each column.
	pub consensus: &'a [Fix],
	/// Incentive of each neuron.
	pub incentive: &'a [Fix],
}

/// New bonds, as proportions to store, and each validator's share of the dividends.
pub fn dividends(params: &Params, inputs: &Inputs, votes: &Votes) -> (Matrix, Vec<Fix>) {
	let (bonds, mut dividends) =
		if params.yuma3 { yuma3(params, inputs, votes) } else { yuma2(params, inputs, votes) };
	normalize(&mut dividends);
	(bonds, dividends)
}

/// Bonds are shares of a column, bought with stake; stored so that each column's greatest is one.
fn yuma2(params: &Params, inputs: &Inputs, votes: &Votes) -> (Matrix, Vec<Fix>) {
	let mut old = held(params, inputs, Fix::from_num::<u16>);
	normalize_columns(&mut old);
	let mut bought = votes.weights.clone();
	for (row, &stake) in bought.iter_mut().zip(votes.stake) {
		row.iter_mut().for_each(|(_, value)| *value = value.saturating_mul(stake));
	}
	normalize_columns(&mut bought);
	let mut bonds = moving_average(&bought, &old, fixed_alpha(params.bonds_moving_average));
	normalize_columns(&mut bonds);
	let dividends = weigh_columns(&bonds, votes.incentive);
	let greatest = column_maxima(&bonds);
	divide_columns(&mut bonds, &greatest);
	(bonds, dividends)
}

/// Bonds follow each validator's own weights; the stake enters at the dividends.
fn yuma3(params: &Params, inputs: &Inputs, votes: &Votes) -> (Matrix, Vec<Fix>) {
	let old = held(params, inputs, from_proportion);
	let agreed = votes.consensus.iter().any(|&level| level != Fix::ZERO);
	let bonds = match params.liquid_alpha.as_ref().filter(|_| agreed) {
		Some(liquid) => liquid::moving_average(votes.weights, &old, votes.consensus, liquid),
		None => moving_average(votes.weights, &old, fixed_alpha(params.bonds_moving_average)),
	};
	let mut shares = bonds.clone();
	divide_columns(&mut shares, &column_sums(&bonds));
	let mut dividends = weigh_columns(&shares, votes.incentive);
	for (dividend, &stake) in dividends.iter_mut().zip(votes.stake) {
		*dividend = dividend.saturating_mul(stake);
	}
	(bonds, dividends)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{samples, types::LiquidAlpha};
	use alloc::vec;

	fn fix(value: f64) -> Fix {
		Fix::from_num(value)
	}

	/// Two validators with ¾ and ¼ of the stake, both all for uid 2, in their first epoch.
	fn first(params: &Params, consensus: f64) -> (Matrix, Vec<Fix>) {
		let weights = vec![vec![(2, Fix::ONE)], vec![(2, Fix::ONE)], vec![]];
		let inputs = Inputs { block: 1000, stake: vec![3, 1, 0], ..Inputs::default() };
		let votes = Votes {
			weights: &weights,
			stake: &[fix(0.75), fix(0.25), Fix::ZERO],
			consensus: &[Fix::ZERO, Fix::ZERO, fix(consensus)],
			incentive: &[Fix::ZERO, Fix::ZERO, Fix::ONE],
		};
		dividends(params, &inputs, &votes)
	}

	#[test]
	fn yuma2_stores_shares_of_the_greatest_bond() {
		let params = Params { yuma3: false, bonds_moving_average: 0, ..samples::params() };
		let (bonds, dividends) = first(&params, 1.0);
		assert_eq!(bonds, [vec![(2, Fix::ONE)], vec![(2, fix(0.25) / fix(0.75))], vec![]]);
		assert_eq!(dividends, [fix(0.75), fix(0.25), Fix::ZERO]);
	}

	#[test]
	fn yuma3_stores_each_bond_by_itself_and_pays_by_stake() {
		let params = Params { yuma3: true, bonds_moving_average: 500_000, ..samples::params() };
		let (bonds, dividends) = first(&params, 1.0);
		assert_eq!(bonds, [vec![(2, fix(0.5))], vec![(2, fix(0.5))], vec![]]);
		assert_eq!(dividends, [fix(0.75), fix(0.25), Fix::ZERO]);
	}

	#[test]
	fn liquid_alpha_needs_yuma3_and_a_consensus() {
		let liquid = Some(LiquidAlpha { low: u16::MAX, high: u16::MAX, steepness: 1000 });
		let average = 500_000;
		let params = |yuma3| Params {
			yuma3,
			bonds_moving_average: average,
			liquid_alpha: liquid,
			..samples::params()
		};
		assert_eq!(first(&params(true), 1.0).0[1], [(2, Fix::ONE)]);
		assert_eq!(first(&params(true), 0.0).0[1], [(2, fix(0.5))]);
		assert_eq!(first(&params(false), 1.0).0[1], [(2, fix(0.25) / fix(0.75))]);
	}
}
