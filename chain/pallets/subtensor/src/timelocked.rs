//! Weights that are encrypted until a beacon publishes the round they are for. Nothing opens them
//! yet: they wait, and are dropped once their epoch is over.

use crate::{commits::is_expired, schedule::Schedule, *};
use alloc::{collections::BTreeMap, vec::Vec};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Returns how many commits waited for the same epoch.
	pub(crate) fn do_commit_timelocked(
		hotkey: &T::AccountId,
		netuid: u16,
		mecid: u8,
		sealed: Timelocked,
		round: u64,
		version: u16,
	) -> Result<usize, DispatchError> {
		let (uid, mut queue) =
			checks::commits::timelocked::<T>(hotkey, netuid, mecid, round, version)?;
		let index = storage_index(netuid, mecid);
		let waiting = queue.len();
		let hash = BlakeTwo256::hash(&sealed);
		queue.push_back((hotkey.clone(), Self::now(), sealed, round));
		TimelockedWeightCommits::<T>::insert(index, Self::current_epoch(netuid), queue);
		Self::update(index, uid);
		let event = Event::TimelockedWeightsCommitted(hotkey.clone(), index, hash, round);
		Self::deposit_event(event);
		Ok(waiting)
	}

	/// Drops what can no more be opened, on the subnets whose epoch runs in this block.
	pub(crate) fn drop_expired_commits(subnets: &[u16], now: u64) {
		let is_due = |netuid: &u16| Schedule::of::<T>(*netuid).is_due(now);
		let due: Vec<u16> = subnets.iter().copied().filter(is_due).collect();
		let deferred = Self::deferred(&due);
		for netuid in due.into_iter().filter(|netuid| !deferred.contains(netuid)) {
			let epoch = Self::current_epoch(netuid);
			let period = RevealPeriodEpochs::<T>::get(netuid);
			for index in Self::storage_indices(netuid) {
				let all = TimelockedWeightCommits::<T>::iter_key_prefix(index);
				let expired: Vec<u64> =
					all.filter(|committed| is_expired(*committed, epoch, period)).collect();
				for committed in expired {
					TimelockedWeightCommits::<T>::remove(index, committed);
				}
			}
		}
	}

	/// The block of each hotkey's earliest timelocked commit that can still be opened, and how many commits
	/// were read to find out.
	pub(crate) fn timelocked_blocks(
		index: u16,
		epoch: u64,
		period: u64,
	) -> (BTreeMap<T::AccountId, u64>, u64) {
		let (mut blocks, mut read) = (BTreeMap::new(), 0u64);
		for committed in TimelockedWeightCommits::<T>::iter_key_prefix(index) {
			if is_expired(committed, epoch, period) {
				continue;
			}
			for (hotkey, block, ..) in TimelockedWeightCommits::<T>::get(index, committed) {
				read = read.saturating_add(1);
				let earliest = blocks.entry(hotkey).or_insert(block);
				*earliest = block.min(*earliest);
			}
		}
		(blocks, read)
	}
}
