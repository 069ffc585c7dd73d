//! How the weights follow what the chain adds to the reserves.

use crate::Balancer;
use fixed::types::U64F64;
use sp_runtime::Perquintill;

const ONE: u64 = 1_000_000_000_000_000_000;

#[test]
fn weights_keep_to_their_range() {
	let balancer = |parts| Balancer::new(Perquintill::from_parts(parts));
	for parts in [0, 1, ONE / 100 - 1, ONE - ONE / 100 + 1, ONE] {
		assert_eq!(balancer(parts), None, "{parts}");
	}
	for parts in [ONE / 100, ONE / 2, ONE - ONE / 100] {
		assert_eq!(balancer(parts).unwrap().tao_weight(), parts);
		assert_eq!(balancer(parts).unwrap().alpha_weight(), ONE - parts);
	}
	assert_eq!(Balancer::default().tao_weight(), ONE / 2);
}

#[test]
fn a_price_is_met_by_weights() {
	let fifth = U64F64::from_num(1) / U64F64::from_num(5);
	let balancer = Balancer::at_price(fifth, 1_000_000_000, 4_000_000_000).unwrap();
	let price = balancer.price(1_000_000_000, 4_000_000_000).to_num::<f64>();
	assert!((price - 0.2).abs() < 1e-9, "{price}");
	assert_eq!(Balancer::at_price(fifth, 0, 0), None);
	assert_eq!(Balancer::at_price(U64F64::from_num(1000), 1_000_000, 1_000_000_000), None);
}

/// Amounts that Subtensor's test adds to a pool of 1,000 TAO and 4,000 alpha.
const ADDED: [(u64, u64); 14] = [
	(0, 0),
	(0, 1),
	(1, 0),
	(10, 10),
	(0, 100),
	(1_000, 0),
	(1_000_000, 1_000_000),
	(0, 1_000_000_000),
	(1_000_000_000, 0),
	(1_000_000_000_000, 0),
	(0, 1_000_000_000_000),
	(1_000_000_000_000, 2_000_000_000_000),
	(1_234_567, 2_432_765),
	(1_234_567, 2_432_765_890),
];

#[test]
fn what_the_chain_adds_leaves_the_price() {
	let (tao, alpha) = (1_000_000_000_000u64, 4_000_000_000_000u64);
	for (more_tao, more_alpha) in ADDED {
		let balancer = Balancer::default().after_adding(tao, alpha, more_tao, more_alpha).unwrap();
		let (tao, alpha) = (tao + more_tao, alpha + more_alpha);
		let price = balancer.price(tao, alpha).to_num::<f64>();
		assert!((price - 0.25).abs() < 0.25e-12, "{more_tao}, {more_alpha}: {price}");
		let weight = tao as f64 / (alpha as f64 * 0.25 + tao as f64);
		let found = balancer.tao_weight() as f64 / ONE as f64;
		assert!((found - weight).abs() < weight * 1e-12, "{more_tao}, {more_alpha}: {found}");
	}
}

#[test]
fn nothing_is_added_that_pushes_a_weight_out_of_range() {
	let default = Balancer::default();
	assert_eq!(default.after_adding(1_000, 1_000, 1_000_000, 0), None);
	assert_eq!(default.after_adding(1_000, 1_000, 0, 1_000_000), None);
	assert_eq!(default.after_adding(1_000, 0, 5, 5), None);
	assert_eq!(default.after_adding(1_000, 0, 5, 0), Some(default));
}
