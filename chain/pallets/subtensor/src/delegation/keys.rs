//! Hotkeys that belong to a coldkey without having a uid.

use crate::*;
use frame_support::{pallet_prelude::DispatchResult, PalletId};
use sp_runtime::traits::AccountIdConversion;

/// Subtensor's name for the accounts of subnets.
const SUBNETS: PalletId = PalletId(*b"subtensr");

impl<T: Config> Pallet<T> {
	/// Whether a coldkey owns a hotkey.
	pub fn owns(coldkey: &T::AccountId, hotkey: &T::AccountId) -> bool {
		Owner::<T>::try_get(hotkey).as_ref() == Ok(coldkey)
	}

	/// Makes a coldkey the owner of a hotkey that nobody owns; nothing happens to others.
	pub(crate) fn do_associate(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
		if Owner::<T>::contains_key(hotkey) {
			return Ok(());
		}
		Ok(Self::own(coldkey, hotkey)?)
	}

	/// The account that Subtensor gives to a subnet. TAO of a subnet lies in `SubnetTAO` here, so the
	/// account is empty, and none may have it as a hotkey.
	pub fn subnet_account(netuid: u16) -> T::AccountId {
		SUBNETS.into_sub_account_truncating(netuid)
	}

	/// Whether a key is the account of a subnet.
	pub(crate) fn is_subnet_account(key: &T::AccountId) -> bool {
		PalletId::try_from_sub_account::<u16>(key).is_some_and(|(name, _)| name == SUBNETS)
	}
}
