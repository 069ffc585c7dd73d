//! The weight of a commitment, reasoned by hand: what it reads and writes at the bounds.

use crate::{CommitmentInfo, Config, Data};
use frame_support::{
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

/// Reads of [`crate::admission::check`].
pub const CHECK_READS: u64 = 4;

/// Time that a call takes beyond its storage.
const BASE: u64 = 50_000 * WEIGHT_REF_TIME_PER_NANOS;
/// Time that an entry of `TimelockedIndex` takes: read, and written back.
const PER_TIMELOCKED: u64 = 100 * WEIGHT_REF_TIME_PER_NANOS;

/// Weight of a commitment at most. Resetting bonds takes every row of the subnet.
pub fn set_commitment<T: Config>(info: &CommitmentInfo<T::MaxFields>) -> Weight {
	let mut storage = T::DbWeight::get().reads_writes(CHECK_READS.saturating_add(1), 3);
	if info.fields.contains(&Data::ResetBondsFlag) {
		let rows = u64::from(T::MaxUids::get());
		storage = storage.saturating_add(T::DbWeight::get().reads_writes(rows, rows));
	}
	storage.saturating_add(index::<T>()).saturating_add(Weight::from_parts(BASE, 0))
}

/// The part of it that changing `TimelockedIndex` takes, which has room for every neuron: only a
/// commitment with a time lock, or after one, does so.
pub fn index<T: Config>() -> Weight {
	let neurons = u64::from(T::MaxSubnets::get()).saturating_mul(T::MaxUids::get().into());
	let time = PER_TIMELOCKED.saturating_mul(neurons);
	T::DbWeight::get().reads_writes(1, 1).saturating_add(Weight::from_parts(time, 0))
}
