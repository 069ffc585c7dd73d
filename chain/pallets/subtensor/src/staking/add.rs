//! Adding stake.

use super::{settle::Position, MIN_STAKE};
use crate::*;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use pallet_swap::Side;

type Swap<T> = pallet_swap::Pallet<T>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		tao: u64,
	) -> DispatchResult {
		Self::ensure_within_reserves(netuid, Side::Buy, tao)?;
		Self::ensure_addable(coldkey, hotkey, netuid, tao)?;
		let position = Position::<T> { hotkey, coldkey, netuid };
		position.buy(tao, Side::Buy.no_limit(), false).map(drop)
	}

	pub(crate) fn do_add_stake_limit(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		tao: u64,
		limit_price: u64,
		allow_partial: bool,
	) -> DispatchResult {
		Self::ensure_within_reserves(netuid, Side::Buy, tao)?;
		let most = Self::most_to_add(netuid, limit_price)?;
		Self::ensure_worth_adding(netuid, tao)?;
		ensure!(allow_partial || tao <= most, Error::<T>::SlippageTooHigh);
		let tao = tao.min(most);
		Self::ensure_fundable(coldkey, hotkey, netuid, tao)?;
		Self::become_delegate(hotkey, coldkey);
		let position = Position::<T> { hotkey, coldkey, netuid };
		position.buy(tao, limit_price, false).map(drop)
	}

	/// Whether a coldkey may stake `tao` rao.
	///
	/// # Errors
	///
	/// In this order: `SubnetNotExists`, `SubtokenDisabled`, `AmountTooLow`, `NotEnoughBalanceToStake`,
	/// `HotKeyAccountNotExists`, `InsufficientLiquidity`, `Overflow`.
	pub(crate) fn ensure_addable(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		tao: u64,
	) -> Result<(), Error<T>> {
		Self::ensure_worth_adding(netuid, tao)?;
		Self::ensure_fundable(coldkey, hotkey, netuid, tao)
	}

	/// The subnet takes stake, and `tao` is the least stake with its fee or more.
	fn ensure_worth_adding(netuid: u16, tao: u64) -> Result<(), Error<T>> {
		ensure!(NetworksAdded::<T>::get(netuid), Error::SubnetNotExists);
		ensure!(SubtokenEnabled::<T>::get(netuid), Error::SubtokenDisabled);
		let fee = match Swap::<T>::preview(netuid, Side::Buy, MIN_STAKE) {
			Ok(swapped) => swapped.fee,
			Err(_) => Swap::<T>::fee_amount(netuid, MIN_STAKE),
		};
		ensure!(tao >= MIN_STAKE.saturating_add(fee), Error::AmountTooLow);
		Ok(())
	}

	/// The coldkey has `tao`, and they buy alpha with the hotkey.
	fn ensure_fundable(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		tao: u64,
	) -> Result<(), Error<T>> {
		ensure!(Self::has_balance(coldkey, tao), Error::NotEnoughBalanceToStake);
		ensure!(Owner::<T>::contains_key(hotkey), Error::HotKeyAccountNotExists);
		let swapped = Swap::<T>::preview(netuid, Side::Buy, tao)
			.map_err(|_| Error::<T>::InsufficientLiquidity)?;
		ensure!(swapped.paid_in >= MIN_STAKE, Error::AmountTooLow);
		ensure!(swapped.got > 0, Error::InsufficientLiquidity);
		ensure!(Self::has_share_for(hotkey, netuid, swapped.got), Error::InsufficientLiquidity);
		ensure!(Self::may_stake_with(coldkey, hotkey), Error::Overflow);
		Ok(())
	}
}
