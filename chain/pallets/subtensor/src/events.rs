//! What the pallet tells: names and fields as Subtensor's.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// Amounts are in rao, `index` is a storage index of a mechanism.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A subnet was created: netuid, mechanism.
		NetworkAdded(u16, u16),
		/// Stake was added: coldkey, hotkey, TAO paid, alpha got, netuid, fee.
		StakeAdded(T::AccountId, T::AccountId, u64, u64, u16, u64),
		/// Stake was removed: coldkey, hotkey, TAO got, alpha paid, netuid, fee.
		StakeRemoved(T::AccountId, T::AccountId, u64, u64, u16, u64),
		/// A validator set weights: index, uid.
		WeightsSet(u16, u16),
		/// A neuron was registered: netuid, uid, hotkey.
		NeuronRegistered(u16, u16, T::AccountId),
		/// A neuron published its endpoint: netuid, hotkey.
		AxonServed(u16, T::AccountId),
		/// The owner's hotkey of a subnet was set: netuid, hotkey.
		SubnetOwnerHotkeySet(u16, T::AccountId),
		/// A subnet was started: netuid, first block with emission.
		FirstEmissionBlockNumberSet(u16, u64),
		/// An epoch paid miners.
		IncentiveAlphaEmittedToMiners {
			/// Index of the subnet's mechanism.
			netuid: u16,
			/// Rao per uid.
			emissions: Vec<u64>,
		},
		/// An epoch was due in a block that had run as many as it may.
		EpochDeferred {
			/// The subnet.
			netuid: u16,
			/// Earliest block of the epoch.
			until: u64,
		},
		/// An epoch was due on a subnet whose neurons are not in order; nothing was paid.
		EpochSkipped {
			/// The subnet.
			netuid: u16,
		},
	}
}
