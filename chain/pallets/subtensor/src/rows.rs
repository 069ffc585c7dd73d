//! Setting rows of weights.

use crate::*;
use alloc::vec::Vec;
use codec::Compact;
use frame_support::pallet_prelude::DispatchResult;

/// A row as batches carry it: pairs of uid and weight.
pub(crate) type CompactRow = Vec<(Compact<u16>, Compact<u16>)>;

/// A row of weights that has been found fit.
pub(crate) struct FitRow {
	pub(crate) uid: u16,
	pub(crate) dests: Vec<u16>,
	pub(crate) weights: Vec<u16>,
}

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
		Self::store_row(index, FitRow { uid, dests, weights });
		Self::update(index, uid);
		Ok(())
	}

	/// Sets a row on mechanism 0 of each subnet; one that fails does not hinder the others.
	pub(crate) fn do_batch_set_weights(
		hotkey: T::AccountId,
		netuids: Vec<Compact<u16>>,
		rows: Vec<CompactRow>,
		version_keys: Vec<Compact<u64>>,
	) -> DispatchResult {
		checks::batches::set::<T>(&hotkey, &netuids, &rows, &version_keys)?;
		let results = netuids.iter().zip(rows).zip(&version_keys).map(|((netuid, row), key)| {
			let (dests, weights) = unzip(&row);
			let (netuid, key) = (netuid.0, key.0);
			let uid = checks::batches::row::<T>(&hotkey, netuid, &dests, &weights, key)?;
			Self::store_row(netuid, FitRow { uid, dests, weights });
			Self::update(netuid, uid);
			Ok(())
		});
		let results: Vec<Result<(), Error<T>>> = results.collect();
		Self::report_batch(hotkey, netuids, results);
		Ok(())
	}

	/// Tells how a batch went, item by item.
	pub(crate) fn report_batch(
		hotkey: T::AccountId,
		netuids: Vec<Compact<u16>>,
		results: Vec<Result<(), Error<T>>>,
	) {
		if results.iter().any(Result::is_err) {
			Self::deposit_event(Event::BatchCompletedWithErrors());
		}
		for (netuid, result) in netuids.iter().zip(results) {
			if let Err(error) = result {
				Self::deposit_event(Event::BatchWeightItemFailed(netuid.0, error.into()));
			}
		}
		Self::deposit_event(Event::BatchWeightsCompleted(netuids, hotkey));
	}

	/// Writes a row, scaled so that its greatest weight is 65535.
	pub(crate) fn store_row(index: u16, row: FitRow) {
		let scaled = consensus::weights::max_upscale(&row.weights);
		let stored: Vec<(u16, u16)> = row.dests.into_iter().zip(scaled).collect();
		Weights::<T>::insert(index, row.uid, stored);
		Self::deposit_event(Event::WeightsSet(index, row.uid));
	}

	/// Notes that a neuron weighs, or commits to weights, now.
	pub(crate) fn update(index: u16, uid: u16) {
		let now = Self::now();
		LastUpdate::<T>::mutate(index, |all| neurons::put_at(all, uid, now));
	}
}

/// The uids and the weights of a row.
pub(crate) fn unzip(row: &CompactRow) -> (Vec<u16>, Vec<u16>) {
	row.iter().map(|(dest, weight)| (dest.0, weight.0)).unzip()
}
