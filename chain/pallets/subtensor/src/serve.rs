//! Publishing an endpoint.

use crate::*;
use frame_support::pallet_prelude::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_serve_axon(
		hotkey: T::AccountId,
		netuid: u16,
		axon: AxonInfo,
	) -> DispatchResult {
		checks::serving::axon::<T>(&hotkey, netuid, axon.ip, axon.port, axon.ip_type)?;
		Axons::<T>::insert(netuid, &hotkey, axon);
		Self::deposit_event(Event::AxonServed(netuid, hotkey));
		Ok(())
	}
}
