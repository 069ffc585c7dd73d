//! The pools of the subnets: what alpha costs, and swaps that move the reserves.
//!
//! A swap here moves what lies in the subnet; the accounts and the stake are moved by who asks for it.
//! Without a pool alpha is issued for each TAO that comes and gone with each that leaves, so that every
//! alpha stays backed by a TAO; `SubnetAlphaIn` then says nothing and stays.

use crate::*;
use fixed::types::U64F64 as Price;
use pallet_swap::{Pools, Side};
use sp_runtime::DispatchError;

type Swap<T> = pallet_swap::Pallet<T>;

impl<T: Config> Pools for Pallet<T> {
	fn exists(netuid: u16) -> bool {
		NetworksAdded::<T>::get(netuid)
	}

	fn is_dynamic(netuid: u16) -> bool {
		SubnetMechanism::<T>::get(netuid) == 1
	}

	fn tao(netuid: u16) -> u64 {
		SubnetTAO::<T>::get(netuid)
	}

	fn alpha(netuid: u16) -> u64 {
		SubnetAlphaIn::<T>::get(netuid)
	}
}

impl<T: Config> Pallet<T> {
	/// Price of a subnet's alpha, in TAO: 1 where the mechanism is stable.
	pub fn alpha_price(netuid: u16) -> Price {
		Swap::<T>::current_price(netuid)
	}

	/// What `alpha` is worth at the price now, in rao.
	pub fn alpha_value(netuid: u16, alpha: u64) -> u64 {
		Self::alpha_price(netuid).saturating_mul(Price::from_num(alpha)).saturating_to_num()
	}

	/// Buys alpha for up to `tao` rao, until the price comes to `limit_price` rao an alpha.
	///
	/// Moves the reserves and counts the alpha as outside the pool. The rao that were paid and the fee
	/// ([`Swapped::cost`]) are still to be taken from somebody, and the fee given to the author.
	///
	/// # Errors
	///
	/// Of the swap pallet, in this order: `SwapInputTooLarge`, `ReservesTooLow`, `PriceLimitExceeded`.
	pub fn buy_alpha(
		netuid: u16,
		tao: u64,
		limit_price: u64,
		drop_fee: bool,
	) -> Result<Swapped, DispatchError> {
		let swapped = Swap::<T>::swap(netuid, Side::Buy, tao, limit_price, drop_fee)?;
		if Self::is_dynamic(netuid) {
			SubnetAlphaIn::<T>::mutate(netuid, |alpha| *alpha = alpha.saturating_sub(swapped.got));
		}
		SubnetAlphaOut::<T>::mutate(netuid, |alpha| *alpha = alpha.saturating_add(swapped.got));
		Self::credit_pool(netuid, swapped.paid_in);
		count_volume::<T>(netuid, swapped.cost());
		Ok(swapped)
	}

	/// Sells up to `alpha`, until the price comes to `limit_price` rao an alpha.
	///
	/// Moves the reserves. What was paid and the fee are still to be taken from a stake, the fee to be
	/// sold or burnt, and the rao that were got to be given to somebody.
	///
	/// # Errors
	///
	/// Of the swap pallet, as for [`Pallet::buy_alpha`]; `InsufficientLiquidity` where the pool has
	/// fewer rao than the alpha is worth.
	pub fn sell_alpha(
		netuid: u16,
		alpha: u64,
		limit_price: u64,
		drop_fee: bool,
	) -> Result<Swapped, DispatchError> {
		let swapped = Swap::<T>::swap(netuid, Side::Sell, alpha, limit_price, drop_fee)?;
		Self::debit_pool(netuid, swapped.got)?;
		if Self::is_dynamic(netuid) {
			SubnetAlphaIn::<T>::mutate(netuid, |all| *all = all.saturating_add(swapped.paid_in));
		}
		SubnetAlphaOut::<T>::mutate(netuid, |all| *all = all.saturating_sub(swapped.paid_in));
		count_volume::<T>(netuid, swapped.got);
		Ok(swapped)
	}
}

impl<T: Config> Pallet<T> {
	/// Counts what stakers put in and took out.
	pub(crate) fn count_flow(netuid: u16, tao: u64, side: Side) {
		let tao = i64::try_from(tao).unwrap_or(i64::MAX);
		SubnetTaoFlow::<T>::mutate(netuid, |flow| {
			*flow = match side {
				Side::Buy => flow.saturating_add(tao),
				Side::Sell => flow.saturating_sub(tao),
			};
		});
	}
}

fn count_volume<T: Config>(netuid: u16, tao: u64) {
	SubnetVolume::<T>::mutate(netuid, |sum| *sum = sum.saturating_add(tao.into()));
}
