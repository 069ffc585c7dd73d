//! Stake with another's hotkey that became too little to be kept.

use super::{settle::Position, MIN_STAKE};
use crate::*;
use alloc::vec::Vec;
use fixed::types::U64F64 as Price;
use frame_support::storage::with_storage_layer;
use pallet_swap::Side;
use sp_runtime::DispatchError;

/// What `NominatorMinRequiredStake` counts in: millionths of the least stake.
const MILLION: u64 = 1_000_000;

impl<T: Config> Pallet<T> {
	/// Least stake that a coldkey keeps with the hotkey of another, in rao.
	pub fn nominator_min_stake() -> u64 {
		MIN_STAKE.saturating_mul(NominatorMinRequiredStake::<T>::get()) / MILLION
	}

	/// Pays out the stake of a coldkey with another's hotkey if it is below the least.
	pub(crate) fn clear_small_nomination(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
	) {
		if Owner::<T>::try_get(hotkey).is_ok_and(|owner| owner == *coldkey) {
			return;
		}
		let position = Position::<T> { hotkey, coldkey, netuid };
		let alpha = position.alpha();
		if alpha == 0 || alpha >= least_alpha::<T>(netuid) {
			return;
		}
		let sold = with_storage_layer(|| {
			position.sell(alpha, coldkey, Side::Sell.no_limit(), false)?;
			Ok::<(), DispatchError>(())
		});
		if sold.is_err() {
			let left = position.alpha();
			Self::decrease_stake(hotkey, coldkey, netuid, left);
			SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_sub(left));
		}
	}

	/// [`Pallet::clear_small_nomination`] for every stake there is, but on subnets on their way out,
	/// which pay it anyway: for root only, for it reads them all.
	pub fn clear_small_nominations() {
		let mut stakes: Vec<(T::AccountId, T::AccountId, u16)> =
			AlphaV2::<T>::iter_keys().collect();
		stakes.retain(|(_, _, netuid)| NetworksAdded::<T>::get(*netuid));
		for (hotkey, coldkey, netuid) in stakes {
			Self::clear_small_nomination(&hotkey, &coldkey, netuid);
		}
	}
}

fn least_alpha<T: Config>(netuid: u16) -> u64 {
	let price = Pallet::<T>::alpha_price(netuid);
	let least = Price::from_num(Pallet::<T>::nominator_min_stake());
	least.checked_div(price).unwrap_or_default().saturating_to_num()
}
