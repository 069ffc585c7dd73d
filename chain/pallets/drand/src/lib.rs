//! # Drand pallet
//!
//! The rounds of a public randomness beacon, of which each opens what was timelocked to it.
//!
//! ## Overview
//!
//! Clients read the last round and the beacon's settings here before they timelock weights. There is
//! no call: nothing feeds this chain with rounds yet, so [`LastStoredRound`] stays 0 and commits
//! expire unopened.
//!
//! Names, hashers and values of the storage are those of Subtensor's pallet of this name, spec 425.
//!
//! ## Terms
//!
//! * **Round**: a number that grows by one each period of the beacon.
//! * **Pulse**: what the beacon publishes for a round, a signature and the randomness from it.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

pub mod types;

pub use pallet::*;
pub use types::*;

use frame_support::traits::Get;

#[frame_support::pallet]
pub mod pallet {
	use crate::types::*;
	use frame_support::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// Which beacon it is, and its public key.
	#[pallet::storage]
	pub type BeaconConfig<T: Config> =
		StorageValue<_, BeaconConfiguration, ValueQuery, DefaultBeacon>;

	/// Pulses by their round.
	#[pallet::storage]
	pub type Pulses<T: Config> = StorageMap<_, Blake2_128Concat, RoundNumber, Pulse, OptionQuery>;

	/// Newest round of [`Pulses`], 0 for none.
	#[pallet::storage]
	pub type LastStoredRound<T: Config> = StorageValue<_, RoundNumber, ValueQuery>;

	/// Oldest round of [`Pulses`], 0 for none.
	#[pallet::storage]
	pub type OldestStoredRound<T: Config> = StorageValue<_, RoundNumber, ValueQuery>;

	/// The beacon of a new chain is drand's quicknet.
	pub struct DefaultBeacon;

	impl Get<BeaconConfiguration> for DefaultBeacon {
		fn get() -> BeaconConfiguration {
			BeaconConfiguration::quicknet()
		}
	}
}

/// The newest round, for pallets that judge rounds.
pub struct LastRound<T>(core::marker::PhantomData<T>);

impl<T: Config> Get<RoundNumber> for LastRound<T> {
	fn get() -> RoundNumber {
		LastStoredRound::<T>::get()
	}
}

#[cfg(test)]
mod tests {
	use crate::{self as pallet_drand, *};
	use codec::Encode;
	use frame_support::{derive_impl, storage::storage_prefix, StorageHasher};

	#[frame_support::runtime]
	mod runtime {
		#[runtime::runtime]
		#[runtime::derive(
			RuntimeCall,
			RuntimeEvent,
			RuntimeError,
			RuntimeOrigin,
			RuntimeFreezeReason,
			RuntimeHoldReason,
			RuntimeSlashReason,
			RuntimeLockId,
			RuntimeTask,
			RuntimeViewFunction
		)]
		pub struct Test;

		#[runtime::pallet_index(0)]
		pub type System = frame_system;
		#[runtime::pallet_index(26)]
		pub type Drand = pallet_drand;
	}

	#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
	impl frame_system::Config for Test {
		type Block = frame_system::mocking::MockBlock<Test>;
	}

	impl pallet_drand::Config for Test {}

	#[test]
	fn a_pulse_lies_where_clients_look_for_it() {
		sp_io::TestExternalities::default().execute_with(|| {
			let pulse = Pulse { round: 7, ..Default::default() };
			Pulses::<Test>::insert(7, &pulse);
			let mut key = storage_prefix(b"Drand", b"Pulses").to_vec();
			key.extend(frame_support::Blake2_128Concat::hash(&7u64.encode()));
			assert_eq!(sp_io::storage::get(&key).unwrap(), pulse.encode());
			assert_eq!(pulse.encode(), [&7u64.encode()[..], &[0, 0]].concat());
		});
	}

	#[test]
	fn without_pulses_the_last_round_is_none() {
		sp_io::TestExternalities::default().execute_with(|| {
			assert_eq!(LastRound::<Test>::get(), 0);
			LastStoredRound::<Test>::put(9);
			assert_eq!(LastRound::<Test>::get(), 9);
		});
	}

	#[test]
	fn the_beacon_is_quicknet_with_a_round_every_three_seconds() {
		sp_io::TestExternalities::default().execute_with(|| {
			let beacon = BeaconConfig::<Test>::get();
			assert_eq!((beacon.period, beacon.genesis_time), (3, 1_692_803_367));
			assert_eq!(beacon.public_key.len(), 96);
			assert_eq!((beacon.hash.len(), beacon.group_hash.len()), (32, 32));
			assert_eq!(beacon.scheme_id.as_slice(), b"bls-unchained-g1-rfc9380");
			assert_eq!(beacon.metadata.beacon_id.as_slice(), b"quicknet");
		});
	}
}
