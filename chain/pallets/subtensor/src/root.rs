//! Seats on the root network, which go to those with most stake there.

use crate::{schedule::Schedule, *};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};

/// Take of a hotkey that becomes a delegate with its seat: 18 % of 65535.
const ROOT_TAKE: u16 = 11_796;

/// Multiple of the target that an interval's registrations stay within.
const INTERVAL_FACTOR: u16 = 3;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_root_register(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(ROOT), Error::<T>::RootNetworkDoesNotExist);
		let this_block = RegistrationsThisBlock::<T>::get(ROOT);
		let this_interval = RegistrationsThisInterval::<T>::get(ROOT);
		let target = TargetRegistrationsPerInterval::<T>::get(ROOT);
		ensure!(
			this_block < MaxRegistrationsPerBlock::<T>::get(ROOT),
			Error::<T>::TooManyRegistrationsThisBlock
		);
		ensure!(
			this_interval < target.saturating_mul(INTERVAL_FACTOR),
			Error::<T>::TooManyRegistrationsThisInterval
		);
		ensure!(
			!Uids::<T>::contains_key(ROOT, hotkey),
			Error::<T>::HotKeyAlreadyRegisteredInSubNet
		);
		Self::do_associate(coldkey, hotkey)?;
		let uid = take_seat::<T>(hotkey)?;
		if !Delegates::<T>::contains_key(hotkey) {
			Delegates::<T>::insert(hotkey, ROOT_TAKE);
		}
		RegistrationsThisBlock::<T>::insert(ROOT, this_block.saturating_add(1));
		RegistrationsThisInterval::<T>::insert(ROOT, this_interval.saturating_add(1));
		Self::deposit_event(Event::NeuronRegistered(ROOT, uid, hotkey.clone()));
		Ok(())
	}

	/// Begins to count a block's registrations, and those of an interval of the root network where
	/// one ends. The root network has no epochs, so that after its first tempo each block ends one,
	/// as on Subtensor.
	pub(crate) fn restart_counters(now: u64) {
		let counted = usize::from(T::MaxSubnets::get()).saturating_add(1);
		let netuids: Vec<u16> = RegistrationsThisBlock::<T>::iter_keys().take(counted).collect();
		netuids.into_iter().for_each(RegistrationsThisBlock::<T>::remove);
		if Schedule::of::<T>(ROOT).is_due(now) && RegistrationsThisInterval::<T>::get(ROOT) > 0 {
			RegistrationsThisInterval::<T>::remove(ROOT);
		}
	}
}

/// Gives a hotkey the next seat, or on a full network that of the member with the least stake.
fn take_seat<T: Config>(hotkey: &T::AccountId) -> Result<u16, Error<T>> {
	let now = Pallet::<T>::now();
	let count = SubnetworkN::<T>::get(ROOT);
	if count < MaxAllowedUids::<T>::get(ROOT).min(T::MaxUids::get()) {
		return Ok(Pallet::<T>::append_neuron(ROOT, hotkey, now));
	}
	let stake = |key: &T::AccountId| TotalHotkeyAlpha::<T>::get(key, ROOT);
	let least = (0..count).map(|uid| (stake(&Keys::<T>::get(ROOT, uid)), uid)).min();
	let (least, uid) = least.ok_or(Error::NoNeuronIdAvailable)?;
	ensure!(least < stake(hotkey), Error::StakeTooLowForRoot);
	Pallet::<T>::replace_neuron(ROOT, uid, hotkey, now);
	Ok(uid)
}
