//! Who may tune a subnet, and when: its owner or root, never in the last blocks before an epoch.

use crate::{limits::TransactionType, schedule::Schedule, *};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use frame_system::{ensure_root, ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The owner of a subnet that calls, none when it is root.
	///
	/// # Errors
	///
	/// `BadOrigin` for everybody else.
	pub fn ensure_owner_or_root(
		origin: OriginFor<T>,
		netuid: u16,
	) -> Result<Option<T::AccountId>, DispatchError> {
		if ensure_root(origin.clone()).is_ok() {
			return Ok(None);
		}
		let who = ensure_signed(origin)?;
		ensure!(SubnetOwner::<T>::get(netuid) == who, DispatchError::BadOrigin);
		Ok(Some(who))
	}

	/// Whether the settings of a subnet may be changed now: not in the last `AdminFreezeWindow`
	/// blocks before an epoch, in which validators weigh, nor while an epoch that the owner asked
	/// for is to come. A subnet without a tempo is never frozen.
	///
	/// # Errors
	///
	/// `AdminActionProhibitedDuringWeightsWindow`.
	pub fn ensure_not_frozen(netuid: u16) -> Result<(), Error<T>> {
		ensure!(!Self::is_frozen(netuid), Error::<T>::AdminActionProhibitedDuringWeightsWindow);
		Ok(())
	}

	/// Changes a setting of a subnet by `change`, for root or, less often, for the owner: `change` is
	/// told the owner that calls, none for root.
	///
	/// # Errors
	///
	/// In this order: `BadOrigin`, `TxRateLimitExceeded` (the owner only),
	/// `AdminActionProhibitedDuringWeightsWindow`, and those of `change`.
	pub fn tune(
		origin: OriginFor<T>,
		netuid: u16,
		what: impl Into<TransactionType>,
		change: impl FnOnce(Option<&T::AccountId>) -> DispatchResult,
	) -> DispatchResult {
		let what = what.into();
		let owner = Self::ensure_owner_or_root(origin, netuid)?;
		if let Some(owner) = &owner {
			what.ensure_passed::<T>(owner, netuid)?;
		}
		Self::ensure_not_frozen(netuid)?;
		change(owner.as_ref())?;
		if let Some(owner) = &owner {
			what.record::<T>(owner, netuid);
		}
		Ok(())
	}

	/// Sets the hotkey that gets the owner's cut of a subnet, for the owner or root. The limit is one
	/// of the subnet and holds for root too.
	///
	/// # Errors
	///
	/// In this order: `BadOrigin`, `SubnetNotExists`, `TxRateLimitExceeded`, `CannotUseSystemAccount`.
	pub fn set_owner_hotkey(
		origin: OriginFor<T>,
		netuid: u16,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		Self::ensure_owner_or_root(origin, netuid)?;
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		TransactionType::SetSNOwnerHotkey.ensure_passed::<T>(hotkey, netuid)?;
		let is_system = Self::is_nobody(hotkey) || Self::is_subnet_account(hotkey);
		ensure!(!is_system, Error::<T>::CannotUseSystemAccount);
		TransactionType::SetSNOwnerHotkey.record::<T>(hotkey, netuid);
		SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
		Self::deposit_event(Event::SubnetOwnerHotkeySet(netuid, hotkey.clone()));
		Ok(())
	}

	fn is_frozen(netuid: u16) -> bool {
		let schedule = Schedule::of::<T>(netuid);
		let now = Self::now();
		let window = u64::from(AdminFreezeWindow::<T>::get());
		schedule.tempo != 0 && (schedule.pending_at > now || schedule.blocks_left(now) < window)
	}
}
