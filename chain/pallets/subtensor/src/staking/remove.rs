//! Removing stake.

use super::{settle::Position, MIN_STAKE};
use crate::*;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use pallet_swap::Side;

type Swap<T> = pallet_swap::Pallet<T>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_remove_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		alpha: u64,
	) -> DispatchResult {
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::<T>::SubtokenDisabled);
		let position = Position::<T> { hotkey, coldkey, netuid };
		let alpha = alpha.min(position.alpha());
		Self::ensure_within_reserves(netuid, Side::Sell, alpha)?;
		position.ensure_removable(alpha, None)?;
		position.sell(alpha, coldkey, Side::Sell.no_limit(), false)?;
		after_removal(position);
		Ok(())
	}

	pub(crate) fn do_remove_stake_limit(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		alpha: u64,
		limit_price: u64,
		allow_partial: bool,
	) -> DispatchResult {
		Self::ensure_within_reserves(netuid, Side::Sell, alpha)?;
		let most = Self::most_to_remove(netuid, limit_price)?;
		let position = Position::<T> { hotkey, coldkey, netuid };
		position.ensure_removable(alpha, (!allow_partial).then_some(most))?;
		position.sell(alpha.min(most), coldkey, limit_price, false)?;
		after_removal(position);
		Ok(())
	}

	pub(crate) fn do_remove_stake_full_limit(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		limit_price: Option<u64>,
	) -> DispatchResult {
		let alpha = Self::stake(hotkey, coldkey, netuid);
		match limit_price {
			Some(limit) => {
				Self::do_remove_stake_limit(coldkey, hotkey, netuid, alpha, limit, false)
			},
			None => Self::do_remove_stake(coldkey, hotkey, netuid, alpha),
		}
	}
}

impl<T: Config> Position<'_, T> {
	/// Whether `alpha` may be removed; all of it, if that is at most `most`.
	///
	/// # Errors
	///
	/// In this order: `SubnetNotExists`, `AmountTooLow` of nothing, `NotEnoughStakeToWithdraw`,
	/// `AmountTooLow` of less than the least stake, unless it is all, `InsufficientLiquidity`,
	/// `SlippageTooHigh`, `HotKeyAccountNotExists`.
	pub(super) fn ensure_removable(&self, alpha: u64, most: Option<u64>) -> Result<(), Error<T>> {
		ensure!(NetworksAdded::<T>::get(self.netuid), Error::SubnetNotExists);
		ensure!(alpha > 0, Error::AmountTooLow);
		let stake = self.alpha();
		ensure!(alpha <= stake, Error::NotEnoughStakeToWithdraw);
		let sold = Swap::<T>::preview(self.netuid, Side::Sell, alpha)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?;
		ensure!(alpha == stake || sold.got >= MIN_STAKE, Error::AmountTooLow);
		ensure!(most.is_none_or(|most| alpha <= most), Error::SlippageTooHigh);
		ensure!(Owner::<T>::contains_key(self.hotkey), Error::HotKeyAccountNotExists);
		Ok(())
	}
}

fn after_removal<T: Config>(position: Position<'_, T>) {
	Pallet::<T>::clear_small_nomination(position.hotkey, position.coldkey, position.netuid);
	Pallet::<T>::drop_pending_children(position.hotkey);
}
