//! Swaps in the pools of the state.

use crate::{
	quote::{limit, Pool, Refusal, Side, Swapped},
	Balancer, Config, Error, FeeRate, PalSwapInitialized, Pallet, Pools, SwapBalancer,
};
use fixed::types::U64F64;
use frame_support::traits::Get;

impl<T> From<Refusal> for Error<T> {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::InputTooLarge => Error::SwapInputTooLarge,
			Refusal::ReservesTooLow => Error::ReservesTooLow,
			Refusal::PriceLimitExceeded => Error::PriceLimitExceeded,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Price of a subnet's alpha, in TAO: 1 where it is stable, 0 of a pool without alpha.
	pub fn current_price(netuid: u16) -> U64F64 {
		match T::Pools::is_dynamic(netuid) {
			true => Self::pool(netuid).price(),
			false => U64F64::ONE,
		}
	}

	/// What an order of `amount` comes to, the limit being `limit_price` rao an alpha.
	///
	/// The reserves are the caller's to move. Only the weights are written, should they not have been.
	///
	/// # Errors
	///
	/// In this order: `SwapInputTooLarge`, `ReservesTooLow`, `PriceLimitExceeded`.
	pub fn swap(
		netuid: u16,
		side: Side,
		amount: u64,
		limit_price: u64,
		drop_fee: bool,
	) -> Result<Swapped, Error<T>> {
		let swapped = Self::simulate(netuid, side, amount, limit_price, drop_fee)?;
		if T::Pools::is_dynamic(netuid) {
			Self::initialize(netuid, None);
		}
		Ok(swapped)
	}

	/// [`Pallet::swap`] without writing anything.
	///
	/// # Errors
	///
	/// Those of [`Pallet::swap`].
	pub fn simulate(
		netuid: u16,
		side: Side,
		amount: u64,
		limit_price: u64,
		drop_fee: bool,
	) -> Result<Swapped, Error<T>> {
		if !T::Pools::is_dynamic(netuid) {
			return Ok(Swapped::even(amount));
		}
		Ok(Self::pool(netuid).quote(side, amount, limit(limit_price), drop_fee)?)
	}

	/// What an order of `amount` without a limit would come to: nothing where there is no subnet.
	///
	/// # Errors
	///
	/// Those of [`Pallet::swap`].
	pub fn preview(netuid: u16, side: Side, amount: u64) -> Result<Swapped, Error<T>> {
		let amount = if T::Pools::exists(netuid) { amount } else { 0 };
		Self::simulate(netuid, side, amount, side.no_limit(), false)
	}

	/// The fee of an order that offers `amount`.
	pub fn fee_amount(netuid: u16, amount: u64) -> u64 {
		match T::Pools::is_dynamic(netuid) {
			true => Self::pool(netuid).fee(amount),
			false => 0,
		}
	}

	/// The alpha that is worth `tao` rao at the price now; 0 where the price is 0.
	pub fn alpha_worth(netuid: u16, tao: u64) -> u64 {
		let price = Self::current_price(netuid);
		U64F64::from_num(tao).checked_div(price).unwrap_or_default().saturating_to_num()
	}

	/// Sets the weights of a pool, once, so that its reserves have `price`; even ones without a
	/// price, or where the price asks for weights out of range.
	pub fn initialize(netuid: u16, price: Option<U64F64>) {
		if PalSwapInitialized::<T>::get(netuid) {
			return;
		}
		let balancer = match price {
			Some(price) => {
				Balancer::at_price(price, T::Pools::tao(netuid), T::Pools::alpha(netuid))
			},
			None => Some(Balancer::default()),
		};
		if let Some(balancer) = balancer {
			SwapBalancer::<T>::insert(netuid, balancer);
			PalSwapInitialized::<T>::insert(netuid, true);
		}
	}

	/// Shifts the weights of a pool so that the chain can add these amounts to the reserves and
	/// leave the price where it is. Returns what may be added: nothing, where a weight would come out
	/// of range.
	pub fn adjust_protocol_liquidity(netuid: u16, tao: u64, alpha: u64) -> (u64, u64) {
		let pool = Self::pool(netuid);
		match pool.balancer.after_adding(pool.tao, pool.alpha, tao, alpha) {
			Some(balancer) => {
				SwapBalancer::<T>::insert(netuid, balancer);
				(tao, alpha)
			},
			None => (0, 0),
		}
	}

	/// Forgets the pool of a subnet that is no more.
	pub fn clear(netuid: u16) {
		PalSwapInitialized::<T>::remove(netuid);
		FeeRate::<T>::remove(netuid);
		SwapBalancer::<T>::remove(netuid);
	}

	fn pool(netuid: u16) -> Pool {
		Pool {
			tao: T::Pools::tao(netuid),
			alpha: T::Pools::alpha(netuid),
			balancer: SwapBalancer::<T>::get(netuid),
			fee_rate: FeeRate::<T>::get(netuid),
			least_reserve: T::MinimumReserve::get().get(),
		}
	}
}
