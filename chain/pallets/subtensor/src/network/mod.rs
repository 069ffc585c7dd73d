//! Subnets: which there are, what one costs, how one is created, started and dissolved.

mod dissolve;
mod forget;
pub(crate) mod init;
mod median;
mod price;
mod prune;
mod register;
mod sweep;
mod sweeps;

use crate::*;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use sp_runtime::DispatchError;

pub(crate) use sweep::{STEPS_AT_ONCE, STEPS_A_BLOCK};

impl<T: Config> Pallet<T> {
	/// The subnets in rising order, without the root network.
	pub fn subnets() -> Vec<u16> {
		let limit = usize::from(T::MaxSubnets::get()).saturating_add(1);
		let mut subnets: Vec<u16> = NetworksAdded::<T>::iter_keys().take(limit).collect();
		subnets.retain(|netuid| *netuid != ROOT);
		subnets.sort_unstable();
		subnets
	}

	pub(crate) fn do_start_call(coldkey: &T::AccountId, netuid: u16) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		ensure!(SubnetOwner::<T>::get(netuid) == *coldkey, DispatchError::BadOrigin);
		ensure!(
			!FirstEmissionBlockNumber::<T>::contains_key(netuid),
			Error::<T>::FirstEmissionBlockNumberAlreadySet
		);
		let now = Self::now();
		let age = now.saturating_sub(NetworkRegisteredAt::<T>::get(netuid));
		ensure!(age >= StartCallDelay::<T>::get(), Error::<T>::NeedWaitingMoreBlocksToStarCall);
		let first = now.saturating_add(1);
		FirstEmissionBlockNumber::<T>::insert(netuid, first);
		SubtokenEnabled::<T>::insert(netuid, true);
		Self::deposit_event(Event::FirstEmissionBlockNumberSet(netuid, first));
		Ok(())
	}
}
