//! Where a coldkey's mining income on a subnet goes: to stake with a hotkey of its choice.

use crate::*;
use frame_support::{ensure, pallet_prelude::DispatchResult};

/// Greatest number of coldkeys whose income goes to one hotkey of a subnet; Subtensor has no limit.
pub(crate) const MAX_SOURCES: usize = 1024;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_destination(
		coldkey: &T::AccountId,
		netuid: u16,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		ensure!(Uids::<T>::contains_key(netuid, hotkey), Error::<T>::HotKeyNotRegisteredInSubNet);
		let old = AutoStakeDestination::<T>::get(coldkey, netuid);
		ensure!(old.as_ref() != Some(hotkey), Error::<T>::SameAutoStakeHotkeyAlreadySet);
		let mut sources = AutoStakeDestinationColdkeys::<T>::get(hotkey, netuid);
		ensure!(sources.len() < MAX_SOURCES, Error::<T>::Overflow);
		if let Some(old) = old {
			AutoStakeDestinationColdkeys::<T>::mutate(old, netuid, |all| {
				all.retain(|source| source != coldkey);
			});
		}
		sources.push(coldkey.clone());
		AutoStakeDestinationColdkeys::<T>::insert(hotkey, netuid, sources);
		AutoStakeDestination::<T>::insert(coldkey, netuid, hotkey);
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		Self::deposit_event(Event::AutoStakeDestinationSet { coldkey, netuid, hotkey });
		Ok(())
	}

	pub(crate) fn do_set_auto_parent(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		enabled: bool,
	) -> DispatchResult {
		ensure!(Self::owns(coldkey, hotkey), Error::<T>::NonAssociatedColdKey);
		ensure!(Uids::<T>::contains_key(ROOT, hotkey), Error::<T>::HotKeyNotRegisteredInSubNet);
		AutoParentDelegationEnabled::<T>::insert(hotkey, enabled);
		let hotkey = hotkey.clone();
		Self::deposit_event(Event::AutoParentDelegationEnabledSet { hotkey, enabled });
		Ok(())
	}
}
