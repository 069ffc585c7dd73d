//! # Commitments pallet
//!
//! What neurons say about themselves on chain: a hash of a model, where to find it, a flag.
//!
//! ## Overview
//!
//! A neuron's hotkey commits to a few fields of data on its subnet ([`Pallet::set_commitment`]); the
//! last commitment replaces the one before. That is free, so how much a hotkey may commit in an epoch
//! is bounded, and what would make the call fail is checked by [`admission`] before a block takes it.
//!
//! The interface is a subset of Subtensor's `Commitments`, spec 425: the codec of the data, call
//! indices, storage, error numbers and events are the same.
//!
//! ## Terms
//!
//! * **Field**: raw bytes, a hash, a time-locked ciphertext, or the flag that resets bonds.
//! * **Space**: the bytes of a commitment's fields, 100 at least, counted over an epoch.
//!
//! ## Details
//!
//! Time-locked fields are stored as they are: opening them takes the signatures of a beacon, which
//! this chain has not. `RevealedCommitments` is there for clients to read, and empty.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

extern crate alloc;

pub mod admission;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
mod commit;
mod costs;
pub mod invariants;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use crate::{costs, types::*, WeightInfo};
	use alloc::{boxed::Box, collections::BTreeSet, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU32, Get},
	};
	use frame_system::pallet_prelude::*;

	#[pallet::pallet]
	#[pallet::without_storage_info]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_subtensor::Config
	{
		/// No commitment has more fields.
		#[pallet::constant]
		type MaxFields: Get<u32> + 'static;

		/// What calls take.
		type WeightInfo: WeightInfo;
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Rao set aside for a commitment: none.
		#[pallet::constant_name(InitialDeposit)]
		fn initial_deposit() -> u64 {
			0
		}

		/// Rao set aside for a field: none.
		#[pallet::constant_name(FieldDeposit)]
		fn field_deposit() -> u64 {
			0
		}
	}

	/// What neurons told.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A neuron committed to something.
		Commitment {
			/// The subnet.
			netuid: u16,
			/// The neuron's hotkey.
			who: T::AccountId,
		},
		/// A neuron committed to something that is time-locked.
		TimelockCommitment {
			/// The subnet.
			netuid: u16,
			/// The neuron's hotkey.
			who: T::AccountId,
			/// The beacon's round that opens it.
			reveal_round: u64,
		},
		/// A time-locked commitment was opened; never here.
		CommitmentRevealed {
			/// The subnet.
			netuid: u16,
			/// The neuron's hotkey.
			who: T::AccountId,
		},
	}

	/// What is refused: every variant of Subtensor's, in its order.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// There are too many fields.
		TooManyFieldsInCommitmentInfo,
		/// The hotkey is no neuron of the subnet.
		AccountNotAllowedCommit,
		/// The hotkey has committed so much in this epoch that this does not fit any more.
		SpaceLimitExceeded,
		/// A deposit could not be given back; there are none.
		UnexpectedUnreserveLeftover,
	}

	/// The time-locked commitments, by subnet and hotkey.
	#[pallet::storage]
	pub type TimelockedIndex<T: Config> =
		StorageValue<_, BTreeSet<(u16, T::AccountId)>, ValueQuery>;

	/// The last commitment of a hotkey on a subnet.
	#[pallet::storage]
	pub type CommitmentOf<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Twox64Concat,
		T::AccountId,
		Registration<u64, T::MaxFields, BlockNumberFor<T>>,
		OptionQuery,
	>;

	/// Block of the last commitment of a hotkey on a subnet.
	#[pallet::storage]
	pub type LastCommitment<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Twox64Concat,
		T::AccountId,
		BlockNumberFor<T>,
		OptionQuery,
	>;

	/// Block in which a hotkey last asked for the bonds to it to be reset.
	#[pallet::storage]
	pub type LastBondsReset<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Twox64Concat,
		T::AccountId,
		BlockNumberFor<T>,
		OptionQuery,
	>;

	/// What time-locked commitments of a hotkey held, with the block in which each was opened.
	#[pallet::storage]
	pub type RevealedCommitments<T: Config> = StorageDoubleMap<
		_,
		Identity,
		u16,
		Twox64Concat,
		T::AccountId,
		Vec<(Vec<u8>, u64)>,
		OptionQuery,
	>;

	/// Space that a hotkey has used in an epoch of a subnet.
	#[pallet::storage]
	pub type UsedSpaceOf<T: Config> =
		StorageDoubleMap<_, Identity, u16, Twox64Concat, T::AccountId, UsageTracker, OptionQuery>;

	/// Space that a hotkey has in an epoch of a subnet.
	#[pallet::storage]
	pub type MaxSpace<T: Config> = StorageValue<_, u32, ValueQuery, ConstU32<3100>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxFields::get() > 0, "a commitment has room for a field");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			match crate::invariants::check::<T>().first() {
				Some(broken) => Err(sp_runtime::TryRuntimeError::Other(broken)),
				None => Ok(()),
			}
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Replaces what the caller, the hotkey of a neuron, commits to on a subnet.
		///
		/// Free. The errors, in their order, are those of [`admission::check`](crate::admission::check).
		#[pallet::call_index(0)]
		#[pallet::weight((costs::set_commitment::<T>(info), DispatchClass::Normal, Pays::No))]
		pub fn set_commitment(
			origin: OriginFor<T>,
			netuid: u16,
			info: Box<CommitmentInfo<T::MaxFields>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let weight = costs::set_commitment::<T>(&info);
			let unused = Self::commit(who, netuid, *info)?;
			Ok(Some(weight.saturating_sub(unused)).into())
		}

		/// Sets the space that a hotkey has in an epoch of a subnet, in bytes. Root only.
		#[pallet::call_index(2)]
		#[pallet::weight(T::DbWeight::get().writes(1))]
		pub fn set_max_space(origin: OriginFor<T>, new_limit: u32) -> DispatchResult {
			ensure_root(origin)?;
			MaxSpace::<T>::put(new_limit);
			Ok(())
		}
	}
}
