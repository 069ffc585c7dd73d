//! A pool of two reserves with a weight each: `alpha^w1 · tao^w2` stays the same in a swap.
//!
//! The weights let the chain put TAO and alpha into a pool in another proportion than its price has,
//! without moving the price: they shift instead.

use crate::power::power;
use codec::{Decode, Encode, MaxEncodedLen};
use fixed::types::U64F64;
use scale_info::TypeInfo;
use sp_core::U256;
use sp_runtime::Perquintill;

/// One, as the weights count.
const ACCURACY: u64 = 1_000_000_000_000_000_000;
/// Neither weight is less: a hundredth.
const LEAST_WEIGHT: u64 = ACCURACY / 100;

/// The weights of a pool, of which only that of TAO is kept; the other is what it lacks of one.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Balancer {
	quote: Perquintill,
}

impl Default for Balancer {
	fn default() -> Self {
		Self { quote: Perquintill::from_parts(ACCURACY / 2) }
	}
}

impl Balancer {
	/// Weights of which that of TAO is `quote`; none where one is below a hundredth.
	pub fn new(quote: Perquintill) -> Option<Self> {
		let tao = quote.deconstruct();
		let alpha = ACCURACY.saturating_sub(tao);
		(tao >= LEAST_WEIGHT && alpha >= LEAST_WEIGHT).then_some(Self { quote })
	}

	/// The weights with which these reserves have this price, in TAO an alpha; none where one is out
	/// of range.
	pub fn at_price(price: U64F64, tao: u64, alpha: u64) -> Option<Self> {
		let whole = u128::from(price.int().saturating_to_num::<u64>()).saturating_mul(alpha.into());
		let part = U64F64::from_num(alpha).saturating_mul(price.frac()).saturating_to_num::<u64>();
		let worth = whole.saturating_add(part.into()).saturating_add(tao.into());
		if worth == 0 {
			return None;
		}
		Self::new(Perquintill::from_rational(u128::from(tao), worth))
	}

	/// The weight of TAO, of 10^18.
	pub fn tao_weight(&self) -> u64 {
		self.quote.deconstruct()
	}

	/// The weight of alpha, of 10^18.
	pub fn alpha_weight(&self) -> u64 {
		ACCURACY.saturating_sub(self.tao_weight())
	}

	/// TAO an alpha: `(w1 · tao) / (w2 · alpha)`, 0 without alpha.
	pub fn price(&self, tao: u64, alpha: u64) -> U64F64 {
		let weights = divide(self.alpha_weight(), self.tao_weight());
		weights.saturating_mul(divide(tao, alpha))
	}

	/// The alpha that `paid` rao take out of the pool, the fee not among them.
	pub fn alpha_for_tao(&self, tao: u64, alpha: u64, paid: u64) -> u64 {
		let left = left_over(tao, paid, self.tao_weight(), self.alpha_weight());
		part_taken(alpha, left)
	}

	/// The rao that `paid` alpha take out of the pool, the fee not among them.
	pub fn tao_for_alpha(&self, tao: u64, alpha: u64, paid: u64) -> u64 {
		let left = left_over(alpha, paid, self.alpha_weight(), self.tao_weight());
		part_taken(tao, left)
	}

	/// The rao that move the price up to `target`: `tao · ((target / price)^w1 − 1)`.
	pub fn tao_to_reach(&self, price: U64F64, target: U64F64, tao: u64) -> u64 {
		to_reach(target, price, self.alpha_weight(), tao)
	}

	/// The alpha that moves the price down to `target`: `alpha · ((price / target)^w2 − 1)`.
	pub fn alpha_to_reach(&self, price: U64F64, target: U64F64, alpha: u64) -> u64 {
		to_reach(price, target, self.tao_weight(), alpha)
	}

	/// The weights with which the price stays when `tao_added` and `alpha_added` join the reserves;
	/// none where one is out of range.
	pub fn after_adding(
		&self,
		tao: u64,
		alpha: u64,
		tao_added: u64,
		alpha_added: u64,
	) -> Option<Self> {
		let product = |a: u64, b: u64, more: u64| {
			u128::from(a).saturating_mul(u128::from(b).saturating_add(more.into()))
		};
		let of_alpha = weighted(self.alpha_weight(), product(tao, alpha, alpha_added));
		let of_tao = weighted(self.tao_weight(), product(alpha, tao, tao_added));
		match of_alpha.saturating_add(of_tao) {
			0 => Some(Self::default()),
			both => Self::new(Perquintill::from_rational(of_tao, both)),
		}
	}
}

/// `a / b`, 0 by 0.
pub(crate) fn divide(a: u64, b: u64) -> U64F64 {
	U64F64::from_num(a).checked_div(U64F64::from_num(b)).unwrap_or_default()
}

/// The part of the other reserve that stays when `paid` joins this one.
fn left_over(reserve: u64, paid: u64, weight: u64, other: u64) -> U64F64 {
	let sum = reserve.saturating_add(paid);
	if sum == 0 {
		return U64F64::ZERO;
	}
	let scaled = power(reserve.into(), sum.into(), weight, other, ACCURACY).unwrap_or(0);
	divide(scaled, ACCURACY).min(U64F64::ONE)
}

fn part_taken(reserve: u64, left: U64F64) -> u64 {
	let part = U64F64::ONE.saturating_sub(left);
	U64F64::from_num(reserve).saturating_mul(part).saturating_to_num()
}

fn to_reach(high: U64F64, low: U64F64, weight: u64, reserve: u64) -> u64 {
	let Some(scaled) = power(high.to_bits(), low.to_bits(), weight, ACCURACY, ACCURACY) else {
		return 0;
	};
	let growth = divide(scaled, ACCURACY).saturating_sub(U64F64::ONE);
	U64F64::from_num(reserve).saturating_mul(growth).saturating_to_num()
}

/// `value · weight / 10^18`, rounded to the nearest.
fn weighted(weight: u64, value: u128) -> u128 {
	let product = U256::from(value).saturating_mul(weight.into());
	let rounded = product.saturating_add((ACCURACY / 2).into()).checked_div(ACCURACY.into());
	rounded.and_then(|value| u128::try_from(value).ok()).unwrap_or(u128::MAX)
}
