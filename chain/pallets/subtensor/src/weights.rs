//! Setting a row of weights.

use crate::*;
use alloc::vec::Vec;
use frame_support::pallet_prelude::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_weights(
		hotkey: &T::AccountId,
		netuid: u16,
		mecid: u8,
		dests: Vec<u16>,
		weights: Vec<u16>,
		version_key: u64,
	) -> DispatchResult {
		let uid = checks::weights::set::<T>(hotkey, netuid, mecid, &dests, &weights, version_key)?;
		let index = storage_index(netuid, mecid);
		let scaled = consensus::weights::max_upscale(&weights);
		let row: Vec<(u16, u16)> = dests.into_iter().zip(scaled).collect();
		Weights::<T>::insert(index, uid, row);
		let now = Self::now();
		LastUpdate::<T>::mutate(index, |all| {
			if let Some(last) = all.get_mut(usize::from(uid)) {
				*last = now;
			}
		});
		Self::deposit_event(Event::WeightsSet(index, uid));
		Ok(())
	}
}
