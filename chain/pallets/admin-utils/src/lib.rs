//! # Admin pallet
//!
//! How root and the owners of subnets tune the chain.
//!
//! ## Overview
//!
//! Every setting has a call. Most settings of a subnet are its owner's: each may be changed every
//! few tempos, and none in the last blocks before an epoch, in which validators weigh. Root may
//! change all of them, and those of the chain, without waiting. The settings themselves lie in
//! `SubtensorModule`, which also tells of their changes.
//!
//! The interface is a subset of Subtensor's `AdminUtils`, spec 425: call indices, arguments, error
//! numbers and events are the same.
//!
//! ## Terms
//!
//! * **Root**: the sudo key, by way of `Sudo.sudo`.
//! * **Owner**: the coldkey that registered a subnet.
//!
//! ## Details
//!
//! Who may call is told by [`calls`], what a value has to be by [`bounds`], and [`store`] writes it.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
mod bounds;
mod calls;
mod costs;
mod errors;
mod events;
mod store;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{bounds, costs, store::*, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, BoundedVec};
	use frame_system::pallet_prelude::*;
	use pallet_subtensor::{
		limits::{Hyperparameter, TransactionType},
		Event as Told, *,
	};
	use sp_consensus_grandpa::AuthorityList;

	/// Where the settings lie.
	type Subnets<T> = pallet_subtensor::Pallet<T>;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>>
		+ pallet_aura::Config
		+ pallet_grandpa::Config
		+ pallet_subtensor::Config
	{
		/// What calls take.
		type WeightInfo: WeightInfo;
	}
}
