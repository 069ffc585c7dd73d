//! Weights that are committed as a hash first and revealed some epochs later, so that nobody copies
//! them while they are fresh.

use crate::{rows::FitRow, *};
use alloc::{collections::VecDeque, vec::Vec};
use codec::{Compact, Encode};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Unrevealed commits that a hotkey may have for a mechanism.
pub const MAX_COMMITS: usize = 10;

/// What a hotkey reveals.
pub(crate) struct Reveal {
	pub(crate) uids: Vec<u16>,
	pub(crate) values: Vec<u16>,
	pub(crate) salt: Vec<u16>,
	pub(crate) version_key: u64,
}

impl Reveal {
	/// Reveals as batches carry them, column by column.
	///
	/// # Errors
	///
	/// `InputLengthsUnequal`.
	pub(crate) fn all<T: Config>(
		uids: Vec<Vec<u16>>,
		values: Vec<Vec<u16>>,
		salts: Vec<Vec<u16>>,
		version_keys: Vec<u64>,
	) -> Result<Vec<Self>, Error<T>> {
		let lengths = [values.len(), salts.len(), version_keys.len()];
		ensure!(lengths.iter().all(|length| *length == uids.len()), Error::InputLengthsUnequal);
		let columns = uids.into_iter().zip(values).zip(salts).zip(version_keys);
		let join = |(((uids, values), salt), version_key)| Self { uids, values, salt, version_key };
		Ok(columns.map(join).collect())
	}

	/// The hash that was committed, if this is what it was of.
	pub(crate) fn hash<AccountId: Encode>(&self, hotkey: &AccountId, index: u16) -> H256 {
		let (uids, values, salt) = (&self.uids, &self.values, &self.salt);
		BlakeTwo256::hash_of(&(hotkey, index, uids, values, salt, self.version_key))
	}
}

/// A hotkey's commits after a reveal, with what it revealed.
pub(crate) struct Revealed {
	pub(crate) left: VecDeque<WeightCommit>,
	pub(crate) rows: Vec<(H256, FitRow)>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_commit_weights(
		hotkey: &T::AccountId,
		netuid: u16,
		mecid: u8,
		hash: H256,
	) -> DispatchResult {
		checks::commits::single::<T>(hotkey, netuid, mecid)?;
		Self::commit(hotkey, netuid, mecid, hash)?;
		Ok(())
	}

	/// Commits on mechanism 0 of each subnet; one that fails does not hinder the others.
	pub(crate) fn do_batch_commit_weights(
		hotkey: T::AccountId,
		netuids: Vec<Compact<u16>>,
		hashes: Vec<H256>,
	) -> DispatchResult {
		checks::batches::commit::<T>(&hotkey, &netuids, &hashes)?;
		let commit =
			|(netuid, hash): (&Compact<u16>, H256)| Self::commit(&hotkey, netuid.0, 0, hash);
		let results: Vec<Result<(), Error<T>>> = netuids.iter().zip(hashes).map(commit).collect();
		Self::report_batch(hotkey, netuids, results);
		Ok(())
	}

	pub(crate) fn do_reveal_weights(
		hotkey: &T::AccountId,
		netuid: u16,
		mecid: u8,
		reveal: Reveal,
	) -> DispatchResult {
		let revealed = checks::commits::reveal::<T>(hotkey, netuid, mecid, reveal)?;
		let index = storage_index(netuid, mecid);
		for hash in Self::store_revealed(hotkey, index, revealed) {
			Self::deposit_event(Event::WeightsRevealed(hotkey.clone(), index, hash));
		}
		Ok(())
	}

	/// Reveals several rows of mechanism 0, all or none. The last of them stays.
	pub(crate) fn do_batch_reveal_weights(
		hotkey: T::AccountId,
		netuid: u16,
		reveals: Vec<Reveal>,
	) -> DispatchResult {
		let revealed = checks::commits::reveal_all::<T>(&hotkey, netuid, reveals)?;
		let hashes = Self::store_revealed(&hotkey, netuid, revealed);
		Self::deposit_event(Event::WeightsBatchRevealed(hotkey, netuid, hashes));
		Ok(())
	}

	/// The block of each hotkey's earliest commit for a mechanism that can still be revealed, or
	/// opened; `u64::MAX` for none. And how many timelocked commits were read for that.
	pub(crate) fn commit_blocks(
		netuid: u16,
		mecid: u8,
		hotkeys: &[T::AccountId],
	) -> (Vec<u64>, u64) {
		let index = storage_index(netuid, mecid);
		let epoch = Self::current_epoch(netuid);
		let period = RevealPeriodEpochs::<T>::get(netuid);
		let (timelocked, read) = Self::timelocked_blocks(index, epoch, period);
		let earliest = |hotkey: &T::AccountId| {
			let queue = WeightCommits::<T>::get(index, hotkey).unwrap_or_default();
			let first = queue.iter().find(|commit| !is_expired(commit.1, epoch, period));
			let hashed = first.map_or(u64::MAX, |commit| commit.2);
			hashed.min(timelocked.get(hotkey).copied().unwrap_or(u64::MAX))
		};
		(hotkeys.iter().map(earliest).collect(), read)
	}

	fn commit(hotkey: &T::AccountId, netuid: u16, mecid: u8, hash: H256) -> Result<(), Error<T>> {
		let (uid, mut queue) = checks::commits::commit::<T>(hotkey, netuid, mecid)?;
		let index = storage_index(netuid, mecid);
		queue.push_back((hash, Self::current_epoch(netuid), Self::now(), 0));
		WeightCommits::<T>::insert(index, hotkey, queue);
		Self::update(index, uid);
		Self::deposit_event(Event::WeightsCommitted(hotkey.clone(), index, hash));
		Ok(())
	}

	/// Writes what was revealed; returns the hashes.
	fn store_revealed(hotkey: &T::AccountId, index: u16, revealed: Revealed) -> Vec<H256> {
		if revealed.left.is_empty() {
			WeightCommits::<T>::remove(index, hotkey);
		} else {
			WeightCommits::<T>::insert(index, hotkey, revealed.left);
		}
		let store = |(hash, row)| {
			Self::store_row(index, row);
			hash
		};
		revealed.rows.into_iter().map(store).collect()
	}
}

/// Whether a commit of epoch `committed` can no more be revealed in `epoch`.
pub(crate) fn is_expired(committed: u64, epoch: u64, period: u64) -> bool {
	epoch > committed.saturating_add(period)
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::Value;

	/// The vectors of `test/vectors/chain.json`.
	fn vectors() -> Vec<Value> {
		let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../test/vectors/chain.json");
		let all: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
		all["commit_hash"].as_array().unwrap().clone()
	}

	fn numbers(value: &Value) -> Vec<u16> {
		value.as_array().unwrap().iter().map(|one| one.as_u64().unwrap() as u16).collect()
	}

	fn bytes(value: &Value) -> [u8; 32] {
		let hex = value.as_str().unwrap();
		core::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..][..2], 16).unwrap())
	}

	#[test]
	fn the_hash_of_a_commit_is_that_of_every_vector() {
		let vectors = vectors();
		assert!(vectors.len() >= 4);
		for one in vectors {
			let reveal = Reveal {
				uids: numbers(&one["uids"]),
				values: numbers(&one["values"]),
				salt: numbers(&one["salt"]),
				version_key: one["version_key"].as_u64().unwrap(),
			};
			let index = one["netuid_index"].as_u64().unwrap() as u16;
			let hash = reveal.hash(&bytes(&one["who_pubkey_hex"]), index);
			assert_eq!(hash.0, bytes(&one["blake2b_256"]), "{one}");
		}
	}

	#[test]
	fn a_commit_expires_after_its_epoch_and_the_period() {
		assert!(!is_expired(5, 6, 1));
		assert!(is_expired(5, 7, 1));
		assert!(!is_expired(5, 8, 3));
		assert!(!is_expired(u64::MAX, u64::MAX, 100));
	}
}
