//! What a swap comes to: pure, from the state of one pool.

use crate::balancer::{divide, Balancer};
use fixed::types::U64F64;

/// An order pays in no more than so many times the reserve that it pays into.
const MOST_RESERVES: u64 = 1_000;
/// No price is greater, in rao an alpha.
pub const MAX_PRICE: u64 = 1_000_000_000_000_000;
/// No price is less, in rao an alpha.
pub const MIN_PRICE: u64 = 1_000;
/// Rao in a TAO.
const TAO: u64 = 1_000_000_000;

/// Which way an order goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
	/// TAO is paid in, alpha is got.
	Buy,
	/// Alpha is paid in, TAO is got.
	Sell,
}

/// A pool as an order finds it. Amounts are in rao.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
	/// Reserve of TAO.
	pub tao: u64,
	/// Reserve of alpha.
	pub alpha: u64,
	/// Weights of the reserves.
	pub balancer: Balancer,
	/// Part of the input that is the fee, of 65535.
	pub fee_rate: u16,
	/// The reserve that an order takes from is at least this.
	pub least_reserve: u64,
}

/// What an order came to, in rao of TAO and of alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swapped {
	/// What joined the reserve, the fee not counted. With the fee it is less than was offered when
	/// the limit price came first.
	pub paid_in: u64,
	/// What left the other reserve.
	pub got: u64,
	/// The fee, in what was paid in.
	pub fee: u64,
}

impl Swapped {
	/// A swap one for one, without a fee.
	pub fn even(amount: u64) -> Self {
		Self { paid_in: amount, got: amount, fee: 0 }
	}

	/// What the order cost: what joined the reserve, and the fee.
	pub fn cost(&self) -> u64 {
		self.paid_in.saturating_add(self.fee)
	}
}

/// Why an order cannot be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
	/// It pays in more than a thousand times the reserve.
	InputTooLarge,
	/// The reserve is too small, or so little is paid in that nothing would be got.
	ReservesTooLow,
	/// The price is beyond the limit already.
	PriceLimitExceeded,
}

/// A limit of the price as a number of TAO an alpha.
pub fn limit(rao: u64) -> U64F64 {
	divide(rao, TAO)
}

impl Side {
	/// The limit that no price reaches, in rao an alpha.
	pub fn no_limit(self) -> u64 {
		match self {
			Side::Buy => MAX_PRICE,
			Side::Sell => MIN_PRICE,
		}
	}

	/// Whether a price comes before the limit, seen from where the price comes from.
	fn is_before(self, price: U64F64, limit: U64F64) -> bool {
		match self {
			Side::Buy => price < limit,
			Side::Sell => price > limit,
		}
	}
}

impl Pool {
	/// TAO an alpha.
	pub fn price(&self) -> U64F64 {
		self.balancer.price(self.tao, self.alpha)
	}

	/// The fee of an order that offers `amount`.
	pub fn fee(&self, amount: u64) -> u64 {
		let rate = divide(self.fee_rate.into(), u16::MAX.into());
		U64F64::from_num(amount).saturating_mul(rate).saturating_to_num()
	}

	/// Fills as much of an order of `amount` as there is before the price reaches `limit`.
	///
	/// # Errors
	///
	/// In this order: `InputTooLarge`, `ReservesTooLow`, `PriceLimitExceeded`, and once more
	/// `ReservesTooLow`, when what is paid in buys nothing.
	pub fn quote(
		&self,
		side: Side,
		amount: u64,
		limit: U64F64,
		drop_fee: bool,
	) -> Result<Swapped, Refusal> {
		let fee = if drop_fee { 0 } else { self.fee(amount) };
		let paid_in = amount.saturating_sub(fee);
		let (input, output) = self.reserves(side);
		if paid_in > input.saturating_mul(MOST_RESERVES) {
			return Err(Refusal::InputTooLarge);
		}
		if output < self.least_reserve {
			return Err(Refusal::ReservesTooLow);
		}
		if !side.is_before(self.price(), limit) {
			return Err(Refusal::PriceLimitExceeded);
		}
		let filled = match side.is_before(limit, self.price_after(side, paid_in)) {
			false => Swapped { paid_in, fee, got: self.output(side, paid_in) },
			true => self.up_to(side, limit, drop_fee),
		};
		match filled {
			Swapped { paid_in: 1.., got: 0, .. } => Err(Refusal::ReservesTooLow),
			filled => Ok(filled),
		}
	}

	/// The order that moves the price just to the limit; its fee is that part of the whole that the
	/// rate says.
	fn up_to(&self, side: Side, limit: U64F64, drop_fee: bool) -> Swapped {
		let price = self.price();
		let paid_in = match side {
			Side::Buy => self.balancer.tao_to_reach(price, limit, self.tao),
			Side::Sell => self.balancer.alpha_to_reach(price, limit, self.alpha),
		};
		let rate = if drop_fee { 0 } else { self.fee_rate };
		let of_rest = divide(rate.into(), u16::MAX.saturating_sub(rate).into());
		let fee = U64F64::from_num(paid_in).saturating_mul(of_rest).saturating_to_num();
		Swapped { paid_in, fee, got: self.output(side, paid_in) }
	}

	/// What leaves the reserve when `paid_in` joins the other one.
	fn output(&self, side: Side, paid_in: u64) -> u64 {
		match side {
			Side::Buy => self.balancer.alpha_for_tao(self.tao, self.alpha, paid_in),
			Side::Sell => self.balancer.tao_for_alpha(self.tao, self.alpha, paid_in),
		}
	}

	fn price_after(&self, side: Side, paid_in: u64) -> U64F64 {
		let got = self.output(side, paid_in);
		self.after(side, Swapped { paid_in, got, fee: 0 }).price()
	}

	/// The pool after a swap.
	pub fn after(&self, side: Side, swapped: Swapped) -> Self {
		let (tao, alpha) = match side {
			Side::Buy => {
				(self.tao.saturating_add(swapped.paid_in), self.alpha.saturating_sub(swapped.got))
			},
			Side::Sell => {
				(self.tao.saturating_sub(swapped.got), self.alpha.saturating_add(swapped.paid_in))
			},
		};
		Self { tao, alpha, ..*self }
	}

	/// The reserve that an order pays into, and the one that it takes from.
	fn reserves(&self, side: Side) -> (u64, u64) {
		match side {
			Side::Buy => (self.tao, self.alpha),
			Side::Sell => (self.alpha, self.tao),
		}
	}
}
