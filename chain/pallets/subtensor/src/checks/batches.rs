//! Whether batches of weights and of commits hold together. What fails within one does not fail the
//! batch; but a batch in which nothing succeeds is kept out of the pool, as it would be free.

use super::{
	commits,
	weights::{enough_stake, row as fit_row},
};
use crate::{
	rows::{unzip, CompactRow},
	*,
};
use codec::Compact;
use frame_support::{ensure, traits::Get};
use sp_core::H256;

/// Whether a batch of rows may be tried.
///
/// # Errors
///
/// In this order: `InputLengthsUnequal`, `InvalidValue` (more rows than there may be subnets),
/// `NotEnoughStakeToSetWeights` (on any of the subnets).
pub(crate) fn set<T: Config>(
	hotkey: &T::AccountId,
	netuids: &[Compact<u16>],
	rows: &[CompactRow],
	version_keys: &[Compact<u64>],
) -> Result<(), Error<T>> {
	let is_whole = netuids.len() == rows.len() && netuids.len() == version_keys.len();
	ensure!(is_whole, Error::InputLengthsUnequal);
	within_bound::<T>(netuids)?;
	netuids.iter().try_for_each(|netuid| enough_stake::<T>(hotkey, netuid.0))
}

/// The uid of a hotkey whose row in a batch is fit to be stored.
///
/// # Errors
///
/// In this order: `CommitRevealEnabled`, and those of [`fit_row`].
pub(crate) fn row<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	dests: &[u16],
	weights: &[u16],
	version_key: u64,
) -> Result<u16, Error<T>> {
	ensure!(!CommitRevealWeightsEnabled::<T>::get(netuid), Error::CommitRevealEnabled);
	fit_row::<T>(hotkey, netuid, 0, dests, weights, version_key)
}

/// Whether a batch of commits may be tried.
///
/// # Errors
///
/// In this order: `InputLengthsUnequal`, `InvalidValue` (more commits than there may be subnets),
/// `NotEnoughStakeToSetWeights` (on any of the subnets).
pub(crate) fn commit<T: Config>(
	hotkey: &T::AccountId,
	netuids: &[Compact<u16>],
	hashes: &[H256],
) -> Result<(), Error<T>> {
	ensure!(netuids.len() == hashes.len(), Error::InputLengthsUnequal);
	within_bound::<T>(netuids)?;
	netuids.iter().try_for_each(|netuid| enough_stake::<T>(hotkey, netuid.0))
}

/// Whether a batch of rows would set any.
///
/// # Errors
///
/// Those of [`set`], then what is wrong with the first row; `InvalidValue` for no rows.
pub(crate) fn any_set<T: Config>(
	hotkey: &T::AccountId,
	netuids: &[Compact<u16>],
	rows: &[CompactRow],
	version_keys: &[Compact<u64>],
) -> Result<(), Error<T>> {
	set::<T>(hotkey, netuids, rows, version_keys)?;
	any(netuids.iter().zip(rows).zip(version_keys).map(|((netuid, one), key)| {
		let (dests, weights) = unzip(one);
		row::<T>(hotkey, netuid.0, &dests, &weights, key.0).map(drop)
	}))
}

/// Whether a batch of commits would make any.
///
/// # Errors
///
/// Those of [`commit`], then what is wrong with the first commit; `InvalidValue` for no commits.
pub(crate) fn any_commit<T: Config>(
	hotkey: &T::AccountId,
	netuids: &[Compact<u16>],
	hashes: &[H256],
) -> Result<(), Error<T>> {
	commit::<T>(hotkey, netuids, hashes)?;
	any(netuids.iter().map(|netuid| commits::commit::<T>(hotkey, netuid.0, 0).map(drop)))
}

/// A batch has a part for each subnet at most: it is free, and each part costs reads before anybody
/// knows whether the sender may do it.
fn within_bound<T: Config>(netuids: &[Compact<u16>]) -> Result<(), Error<T>> {
	ensure!(netuids.len() <= usize::from(T::MaxSubnets::get()), Error::InvalidValue);
	Ok(())
}

/// The first failure, if nothing succeeds.
fn any<T>(mut results: impl Iterator<Item = Result<(), Error<T>>>) -> Result<(), Error<T>> {
	let first = results.next().unwrap_or(Err(Error::InvalidValue));
	if first.is_ok() || results.any(|result| result.is_ok()) {
		return Ok(());
	}
	first
}
