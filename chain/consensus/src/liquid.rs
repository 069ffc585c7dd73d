//! Liquid alpha: how fast a bond follows a weight depends on how far it is from consensus.

use crate::{
	fix::{div, from_proportion, Fix},
	matrix::{Entry, Matrix},
	types::LiquidAlpha,
};
use alloc::vec::Vec;

/// Greatest exponent, either way; e^20 still fits the integer bits.
const EXPONENT_LIMIT: i32 = 20;
/// Terms of the exponential series, as in the fixed-point library that Subtensor uses: one less
/// than there are fractional bits.
const LAST_TERM: i64 = 31;

/// The parameters of the sigmoid as numbers.
struct Sigmoid {
	low: Fix,
	high: Fix,
	slope: Fix,
}

impl Sigmoid {
	fn new(liquid: &LiquidAlpha) -> Self {
		let slope = div(Fix::from_num(liquid.steepness), Fix::from_num(-100));
		Self { low: from_proportion(liquid.low), high: from_proportion(liquid.high), slope }
	}

	/// `low + (high − low) / (1 + e^(−steepness · (distance − ½)))`, between low and high.
	fn alpha(&self, distance: Fix) -> Fix {
		let exponent = self.slope.saturating_mul(distance.saturating_sub(Fix::from_num(0.5)));
		let sigmoid = div(Fix::ONE, Fix::ONE.saturating_add(exp(exponent)));
		let range = self.high.saturating_sub(self.low);
		let alpha = self.low.saturating_add(sigmoid.saturating_mul(range));
		alpha.min(self.high).max(self.low)
	}
}

/// The new bonds, each with its own α.
pub fn moving_average(
	weights: &Matrix,
	bonds: &Matrix,
	consensus: &[Fix],
	liquid: &LiquidAlpha,
) -> Matrix {
	let sigmoid = Sigmoid::new(liquid);
	blend(weights, bonds, |_, column, weight, bond| {
		sigmoid.alpha(distance(weight, bond, consensus[usize::from(column)]))
	})
}

/// `α · weight + (1 − α) · bond`, at most one, with `α` by row, column, weight and bond. A bond to a
/// neuron that the new row leaves out is dropped, as in Subtensor's sparse form.
fn blend(weights: &Matrix, bonds: &Matrix, alpha: impl Fn(usize, u16, Fix, Fix) -> Fix) -> Matrix {
	let alpha = &alpha;
	let row = |uid: usize, new: &Vec<Entry>, old: &Vec<Entry>| {
		let mut old = old.iter().peekable();
		let entry = |&(column, weight): &Entry| {
			while old.next_if(|held| held.0 < column).is_some() {}
			let bond = old.next_if(|held| held.0 == column).map_or(Fix::ZERO, |held| held.1);
			let alpha = alpha(uid, column, weight, bond);
			let kept = Fix::ONE.saturating_sub(alpha).saturating_mul(bond);
			let value = alpha.saturating_mul(weight).saturating_add(kept).min(Fix::ONE);
			(value > Fix::ZERO).then_some((column, value))
		};
		new.iter().filter_map(entry).collect()
	};
	let rows = weights.iter().zip(bonds).enumerate();
	rows.map(|(uid, (new, old))| row(uid, new, old)).collect()
}

/// How far a weight that buys lies above consensus, or one that sells below the bond; in `[0, 1]`.
fn distance(weight: Fix, bond: Fix, consensus: Fix) -> Fix {
	let distance =
		if weight >= bond { weight.saturating_sub(consensus) } else { bond.saturating_sub(weight) };
	distance.min(Fix::ONE).max(Fix::ZERO)
}

/// `e^x` by its series, for `x` held within ±20; the inverse of `e^|x|` below zero. Subtensor's
/// library returns the constant e for `x = 1`, five units of the last place more than the series gives.
fn exp(x: Fix) -> Fix {
	let limit = Fix::from_num(EXPONENT_LIMIT);
	let size = x.saturating_abs().min(limit);
	let mut term = size;
	let mut total = Fix::ONE.saturating_add(size);
	for index in 2..=LAST_TERM {
		term = Fix::from_bits(term.saturating_mul(size).to_bits() / index);
		if term == Fix::ZERO {
			break;
		}
		total = total.saturating_add(term);
	}
	if x < Fix::ZERO {
		div(Fix::ONE, total)
	} else {
		total
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{bonds, vectors};

	#[test]
	fn every_vector_of_the_blended_average_is_met() {
		for case in vectors::component("mat_ema_alpha") {
			let (new, old) = (vectors::matrix(&case["new"]), vectors::matrix(&case["old"]));
			let alpha = |row: usize, column: u16, _: Fix, _: Fix| {
				let value = &case["alpha"];
				let single = value.get(row).map_or(value, |row| &row[usize::from(column)]);
				vectors::fix(single)
			};
			let sparse = case.get("note").is_some();
			let new = if sparse { vectors::without_zeros(new) } else { new };
			let got = vectors::dense(&blend(&new, &old, alpha), &case["expected"]);
			vectors::assert_close(
				&got,
				&case["expected"],
				1.01 * vectors::float(&case["tolerance"]),
			);
		}
	}

	#[test]
	fn with_equal_bounds_it_is_the_fixed_average() {
		let case = &vectors::component("compute_bonds_liquid_vs_fixed")[0];
		let (weights, held) = (vectors::matrix(&case["weights"]), vectors::matrix(&case["bonds"]));
		let bound = |name: &str| case[name].as_u64().unwrap() as u16;
		let (low, high) = (bound("alpha_low_u16"), bound("alpha_high_u16"));
		let consensus: Vec<Fix> = vectors::vector(&case["consensus"]);
		let liquid = LiquidAlpha { low, high, steepness: 1000 };
		let own = moving_average(&weights, &held, &consensus, &liquid);
		let average = case["bonds_moving_average_per_million"].as_u64().unwrap();
		let fixed = bonds::moving_average(&weights, &held, bonds::fixed_alpha(average));
		let (own, fixed) =
			(vectors::dense(&own, &case["weights"]), vectors::dense(&fixed, &case["weights"]));
		for (own, fixed) in own.iter().flatten().zip(fixed.iter().flatten()) {
			assert!((own - fixed).abs() <= vectors::float(&case["tolerance"]), "{own} and {fixed}");
		}
	}

	#[test]
	fn the_series_is_cut_where_the_recipe_cuts_it() {
		for (x, bits) in EXPONENTIALS {
			assert_eq!(exp(Fix::from_bits(x)).to_bits(), bits, "e^{}", Fix::from_bits(x));
		}
	}

	#[test]
	fn the_exponential_is_close_to_the_real_one() {
		for tenths in -100..=100 {
			let x = f64::from(tenths) / 10.0;
			let error = exp(Fix::from_num(x)).to_num::<f64>() - x.exp();
			assert!(error.abs() <= 1e-6 * x.exp().max(1.0), "e^{x} is off by {error}");
		}
	}

	#[test]
	fn far_from_consensus_a_bond_follows_faster() {
		let sigmoid = Sigmoid::new(&LiquidAlpha { low: 6553, high: 19660, steepness: 1000 });
		let steps = (0..=10).map(|tenths| sigmoid.alpha(Fix::from_num(tenths) / 10));
		let steps: Vec<Fix> = steps.collect();
		assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
		assert!(steps[0] > from_proportion(6553) && steps[10] < from_proportion(19660));
	}

	#[test]
	fn of_crossed_bounds_the_lower_one_holds() {
		let sigmoid = Sigmoid::new(&LiquidAlpha { low: 60_000, high: 50_000, steepness: 1000 });
		assert_eq!(sigmoid.alpha(Fix::from_num(0.5)), from_proportion(60_000));
	}

	#[test]
	fn buying_looks_at_consensus_and_selling_at_the_bond() {
		let fix = Fix::from_num::<f64>;
		assert_eq!(distance(fix(0.5), fix(0.25), fix(0.125)), fix(0.375));
		assert_eq!(distance(fix(0.5), fix(0.5), fix(0.25)), fix(0.25));
		assert_eq!(distance(fix(0.5), fix(0.5), fix(0.75)), Fix::ZERO);
		assert_eq!(distance(fix(0.25), fix(0.5), fix(0.125)), fix(0.25));
	}

	/// Bits of `x` and of `e^x`, by the recipe in whole numbers of unlimited size.
	const EXPONENTIALS: [(i64, i64); 12] = [
		(0, 4294967296),
		(4294967296, 11674931549),
		(-4294967296, 1580030169),
		(21474836480, 637429664624),
		(-21474836480, 28939262),
		(85899345920, 2066907302758576256),
		(-85899345920, 8),
		(90194313216, 2066907302758576256),
		(-171798691840, 8),
		(6442463289, 19248763305),
		(-123456789, 4173267982),
		(1, 4294967297),
	];
}
