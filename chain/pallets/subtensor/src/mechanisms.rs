//! Mechanisms of a subnet: each has its own weights, bonds and incentive.

use crate::*;
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};

/// Mechanisms that storage indices have room for, beside 4096 subnets.
pub const MAX_MECHANISMS: u8 = 16;
/// Commits of one mechanism that a cleaning removes at most: of present and of past neurons.
pub const MAX_CLEARED: u32 = 512;

impl<T: Config> Pallet<T> {
	/// Whether a subnet has a mechanism.
	pub fn mechanism_exists(netuid: u16, mecid: u8) -> bool {
		NetworksAdded::<T>::get(netuid) && mecid < MechanismCountCurrent::<T>::get(netuid)
	}

	/// The storage indices of a subnet's mechanisms.
	pub fn storage_indices(netuid: u16) -> impl Iterator<Item = u16> {
		let count = MechanismCountCurrent::<T>::get(netuid).min(MAX_MECHANISMS);
		(0..count).map(move |mecid| storage_index(netuid, mecid))
	}

	/// Sets the number of mechanisms. Those too many lose their weights, bonds and commits; another
	/// number splits emission evenly again.
	///
	/// # Errors
	///
	/// In this order: `MechanismDoesNotExist` (no such subnet), `InvalidValue` (none, or more than
	/// `MaxMechanismCount`), `TooManyUIDsPerMechanism` (times the greatest number of neurons more
	/// than a subnet may have), `InvalidValue`.
	pub fn set_mechanism_count(netuid: u16, count: u8) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::MechanismDoesNotExist);
		ensure!(count > 0 && count <= MaxMechanismCount::<T>::get(), Error::<T>::InvalidValue);
		Self::ensure_room_for_mechanisms(MaxAllowedUids::<T>::get(netuid), count)?;
		ensure!(count <= MAX_MECHANISMS, Error::<T>::InvalidValue);
		let old = MechanismCountCurrent::<T>::get(netuid);
		if old == count {
			return Ok(());
		}
		for mecid in count..old {
			Self::clear_mechanism(netuid, mecid);
		}
		MechanismCountCurrent::<T>::insert(netuid, count);
		MechanismEmissionSplit::<T>::remove(netuid);
		Ok(())
	}

	/// Whether a subnet of `uids` neurons may have `count` mechanisms.
	///
	/// # Errors
	///
	/// `TooManyUIDsPerMechanism`.
	pub fn ensure_room_for_mechanisms(uids: u16, count: u8) -> DispatchResult {
		let all = uids.saturating_mul(count.into());
		ensure!(all <= T::MaxUids::get(), Error::<T>::TooManyUIDsPerMechanism);
		Ok(())
	}

	/// Sets the greatest number of mechanisms of a subnet.
	///
	/// # Errors
	///
	/// `InvalidValue` (none, or more than storage indices have room for).
	pub fn set_max_mechanism_count(count: u8) -> DispatchResult {
		ensure!(count > 0 && count <= MAX_MECHANISMS, Error::<T>::InvalidValue);
		MaxMechanismCount::<T>::put(count);
		Ok(())
	}

	/// Sets how emission is split among the mechanisms, in parts of 65535; evenly when none.
	///
	/// # Errors
	///
	/// `MechanismDoesNotExist` (no such subnet), `InvalidValue` (no part, more parts than
	/// mechanisms, or a sum other than 65535).
	pub fn set_emission_split(netuid: u16, split: Option<Vec<u16>>) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::MechanismDoesNotExist);
		let Some(split) = split else {
			MechanismEmissionSplit::<T>::remove(netuid);
			return Ok(());
		};
		let count = usize::from(MechanismCountCurrent::<T>::get(netuid));
		ensure!(!split.is_empty() && split.len() <= count, Error::<T>::InvalidValue);
		let total = split.iter().fold(0u64, |sum, part| sum.saturating_add((*part).into()));
		ensure!(total == u64::from(u16::MAX), Error::<T>::InvalidValue);
		MechanismEmissionSplit::<T>::insert(netuid, split);
		Ok(())
	}

	/// Removes all that is kept by a mechanism's storage index.
	pub(crate) fn clear_mechanism(netuid: u16, mecid: u8) {
		let index = storage_index(netuid, mecid);
		let uids = T::MaxUids::get().into();
		let _ = Weights::<T>::clear_prefix(index, uids, None);
		let _ = Bonds::<T>::clear_prefix(index, uids, None);
		let _ = WeightCommits::<T>::clear_prefix(index, MAX_CLEARED, None);
		let _ = TimelockedWeightCommits::<T>::clear_prefix(index, MAX_CLEARED, None);
		Incentive::<T>::remove(index);
		LastUpdate::<T>::remove(index);
	}
}
