//! The weight of calls of root, reasoned by hand. Those of owners are measured: [`crate::weights`].

use crate::{Config, WeightInfo};
use frame_support::{
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use pallet_subtensor::MechanismCountCurrent;

type Measured<T> = <T as Config>::WeightInfo;

/// Picoseconds that a call takes beyond its storage.
const BASE: u64 = 15_000_000;
/// Picoseconds that an authority takes: decoded and written.
const PER_AUTHORITY: u64 = 1_000_000;

/// Weight of a call of root: a few settings are read to judge a value, and one is written.
pub fn root<T: frame_system::Config>() -> Weight {
	T::DbWeight::get().reads_writes(6, 2).saturating_add(Weight::from_parts(BASE, 0))
}

/// Weight of another number of mechanisms, of which those too many go with all that they have.
pub fn mechanisms<T: Config>(netuid: u16, count: u8) -> Weight {
	let gone = MechanismCountCurrent::<T>::get(netuid).saturating_sub(count);
	Measured::<T>::sudo_set_mechanism_count(gone.into())
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
