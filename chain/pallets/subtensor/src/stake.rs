//! Stake: who owns which hotkey, and who has how much alpha with which hotkey.

use crate::{shares::Pool, *};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};

impl<T: Config> Pallet<T> {
	/// The alpha that a coldkey has with a hotkey on a subnet, in rao, rounded down.
	pub fn stake(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: u16) -> u64 {
		let shares = AlphaV2::<T>::get((hotkey, coldkey, netuid)).mantissa;
		if shares == 0 {
			return 0;
		}
		Self::pool(hotkey, netuid).value(shares)
	}

	/// Whether `amount` more alpha is a share of a hotkey's alpha at all: it is not when it is too little
	/// beside what there is.
	pub(crate) fn has_share_for(hotkey: &T::AccountId, netuid: u16, amount: u64) -> bool {
		Self::pool(hotkey, netuid).shares_for(amount) > 0
	}

	/// Whether a coldkey has stake with a hotkey, or with few enough others.
	pub(crate) fn may_stake_with(coldkey: &T::AccountId, hotkey: &T::AccountId) -> bool {
		list_has_room::<T>(&StakingHotkeys::<T>::get(coldkey), hotkey)
	}

	/// Whether others may give a coldkey stake with a hotkey: they may fill half of its list, so that it
	/// can always stake with hotkeys of its own choice.
	pub(crate) fn may_be_given_stake(coldkey: &T::AccountId, hotkey: &T::AccountId) -> bool {
		let list = StakingHotkeys::<T>::get(coldkey);
		(list.len() as u32) < T::MaxHotkeys::get() / 2 || list.contains(hotkey)
	}

	/// Gives a coldkey `amount` alpha with a hotkey. The alpha is counted in `SubnetAlphaOut` already.
	pub(crate) fn increase_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) {
		Self::lift_stake(hotkey, coldkey, netuid, amount);
		if netuid == ROOT {
			Self::root_stake_added(hotkey, coldkey, amount);
		}
	}

	/// [`Pallet::increase_stake`] by stake that brings its claims on root dividends along.
	pub(crate) fn lift_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) {
		let pool = Self::pool(hotkey, netuid);
		let new = pool.shares_for(amount);
		AlphaV2::<T>::mutate((hotkey, coldkey, netuid), |owned| {
			*owned = SafeFloat::billionths(owned.mantissa.saturating_add(new));
		});
		let alpha = pool.alpha.saturating_add(amount);
		Self::set_pool(hotkey, netuid, Pool { alpha, shares: pool.shares.saturating_add(new) });
		StakingHotkeys::<T>::mutate_exists(coldkey, |list| {
			let hotkeys = list.get_or_insert_with(Vec::new);
			if list_has_room::<T>(hotkeys, hotkey) && !hotkeys.contains(hotkey) {
				hotkeys.push(hotkey.clone());
			}
		});
	}

	/// Gives all stakers of a hotkey `amount` alpha together; false, and nothing done, if it has none.
	pub(crate) fn raise_pool(hotkey: &T::AccountId, netuid: u16, amount: u64) -> bool {
		if TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa == 0 {
			return false;
		}
		TotalHotkeyAlpha::<T>::mutate(hotkey, netuid, |all| *all = all.saturating_add(amount));
		true
	}

	/// Makes a coldkey the owner of a hotkey that nobody owns; fine if it is the owner already.
	///
	/// # Errors
	///
	/// `CannotUseSystemAccount` of a subnet's account, `NonAssociatedColdKey` if another owns it,
	/// `Overflow` if the coldkey owns too many.
	pub(crate) fn own(coldkey: &T::AccountId, hotkey: &T::AccountId) -> Result<(), Error<T>> {
		Self::ensure_ownable(coldkey, hotkey)?;
		if Owner::<T>::contains_key(hotkey) {
			return Ok(());
		}
		Owner::<T>::insert(hotkey, coldkey);
		OwnedHotkeys::<T>::append(coldkey, hotkey);
		Ok(())
	}

	/// The errors of [`Pallet::own`], without doing it.
	pub(crate) fn ensure_ownable(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> Result<(), Error<T>> {
		ensure!(!Self::is_subnet_account(hotkey), Error::<T>::CannotUseSystemAccount);
		if let Ok(owner) = Owner::<T>::try_get(hotkey) {
			ensure!(owner == *coldkey, Error::<T>::NonAssociatedColdKey);
			return Ok(());
		}
		ensure!(list_has_room::<T>(&OwnedHotkeys::<T>::get(coldkey), hotkey), Error::<T>::Overflow);
		Ok(())
	}

	/// Takes `amount` alpha, which is no more than there is, from a coldkey's stake with a hotkey. It is
	/// still counted in `SubnetAlphaOut`.
	pub(crate) fn decrease_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) {
		Self::lower_stake(hotkey, coldkey, netuid, amount);
		if netuid == ROOT {
			Self::root_stake_removed(hotkey, coldkey, amount);
		}
	}

	/// [`Pallet::decrease_stake`] by stake that takes its claims on root dividends along.
	pub(crate) fn lower_stake(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) {
		let pool = Self::pool(hotkey, netuid);
		let owned = AlphaV2::<T>::get((hotkey, coldkey, netuid)).mantissa;
		let burnt = pool.shares_of(amount, owned);
		let left = owned.saturating_sub(burnt);
		let alpha = pool.alpha.saturating_sub(amount);
		Self::set_pool(hotkey, netuid, Pool { alpha, shares: pool.shares.saturating_sub(burnt) });
		if left > 0 {
			AlphaV2::<T>::insert((hotkey, coldkey, netuid), SafeFloat::billionths(left));
			return;
		}
		Self::forget_stake(hotkey, coldkey, netuid);
	}

	/// Takes a coldkey off the stakers of a hotkey on a subnet.
	pub(crate) fn forget_stake(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: u16) {
		AlphaV2::<T>::remove((hotkey, coldkey, netuid));
		if AlphaV2::<T>::iter_key_prefix((hotkey, coldkey)).next().is_none() {
			StakingHotkeys::<T>::mutate(coldkey, |list| list.retain(|key| key != hotkey));
		}
	}

	/// A hotkey's alpha and shares on a subnet.
	pub(crate) fn pool(hotkey: &T::AccountId, netuid: u16) -> Pool {
		Pool {
			alpha: TotalHotkeyAlpha::<T>::get(hotkey, netuid),
			shares: TotalHotkeySharesV2::<T>::get(hotkey, netuid).mantissa,
		}
	}

	fn set_pool(hotkey: &T::AccountId, netuid: u16, pool: Pool) {
		if pool.alpha == 0 && pool.shares == 0 {
			TotalHotkeyAlpha::<T>::remove(hotkey, netuid);
			TotalHotkeySharesV2::<T>::remove(hotkey, netuid);
			return;
		}
		TotalHotkeyAlpha::<T>::insert(hotkey, netuid, pool.alpha);
		TotalHotkeySharesV2::<T>::insert(hotkey, netuid, SafeFloat::billionths(pool.shares));
	}
}

/// Whether `key` is on a coldkey's list of hotkeys, or can be put there.
fn list_has_room<T: Config>(list: &[T::AccountId], key: &T::AccountId) -> bool {
	(list.len() as u32) < T::MaxHotkeys::get() || list.contains(key)
}
