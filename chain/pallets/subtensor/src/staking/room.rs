//! How much of an order there is before the price reaches its limit.

use crate::*;
use fixed::types::U64F64 as Price;
use frame_support::ensure;
use pallet_swap::{Pools, Side};
use sp_runtime::DispatchError;

/// Rao in a TAO, and the price of alpha where there is no pool.
const TAO: u64 = 1_000_000_000;
/// An order offers at most so many times the reserve that it pays into.
const MOST_RESERVES: u64 = 1_000;

impl<T: Config> Pallet<T> {
	/// # Errors
	///
	/// `InsufficientLiquidity` if an order offers more than a thousand times the reserve.
	pub(super) fn ensure_within_reserves(
		netuid: u16,
		side: Side,
		amount: u64,
	) -> Result<(), Error<T>> {
		let is_free = netuid == ROOT || !Self::is_dynamic(netuid);
		let most = Self::greatest_order(netuid, side);
		ensure!(is_free || amount <= most, Error::InsufficientLiquidity);
		Ok(())
	}

	/// The rao that can be staked before alpha costs more than `limit_price` rao.
	///
	/// # Errors
	///
	/// Those of a swap: the price may be above the limit already.
	pub(super) fn most_to_add(netuid: u16, limit_price: u64) -> Result<u64, DispatchError> {
		if is_fixed::<T>(netuid) {
			return Ok(if limit_price >= TAO { u64::MAX } else { 0 });
		}
		Self::most_of(netuid, Side::Buy, limit_price)
	}

	/// The alpha that can be removed before it brings less than `limit_price` rao.
	///
	/// # Errors
	///
	/// Those of a swap: the price may be below the limit already.
	pub(super) fn most_to_remove(netuid: u16, limit_price: u64) -> Result<u64, DispatchError> {
		if is_fixed::<T>(netuid) {
			return Ok(if limit_price <= TAO { u64::MAX } else { 0 });
		}
		Self::most_of(netuid, Side::Sell, limit_price)
	}

	/// The alpha of one subnet that can go to another before an alpha there costs more than
	/// `1 / limit_price` of it, the limit in billionths.
	///
	/// # Errors
	///
	/// Those of a swap, where one of the two has no pool.
	pub(super) fn most_to_move(from: u16, to: u16, limit_price: u64) -> Result<u64, DispatchError> {
		match (is_fixed::<T>(from), is_fixed::<T>(to)) {
			(true, true) => Ok(if limit_price > TAO { 0 } else { u64::MAX }),
			(true, false) if limit_price == 0 => Ok(u64::MAX),
			(true, false) => Self::most_to_add(to, inverse(limit_price)),
			(false, true) => Self::most_to_remove(from, limit_price),
			(false, false) => Ok(most_between::<T>(from, to, limit_price)),
		}
	}

	fn most_of(netuid: u16, side: Side, limit_price: u64) -> Result<u64, DispatchError> {
		let most = Self::greatest_order(netuid, side);
		let swapped = pallet_swap::Pallet::<T>::simulate(netuid, side, most, limit_price, false)?;
		Ok(swapped.cost())
	}

	fn greatest_order(netuid: u16, side: Side) -> u64 {
		let reserve = match side {
			Side::Buy => SubnetTAO::<T>::get(netuid),
			Side::Sell => SubnetAlphaIn::<T>::get(netuid),
		};
		reserve.saturating_mul(MOST_RESERVES)
	}
}

fn is_fixed<T: Config>(netuid: u16) -> bool {
	netuid == ROOT || !Pallet::<T>::is_dynamic(netuid)
}

/// `1 / price`, both in billionths; the price is not 0.
fn inverse(price: u64) -> u64 {
	let tao = Price::from_num(TAO);
	let ratio = tao.checked_div(Price::from_num(price)).unwrap_or_default();
	ratio.saturating_mul(tao).saturating_to_num()
}

/// With both pools evenly weighted: `(a2·t1 − p·a1·t2) / (p·(t1 + t2))`, in an order that does not
/// overflow.
fn most_between<T: Config>(from: u16, to: u16, limit_price: u64) -> u64 {
	let (tao_from, tao_to) = (SubnetTAO::<T>::get(from), SubnetTAO::<T>::get(to));
	let (alpha_from, alpha_to) = (SubnetAlphaIn::<T>::get(from), SubnetAlphaIn::<T>::get(to));
	if [tao_from, tao_to, alpha_from, alpha_to].contains(&0) {
		return 0;
	}
	let limit = pallet_swap::quote::limit(limit_price);
	let price = Pallet::<T>::alpha_price(from)
		.checked_div(Pallet::<T>::alpha_price(to))
		.unwrap_or_default();
	if limit > price {
		return 0;
	}
	if limit_price == 0 {
		return u64::MAX;
	}
	let tao = Price::from_num(tao_to).saturating_add(Price::from_num(tao_from));
	let part = |of: u64| Price::from_num(of).checked_div(tao).unwrap_or_default();
	Price::from_num(alpha_to)
		.saturating_mul(part(tao_from))
		.checked_div(limit)
		.unwrap_or_default()
		.saturating_sub(Price::from_num(alpha_from).saturating_mul(part(tao_to)))
		.saturating_to_num()
}
