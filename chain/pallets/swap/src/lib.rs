//! # Swap pallet
//!
//! The pools in which TAO and alpha of a subnet are exchanged.
//!
//! ## Overview
//!
//! A pool has two reserves, TAO and alpha, and a price that follows from them ([`balancer`]). Who pays
//! TAO in gets alpha, who pays alpha in gets TAO, each order moves the price a little against the
//! one who gave it ([`quote`]). This pallet has the weights of the reserves and the fee; the reserves
//! themselves and the accounts are the subtensor pallet's, which calls [`Pallet::swap`] and moves
//! what it says.
//!
//! The interface is that of Subtensor's `Swap`, spec 425, and the numbers come out the same to the last
//! rao.
//!
//! ## Terms
//!
//! * **Rao**: the unit of every amount; a TAO is 10^9 rao.
//! * **Price**: TAO an alpha, in calls rao an alpha.
//! * **Dynamic**, **stable**: the mechanism of a subnet, with a pool and without; without one an alpha
//!   is always worth a TAO.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

pub mod balancer;
#[cfg(test)]
mod mock;
mod pools;
mod power;
pub mod quote;
#[cfg(test)]
mod tests;

pub use balancer::Balancer;
pub use pallet::*;
pub use quote::{Side, Swapped};

/// The subnets as this pallet sees them.
pub trait Pools {
	/// Whether there is such a subnet.
	fn exists(netuid: u16) -> bool;
	/// Whether its alpha has a pool: mechanism 1.
	fn is_dynamic(netuid: u16) -> bool;
	/// Reserve of TAO, in rao.
	fn tao(netuid: u16) -> u64;
	/// Reserve of alpha, in rao.
	fn alpha(netuid: u16) -> u64;
}

#[frame_support::pallet]
pub mod pallet {
	use crate::{Balancer, Pools};
	use core::num::NonZeroU64;
	use frame_support::{pallet_prelude::*, traits::ConstU16, PalletId};
	use frame_system::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who has the reserves.
		type Pools: Pools;

		/// No fee rate is greater, of 65535.
		#[pallet::constant]
		type MaxFeeRate: Get<u16>;

		/// Not in use; clients may look for it.
		#[pallet::constant]
		type MinimumLiquidity: Get<u64>;

		/// Orders take only from a reserve of at least so many rao.
		#[pallet::constant]
		type MinimumReserve: Get<NonZeroU64>;

		/// Not in use; clients may look for it.
		#[pallet::constant]
		type ProtocolId: Get<PalletId>;
	}

	/// Part of an order's input that is its fee, of 65535.
	#[pallet::storage]
	pub type FeeRate<T> = StorageMap<_, Twox64Concat, u16, u16, ValueQuery, ConstU16<33>>;

	/// Weights of the reserves.
	#[pallet::storage]
	pub type SwapBalancer<T> = StorageMap<_, Twox64Concat, u16, Balancer, ValueQuery>;

	/// Whether the weights were set.
	#[pallet::storage]
	pub type PalSwapInitialized<T> = StorageMap<_, Twox64Concat, u16, bool, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The fee of a subnet was set.
		FeeRateSet {
			/// The subnet.
			netuid: u16,
			/// Part of an order's input, of 65535.
			rate: u16,
		},
	}

	/// Subtensor's, with its numbers; some never come up.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The fee rate is above `MaxFeeRate`.
		FeeRateTooHigh,
		/// So little is swapped that nothing would be got.
		InsufficientInputAmount,
		/// The reserve has less than the order takes.
		InsufficientLiquidity,
		/// The price is beyond the limit already.
		PriceLimitExceeded,
		/// The account has less than the order takes.
		InsufficientBalance,
		/// No such range of prices.
		InvalidTickRange,
		/// No such liquidity.
		InvalidLiquidityValue,
		/// The reserve is below `MinimumReserve`, or so little is paid in that nothing would be got.
		ReservesTooLow,
		/// There is no such subnet.
		MechanismDoesNotExist,
		/// The subnet has not started.
		SubtokenDisabled,
		/// The weights of the reserves are out of range.
		ReservesOutOfBalance,
		/// The order pays in more than a thousand times the reserve.
		SwapInputTooLarge,
		/// The call is out of use.
		Deprecated,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the fee of a subnet's pool, of 65535 parts of what an order pays in. Root only.
		///
		/// # Errors
		///
		/// In this order: `BadOrigin`, `MechanismDoesNotExist`, `FeeRateTooHigh`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::DbWeight::get().reads_writes(1, 1))]
		pub fn set_fee_rate(origin: OriginFor<T>, netuid: u16, rate: u16) -> DispatchResult {
			ensure_root(origin)?;
			ensure!(T::Pools::exists(netuid), Error::<T>::MechanismDoesNotExist);
			ensure!(rate <= T::MaxFeeRate::get(), Error::<T>::FeeRateTooHigh);
			FeeRate::<T>::insert(netuid, rate);
			Self::deposit_event(Event::FeeRateSet { netuid, rate });
			Ok(())
		}
	}
}
