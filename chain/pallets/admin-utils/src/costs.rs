//! The weight of calls, reasoned by hand.

use frame_support::{
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};

/// Picoseconds that a call takes beyond its storage.
const BASE: u64 = 15_000_000;
/// Picoseconds that an entry of a row takes: read, renamed and written.
const PER_ENTRY: u64 = 20_000;
/// Picoseconds that an authority takes: decoded and written.
const PER_AUTHORITY: u64 = 1_000_000;

/// Weight of a call of root: a few settings are read to judge a value, and one is written.
pub fn root<T: frame_system::Config>() -> Weight {
	T::DbWeight::get().reads_writes(6, 2).saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of a call of an owner, who must be the owner (a read), not too early (three) and not in
/// the last blocks before an epoch (four); the block of the change is written too.
pub fn owner<T: frame_system::Config>() -> Weight {
	root::<T>().saturating_add(T::DbWeight::get().reads_writes(8, 1))
}

/// Weight of another number of mechanisms: the state of fifteen may go, but no more neurons in all than
/// a subnet has, and the commits of each.
pub fn mechanisms<T: pallet_subtensor::Config>() -> Weight {
	let neurons = u64::from(T::MaxUids::get()).saturating_mul(2);
	let commits = u64::from(pallet_subtensor::mechanisms::MAX_CLEARED).saturating_mul(2);
	let removed = neurons.saturating_add(commits).saturating_add(64);
	owner::<T>().saturating_add(T::DbWeight::get().reads_writes(removed, removed))
}

/// Weight of trimming a full subnet: of each neuron the seat, what it published, and its rows, of which
/// all mechanisms together have no more than neurons.
pub fn trim<T: pallet_subtensor::Config>() -> Weight {
	let uids = u64::from(T::MaxUids::get());
	let time = PER_ENTRY.saturating_mul(uids.saturating_mul(uids).saturating_mul(2));
	let touched = uids.saturating_mul(12).saturating_add(64);
	owner::<T>()
		.saturating_add(T::DbWeight::get().reads_writes(touched, touched))
		.saturating_add(Weight::from_parts(time, 0))
}

/// Weight of reading all stake there is: half a second, which is no bound. Only root may ask for it.
pub fn all_stake<T: frame_system::Config>() -> Weight {
	root::<T>().saturating_add(Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 2, 0))
}

/// Weight of a call that only fails.
pub fn nothing() -> Weight {
	Weight::from_parts(BASE, 0)
}

/// Weight of a new list of authorities.
pub fn authorities<T: frame_system::Config>(count: usize) -> Weight {
	let time = PER_AUTHORITY.saturating_mul(count as u64);
	root::<T>().saturating_add(Weight::from_parts(time, 0))
}
