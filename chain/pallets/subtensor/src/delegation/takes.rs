//! What delegates and children keep of the dividends of others.

use crate::{limits::TransactionType, *};
use frame_support::{ensure, pallet_prelude::DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_decrease_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		take: u16,
	) -> DispatchResult {
		checks::takes::decrease::<T>(coldkey, hotkey, take)?;
		set_take::<T>(hotkey, take);
		Self::deposit_event(Event::TakeDecreased(coldkey.clone(), hotkey.clone(), take));
		Ok(())
	}

	pub(crate) fn do_increase_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		take: u16,
	) -> DispatchResult {
		checks::takes::increase::<T>(coldkey, hotkey, take)?;
		set_take::<T>(hotkey, take);
		Self::deposit_event(Event::TakeIncreased(coldkey.clone(), hotkey.clone(), take));
		Ok(())
	}

	/// Makes a hotkey with which somebody else stakes a delegate, whose take from then on stays.
	pub(crate) fn become_delegate(hotkey: &T::AccountId, staker: &T::AccountId) {
		if !Self::owns(staker, hotkey) && !Delegates::<T>::contains_key(hotkey) {
			Delegates::<T>::insert(hotkey, Delegates::<T>::get(hotkey));
		}
	}

	pub(crate) fn do_set_childkey_take(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: u16,
		take: u16,
	) -> DispatchResult {
		ensure!(Self::owns(coldkey, hotkey), Error::<T>::NonAssociatedColdKey);
		let (min, max) = (min_childkey_take::<T>(netuid), MaxChildkeyTake::<T>::get());
		ensure!((min..=max).contains(&take), Error::<T>::InvalidChildkeyTake);
		if take > Self::childkey_take(hotkey, netuid) {
			TransactionType::SetChildkeyTake
				.ensure_passed::<T>(hotkey, netuid)
				.map_err(|_| Error::<T>::TxChildkeyTakeRateLimitExceeded)?;
		}
		ChildkeyTake::<T>::insert(hotkey, netuid, take);
		TransactionType::SetChildkeyTake.record::<T>(hotkey, netuid);
		Self::deposit_event(Event::ChildKeyTakeSet(hotkey.clone(), take));
		Ok(())
	}

	/// What a child keeps of what lent stake earns on a subnet, of 65535.
	pub fn childkey_take(hotkey: &T::AccountId, netuid: u16) -> u16 {
		ChildkeyTake::<T>::get(hotkey, netuid).max(min_childkey_take::<T>(netuid))
	}
}

/// The least take of a child on a subnet: the chain's, or the subnet's if that is more.
pub(crate) fn min_childkey_take<T: Config>(netuid: u16) -> u16 {
	MinChildkeyTake::<T>::get().max(MinChildkeyTakePerSubnet::<T>::get(netuid))
}

fn set_take<T: Config>(hotkey: &T::AccountId, take: u16) {
	Delegates::<T>::insert(hotkey, take);
	let key = RateLimitKey::LastTxBlockDelegateTake(hotkey.clone());
	LastRateLimitedBlock::<T>::insert(key, Pallet::<T>::now());
}
