//! # Subtensor pallet
//!
//! Subnets of neurons that earn emission by what validators think of miners.
//!
//! ## Overview
//!
//! A coldkey registers a subnet ([`Pallet::register_network`]) and starts it
//! ([`Pallet::start_call`]). Others register hotkeys on it ([`Pallet::burned_register`]), which makes
//! them neurons with a uid. A miner publishes where it answers ([`Pallet::serve_axon`]); a validator,
//! who is a neuron with stake ([`Pallet::add_stake`]), weighs the miners ([`Pallet::set_weights`]).
//! Every block mints emission into the pots of the started subnets; every tempo an epoch turns the
//! weights into shares by Yuma consensus (crate `consensus`) and pays the pots out as stake. Where
//! there is no room for another subnet the cheapest is dissolved, and its stakers share its pool.
//!
//! The interface is a subset of Subtensor's `SubtensorModule`, spec 425: call indices, arguments,
//! storage, error numbers and events are the same, so that clients written for it work here.
//!
//! ## Terms
//!
//! * **Rao**: the unit of every amount; a TAO is 10^9 rao.
//! * **Alpha**: a subnet's own token, in which stake is counted. With the stable mechanism one alpha
//!   is worth one TAO.
//! * **Hotkey**, **coldkey**: a neuron's key, and the key of the account that owns it.
//! * **Uid**: a neuron's place on its subnet, from 0.
//! * **Pot**: emission that waits for the next epoch: the owner's, the miners', the validators', the
//!   root network's.
//!
//! ## Details
//!
//! The TAO of a stake leaves the balances (`Currency`) and lies in `SubnetTAO`; `TotalIssuance` counts
//! both. What must always hold between these is in [`invariants`].
//!
//! Weight and serving calls are free. So that they cannot be used to flood the chain, all that would
//! make them fail is checked by [`extension::SubtensorTransactionExtension`] before a block takes
//! them, and by the same functions again when they run ([`checks`]).
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;
mod bonds;
mod calls;
pub mod checks;
mod claims;
pub mod clear;
mod commitments;
mod commits;
mod constants;
mod costs;
mod delegation;
mod emission;
mod epoch;
mod errors;
mod events;
pub mod extension;
pub mod genesis;
mod hotkey_swap;
mod integrity;
pub mod invariants;
pub mod limits;
pub mod mechanisms;
mod network;
mod neurons;
mod owner;
mod payout;
mod pools;
mod prune;
mod register;
mod root;
mod rows;
pub mod rpc_info;
pub mod schedule;
mod serve;
pub mod shares;
mod slots;
mod stake;
mod staking;
pub mod storage;
mod supply;
mod symbols;
pub mod tempo;
mod tick;
mod timelocked;
mod trim;
pub mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use commitments::Commitments;
pub use pallet::*;
pub use pallet_swap::Swapped;
pub use supply::Recycle;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(storage::chain::chain)]
#[import_section(storage::admin::admin)]
#[import_section(storage::commits::commits)]
#[import_section(storage::subnet::subnet)]
#[import_section(storage::hyperparameters::hyperparameters)]
#[import_section(storage::neurons::neurons)]
#[import_section(storage::stake::stake)]
#[import_section(storage::pools::pools)]
#[import_section(storage::delegation::delegation)]
#[import_section(storage::coinbase::coinbase)]
#[import_section(storage::locks::locks)]
#[import_section(constants::constants)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
#[frame_support::pallet]
#[allow(clippy::too_many_arguments)]
pub mod pallet {
	use crate::{
		commits::Reveal,
		costs,
		delegation::relations::MAX_PARENTS,
		genesis::{GenesisHyperparameters, Hyperparameters},
		storage::{AlphaBounds, BurnFactor, LeastClaim, MovingAlpha, TauSymbol, ZeroAccount},
		types::*,
		WeightInfo,
	};
	use alloc::{
		collections::{BTreeMap, BTreeSet, VecDeque},
		vec::Vec,
	};
	use codec::Compact;
	use core::marker::PhantomData;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, ConstBool, ConstI16, ConstU16, ConstU32, ConstU64, ConstU8},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{DispatchError, Percent};

	#[pallet::pallet]
	#[pallet::without_storage_info]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_swap::Config
	{
		/// The balances of accounts, in rao.
		type Currency: fungible::Inspect<Self::AccountId, Balance = u64>
			+ fungible::Mutate<Self::AccountId>
			+ fungible::Balanced<Self::AccountId>;

		/// The beacon's newest round, 0 for none: commits timelocked to an older one are refused.
		type LastBeaconRound: Get<u64>;

		/// Who makes the block, and gets the fees of its swaps.
		type BlockAuthor: Get<Option<Self::AccountId>>;

		/// What neurons commit to.
		type Commitments: crate::Commitments<Self::AccountId>;

		/// No subnet has more neurons. Subtensor's figure is 256.
		#[pallet::constant]
		type MaxUids: Get<u16>;

		/// There are no more subnets, the root network not counted. Subtensor's figure is 128.
		#[pallet::constant]
		type MaxSubnets: Get<u16>;

		/// No coldkey owns more hotkeys, or has stake with more.
		#[pallet::constant]
		type MaxHotkeys: Get<u32>;

		/// What calls take.
		type WeightInfo: WeightInfo;
	}

	/// What a chain begins with. Everything may be left out and then is Subtensor's figure, block
	/// counts scaled to the tempo of new subnets.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Milliseconds between two blocks; 0 stands for 12 s.
		#[serde(default)]
		pub block_time_ms: u64,
		/// Rao of stake weight that weights and votes take.
		#[serde(default)]
		pub stake_threshold: u64,
		/// How much stake on the root network weighs on other subnets, of 2^64.
		#[serde(default)]
		pub tao_weight: Option<u64>,
		/// Least price of a subnet, in rao.
		#[serde(default)]
		pub network_min_lock_cost: Option<u64>,
		/// Blocks between two registrations of subnets.
		#[serde(default)]
		pub network_rate_limit: Option<u64>,
		/// Blocks in which a new subnet is not replaced by another.
		#[serde(default)]
		pub network_immunity_period: Option<u64>,
		/// Blocks between two swaps of a hotkey.
		#[serde(default)]
		pub tx_rate_limit: Option<u64>,
		/// Blocks from the registration of a subnet to its start.
		#[serde(default)]
		pub start_call_delay: u64,
		/// Part of the emission that goes to the owner of a subnet, of 65535.
		#[serde(default)]
		pub subnet_owner_cut: Option<u16>,
		/// What new subnets begin with.
		#[serde(default)]
		pub defaults: GenesisHyperparameters,
		#[allow(missing_docs)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			self.write();
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_now: BlockNumberFor<T>) -> Weight {
			Self::tick()
		}

		fn integrity_test() {
			crate::integrity::check::<T>();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			match crate::invariants::check::<T>().first() {
				Some(broken) => Err(sp_runtime::TryRuntimeError::Other(broken)),
				None => Ok(()),
			}
		}
	}
}
