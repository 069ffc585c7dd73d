//! Writing a setting, and telling of it.

use crate::{Config, Error};
use codec::FullCodec;
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::StorageMap};
use pallet_subtensor::{Event as Told, NetworksAdded, Pallet as Subnets, ROOT};

/// Whether there is a subnet.
///
/// # Errors
///
/// `SubnetDoesNotExist`.
pub fn exists<T: Config>(netuid: u16) -> DispatchResult {
	ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetDoesNotExist);
	Ok(())
}

/// Whether there is a subnet, and it is not the root network.
///
/// # Errors
///
/// In this order: `SubnetDoesNotExist`, `NotPermittedOnRootSubnet`.
pub fn exists_beside_root<T: Config>(netuid: u16) -> DispatchResult {
	exists::<T>(netuid)?;
	ensure!(netuid != ROOT, Error::<T>::NotPermittedOnRootSubnet);
	Ok(())
}

/// Writes a setting of a subnet.
///
/// # Errors
///
/// `SubnetDoesNotExist`.
pub fn set<T, V, Map>(netuid: u16, value: V) -> DispatchResult
where
	T: Config,
	V: FullCodec,
	Map: StorageMap<u16, V>,
{
	exists::<T>(netuid)?;
	Map::insert(netuid, value);
	Ok(())
}

/// Writes a setting of a subnet and tells of it.
///
/// # Errors
///
/// `SubnetDoesNotExist`.
pub fn set_and_tell<T, V, Map>(
	netuid: u16,
	value: V,
	told: impl FnOnce(u16, V) -> Told<T>,
) -> DispatchResult
where
	T: Config,
	V: FullCodec + Copy,
	Map: StorageMap<u16, V>,
{
	set::<T, V, Map>(netuid, value)?;
	tell::<T>(told(netuid, value))
}

/// Tells of a change, as `SubtensorModule`.
///
/// # Errors
///
/// None; it ends calls.
pub fn tell<T: Config>(told: Told<T>) -> DispatchResult {
	Subnets::<T>::deposit_event(told);
	Ok(())
}
