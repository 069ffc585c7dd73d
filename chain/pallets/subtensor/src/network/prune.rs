//! Which subnet has to go when there are as many as there may be.

use crate::*;
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// The subnet to replace, none if all are too young: the one with the least moving price, of
	/// several the oldest. Subtensor's `get_network_to_prune`.
	pub fn network_to_prune() -> Option<u16> {
		let (now, immunity) = (Self::now(), NetworkImmunityPeriod::<T>::get());
		Self::subnets()
			.into_iter()
			.map(|netuid| (NetworkRegisteredAt::<T>::get(netuid), netuid))
			.filter(|(registered, _)| now >= registered.saturating_add(immunity))
			.map(|(registered, netuid)| (Self::moving_price(netuid), registered, netuid))
			.min()
			.map(|(_, _, netuid)| netuid)
	}

	/// Whether there are as many subnets as there may be.
	pub(crate) fn is_full() -> bool {
		let limit = SubnetLimit::<T>::get().min(T::MaxSubnets::get());
		Self::subnets().len() >= usize::from(limit)
	}
}
