//! What holds of every pool and every order.

use super::random::Random;
use crate::{
	quote::{limit, Pool, Side},
	Balancer, Swapped,
};
use sp_core::U256;
use sp_runtime::Perquintill;

const RUNS: u64 = 3_000;
const SIDES: [Side; 2] = [Side::Buy, Side::Sell];

fn fill(pool: &Pool, side: Side, amount: u64, drop_fee: bool) -> Option<Swapped> {
	pool.quote(side, amount, limit(side.no_limit()), drop_fee).ok()
}

/// The reserve that a side pays into.
fn input(pool: &Pool, side: Side) -> u64 {
	match side {
		Side::Buy => pool.tao,
		Side::Sell => pool.alpha,
	}
}

#[test]
fn an_order_never_costs_more_than_it_offers_nor_empties_the_pool() {
	let mut random = Random::new(1);
	for run in 0..RUNS {
		let pool = random.pool();
		for side in SIDES {
			let amount = random.upto(input(&pool, side).saturating_mul(900));
			let at = limit(random.upto(u64::MAX));
			if let Ok(swapped) = pool.quote(side, amount, at, false) {
				// The rao is what rounding up the fee of a limit order may add.
				assert!(swapped.cost() <= amount + 1, "{run}: {swapped:?} of {amount}");
				let other = if side == Side::Buy { pool.alpha } else { pool.tao };
				assert!(swapped.got <= other, "{run}: {swapped:?}");
			}
		}
	}
}

#[test]
fn a_purchase_raises_the_price_and_a_sale_lowers_it() {
	let mut random = Random::new(2);
	for run in 0..RUNS {
		let pool = random.pool();
		for side in SIDES {
			let amount = random.upto(input(&pool, side));
			let Some(swapped) = fill(&pool, side, amount, true) else { continue };
			let (before, after) = (pool.price(), pool.after(side, swapped).price());
			let is_right = if side == Side::Buy { after >= before } else { after <= before };
			assert!(is_right, "{run} {side:?}: {before} to {after}");
		}
	}
}

#[test]
fn a_larger_order_gets_more_but_not_more_for_each_rao() {
	let mut random = Random::new(3);
	for run in 0..RUNS {
		let pool = random.pool();
		for side in SIDES {
			let amount = 1_000_000 + random.upto(input(&pool, side));
			let small = fill(&pool, side, amount, true);
			let large = fill(&pool, side, amount.saturating_mul(2), true);
			let (Some(small), Some(large)) = (small, large) else { continue };
			assert!(large.got >= small.got, "{run} {side:?}");
			assert!(large.got <= small.got.saturating_mul(2) + 2, "{run} {side:?}");
		}
	}
}

#[test]
fn the_product_of_evenly_weighted_reserves_falls_by_less_than_a_raos_worth() {
	let mut random = Random::new(4);
	for run in 0..RUNS {
		let pool = Pool { balancer: Balancer::default(), ..random.pool() };
		for side in SIDES {
			let amount = random.upto(input(&pool, side));
			let Some(swapped) = fill(&pool, side, amount, true) else { continue };
			let after = pool.after(side, swapped);
			let (tao, alpha) = match side {
				Side::Buy => (after.tao, after.alpha + 1),
				Side::Sell => (after.tao + 1, after.alpha),
			};
			let product = |tao: u64, alpha: u64| U256::from(tao) * U256::from(alpha);
			assert!(product(tao, alpha) >= product(pool.tao, pool.alpha), "{run} {side:?}");
		}
	}
}

#[test]
fn who_buys_and_sells_again_gains_nothing() {
	let mut random = Random::new(5);
	for run in 0..RUNS {
		let pool = random.pool();
		for (side, back) in [(Side::Buy, Side::Sell), (Side::Sell, Side::Buy)] {
			let amount = 2_000_000 + random.upto(input(&pool, side));
			let Some(there) = fill(&pool, side, amount, false) else { continue };
			let after = pool.after(side, there);
			let Some(again) = fill(&after, back, there.got, false) else { continue };
			assert!(again.got <= amount, "{run} {side:?}: {amount} became {}", again.got);
		}
	}
}

#[test]
fn no_number_is_too_much() {
	let mut random = Random::new(6);
	let weights = [10_000_000_000_000_000, 500_000_000_000_000_001, 990_000_000_000_000_000];
	let ends = [0, 1, 999_999, 1_000_000, u64::MAX / 1_000, u64::MAX - 1, u64::MAX];
	for run in 0..RUNS {
		let mut any = || match random.bits() % 3 {
			0 => ends[random.bits() as usize % ends.len()],
			_ => random.bits() >> (random.bits() % 64),
		};
		let balancer = Perquintill::from_parts(weights[run as usize % weights.len()]);
		let pool = Pool {
			tao: any(),
			alpha: any(),
			balancer: Balancer::new(balancer).unwrap(),
			fee_rate: any() as u16,
			least_reserve: any(),
		};
		let (amount, at, tao, alpha) = (any(), any(), any(), any());
		for side in SIDES {
			let _ = pool.quote(side, amount, limit(at), run % 2 == 0);
		}
		let _ = pool.balancer.after_adding(pool.tao, pool.alpha, tao, alpha);
		let _ = Balancer::at_price(limit(at), pool.tao, pool.alpha);
	}
}
