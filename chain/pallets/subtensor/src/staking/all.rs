//! Removing the stake of a coldkey with a hotkey from all subnets at once.

use super::settle::Position;
use crate::*;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use pallet_swap::Side;
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Removes the stake of a coldkey with a hotkey wherever it can be removed, the root network among
	/// it.
	pub(crate) fn do_unstake_all(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
		ensure!(Owner::<T>::contains_key(hotkey), Error::<T>::HotKeyAccountNotExists);
		for netuid in Self::netuids() {
			sell_all(Position::<T> { hotkey, coldkey, netuid })?;
		}
		Ok(())
	}

	/// Removes the stake of a coldkey with a hotkey wherever it can be removed, and stakes what it came
	/// to on the root network.
	pub(crate) fn do_unstake_all_alpha(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		ensure!(Owner::<T>::contains_key(hotkey), Error::<T>::HotKeyAccountNotExists);
		let mut total: u64 = 0;
		for netuid in Self::subnets() {
			let tao = sell_all(Position::<T> { hotkey, coldkey, netuid })?;
			total = total.saturating_add(tao);
		}
		let root = Position::<T> { hotkey, coldkey, netuid: ROOT };
		root.buy(total, Side::Buy.no_limit(), false).map(drop)
	}
}

/// Sells all alpha of a position if that may be done, and returns the rao it came to.
fn sell_all<T: Config>(position: Position<'_, T>) -> Result<u64, DispatchError> {
	let Position { hotkey, coldkey, netuid } = position;
	let alpha = position.alpha();
	let is_open = SubtokenEnabled::<T>::get(netuid);
	if !is_open || position.ensure_removable(alpha, None).is_err() {
		return Ok(0);
	}
	let tao = position.sell(alpha, coldkey, Side::Sell.no_limit(), false)?;
	Pallet::<T>::clear_small_nomination(hotkey, coldkey, netuid);
	Ok(tao)
}
