//! Whether a hotkey may commit to weights or reveal them.

use super::weights::{enough_stake, row, unhurried};
use crate::{
	commits::{is_expired, Reveal, Revealed, MAX_COMMITS},
	rows::FitRow,
	*,
};
use alloc::{collections::VecDeque, vec::Vec};
use frame_support::{ensure, traits::Get};
use sp_core::H256;

/// What is timelocked to an epoch.
pub(crate) type TimelockedQueue<T> =
	VecDeque<TimelockedCommit<<T as frame_system::Config>::AccountId>>;

/// Whether a hotkey may commit a hash now, by a call that does only this.
///
/// # Errors
///
/// In this order: `NotEnoughStakeToSetWeights`, `CommittingWeightsTooFast`, and those of [`commit`].
pub(crate) fn single<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
) -> Result<(), Error<T>> {
	enough_stake::<T>(hotkey, netuid)?;
	unhurried::<T>(hotkey, netuid, mecid, Error::CommittingWeightsTooFast)?;
	commit::<T>(hotkey, netuid, mecid).map(drop)
}

/// The uid of a hotkey that may commit a hash now, and its commits that have not expired.
///
/// # Errors
///
/// In this order: `MechanismDoesNotExist`, `CommitRevealDisabled`, `HotKeyNotRegisteredInSubNet`,
/// `CommittingWeightsTooFast`, `TooManyUnrevealedCommits`.
pub(crate) fn commit<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
) -> Result<(u16, VecDeque<WeightCommit>), Error<T>> {
	let uid = committer::<T>(hotkey, netuid, mecid, || Ok(()))?;
	let (live, _) = without_expired::<T>(hotkey, netuid, mecid).unwrap_or_default();
	ensure!(live.len() < MAX_COMMITS, Error::TooManyUnrevealedCommits);
	Ok((uid, live))
}

/// The uid of a hotkey that may commit timelocked weights now, and all that is timelocked to this
/// epoch.
///
/// # Errors
///
/// In this order: `NotEnoughStakeToSetWeights`, `InvalidRevealRound` (the beacon is beyond it),
/// `MechanismDoesNotExist`, `CommitRevealDisabled`, `IncorrectCommitRevealVersion`,
/// `HotKeyNotRegisteredInSubNet`, `CommittingWeightsTooFast`, `TooManyUnrevealedCommits`.
pub(crate) fn timelocked<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	round: u64,
	version: u16,
) -> Result<(u16, TimelockedQueue<T>), Error<T>> {
	enough_stake::<T>(hotkey, netuid)?;
	ensure!(round >= T::LastBeaconRound::get(), Error::InvalidRevealRound);
	let uid = committer::<T>(hotkey, netuid, mecid, || {
		let is_current = version == CommitRevealWeightsVersion::<T>::get();
		ensure!(is_current, Error::IncorrectCommitRevealVersion);
		Ok(())
	})?;
	let index = storage_index(netuid, mecid);
	let queue = TimelockedWeightCommits::<T>::get(index, Pallet::<T>::current_epoch(netuid));
	let own = queue.iter().filter(|(who, ..)| who == hotkey).count();
	let limit = MAX_COMMITS.saturating_mul(T::MaxUids::get().into());
	ensure!(own < MAX_COMMITS && queue.len() < limit, Error::TooManyUnrevealedCommits);
	Ok((uid, queue))
}

/// What is left of a hotkey's commits after a reveal, and what it reveals.
///
/// # Errors
///
/// In this order: `NotEnoughStakeToSetWeights`, `CommitRevealDisabled`, `NoWeightsCommitFound` (no
/// commit at all), `ExpiredWeightCommit`, `InvalidRevealCommitHashNotMatch`, `RevealTooEarly`, and
/// those of [`row`].
pub(crate) fn reveal<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	reveal: Reveal,
) -> Result<Revealed, Error<T>> {
	let (mut left, expired) = revealable::<T>(hotkey, netuid, mecid)?;
	let hash = reveal.hash(hotkey, storage_index(netuid, mecid));
	ensure!(!left.is_empty() || expired.contains(&hash), Error::NoWeightsCommitFound);
	let place = place_of::<T>(netuid, &left, &expired, hash)?;
	left.drain(..=place);
	let row = fit::<T>(hotkey, netuid, mecid, reveal)?;
	Ok(Revealed { left, rows: [(hash, row)].into() })
}

/// As [`reveal`], for several rows of mechanism 0.
///
/// # Errors
///
/// `InvalidValue` of more rows than there can be commits, and those of [`reveal`].
pub(crate) fn reveal_all<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	reveals: Vec<Reveal>,
) -> Result<Revealed, Error<T>> {
	ensure!(reveals.len() <= MAX_COMMITS, Error::InvalidValue);
	let (mut left, expired) = revealable::<T>(hotkey, netuid, 0)?;
	let hashes: Vec<H256> = reveals.iter().map(|one| one.hash(hotkey, netuid)).collect();
	for hash in &hashes {
		place_of::<T>(netuid, &left, &expired, *hash)?;
	}
	let mut rows = Vec::new();
	for (hash, reveal) in hashes.into_iter().zip(reveals) {
		let place = place_of::<T>(netuid, &left, &expired, hash)?;
		left.remove(place);
		rows.push((hash, fit::<T>(hotkey, netuid, 0, reveal)?));
	}
	Ok(Revealed { left, rows })
}

/// The uid of a hotkey that may commit now, by whatever way.
fn committer<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	check_way: impl FnOnce() -> Result<(), Error<T>>,
) -> Result<u16, Error<T>> {
	ensure!(Pallet::<T>::mechanism_exists(netuid, mecid), Error::MechanismDoesNotExist);
	ensure!(CommitRevealWeightsEnabled::<T>::get(netuid), Error::CommitRevealDisabled);
	check_way()?;
	let uid = Uids::<T>::get(netuid, hotkey).ok_or(Error::HotKeyNotRegisteredInSubNet)?;
	unhurried::<T>(hotkey, netuid, mecid, Error::CommittingWeightsTooFast)?;
	Ok(uid)
}

/// A hotkey's commits that have not expired, and the hashes of those that have.
fn revealable<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
) -> Result<(VecDeque<WeightCommit>, Vec<H256>), Error<T>> {
	enough_stake::<T>(hotkey, netuid)?;
	ensure!(CommitRevealWeightsEnabled::<T>::get(netuid), Error::CommitRevealDisabled);
	without_expired::<T>(hotkey, netuid, mecid).ok_or(Error::NoWeightsCommitFound)
}

/// As [`revealable`], of a hotkey that has ever committed.
fn without_expired<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
) -> Option<(VecDeque<WeightCommit>, Vec<H256>)> {
	let mut live = WeightCommits::<T>::get(storage_index(netuid, mecid), hotkey)?;
	let epoch = Pallet::<T>::current_epoch(netuid);
	let period = RevealPeriodEpochs::<T>::get(netuid);
	// Commits are in the order of their epochs.
	let expired = live.iter().take_while(|one| is_expired(one.1, epoch, period)).count();
	let hashes = live.drain(..expired).map(|one| one.0).collect();
	Some((live, hashes))
}

/// Where the commit to a hash stands, which may be revealed now.
fn place_of<T: Config>(
	netuid: u16,
	live: &VecDeque<WeightCommit>,
	expired: &[H256],
	hash: H256,
) -> Result<usize, Error<T>> {
	let Some(place) = live.iter().position(|one| one.0 == hash) else {
		ensure!(!expired.contains(&hash), Error::ExpiredWeightCommit);
		return Err(Error::InvalidRevealCommitHashNotMatch);
	};
	let committed = live.get(place).map_or(0, |one| one.1);
	let from = committed.saturating_add(RevealPeriodEpochs::<T>::get(netuid));
	ensure!(Pallet::<T>::current_epoch(netuid) == from, Error::RevealTooEarly);
	Ok(place)
}

/// The row of a reveal, fit to be stored.
fn fit<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	reveal: Reveal,
) -> Result<FitRow, Error<T>> {
	let Reveal { uids, values, version_key, .. } = reveal;
	let uid = row::<T>(hotkey, netuid, mecid, &uids, &values, version_key)?;
	Ok(FitRow { uid, dests: uids, weights: values })
}
