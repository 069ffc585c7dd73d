//! The weight of a commitment: what was measured ([`crate::weights`]), put together.

use crate::{CommitmentInfo, Config, Data, WeightInfo};
use frame_support::{traits::Get, weights::Weight};
use pallet_subtensor::TotalNetworks;

type Measured<T> = <T as Config>::WeightInfo;

/// Reads of [`crate::admission::check`].
pub const CHECK_READS: u64 = 4;

/// Weight of a commitment at most. Resetting bonds takes every row of the subnet.
pub fn set_commitment<T: Config>(info: &CommitmentInfo<T::MaxFields>) -> Weight {
	let bonds = match info.fields.contains(&Data::ResetBondsFlag) {
		true => Measured::<T>::reset_bonds(T::MaxUids::get().into()),
		false => Weight::zero(),
	};
	Measured::<T>::set_commitment().saturating_add(bonds).saturating_add(index::<T>())
}

/// The part of it that changing `TimelockedIndex` takes, which has room for every neuron of the subnets
/// that there are: only a commitment with a time lock, or after one, does so.
pub fn index<T: Config>() -> Weight {
	let subnets = TotalNetworks::<T>::get().min(T::MaxSubnets::get());
	Measured::<T>::list(u32::from(subnets).saturating_mul(T::MaxUids::get().into()))
}
