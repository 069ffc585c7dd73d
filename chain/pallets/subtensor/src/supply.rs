//! TAO between the accounts and the subnets, and out of existence.

use crate::*;
use core::marker::PhantomData;
use frame_support::traits::{
	fungible::{Credit, Inspect, Mutate},
	tokens::{Fortitude::Polite, Precision::Exact, Preservation::Preserve},
	Get, Imbalance, OnUnbalanced,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::SaturatedConversion, DispatchError};

/// What the runtime does with TAO that leaves the balances for nowhere, such as fees and dust: the
/// total issuance falls with it.
pub struct Recycle<T>(PhantomData<T>);

impl<T: Config> OnUnbalanced<Credit<T::AccountId, T::Currency>> for Recycle<T> {
	fn on_nonzero_unbalanced(credit: Credit<T::AccountId, T::Currency>) {
		TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(credit.peek()));
	}
}

impl<T: Config> Pallet<T> {
	/// Milliseconds between two blocks; 12 s where genesis did not say, or there is no state.
	pub fn block_time_ms() -> u64 {
		match BlockTime::<T>::get() {
			0 => 12_000,
			block_time => block_time,
		}
	}

	/// The number of the present block.
	pub fn now() -> u64 {
		let now: BlockNumberFor<T> = frame_system::Pallet::<T>::block_number();
		now.saturated_into()
	}

	/// Whether a coldkey can spend `amount` rao and keep its account.
	pub(crate) fn can_afford(coldkey: &T::AccountId, amount: u64) -> bool {
		T::Currency::reducible_balance(coldkey, Preserve, Polite) >= amount
	}

	/// Moves `amount` rao of a coldkey into a subnet's pool.
	pub(crate) fn move_in(
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) -> Result<(), DispatchError> {
		T::Currency::burn_from(coldkey, amount, Preserve, Exact, Polite)?;
		Self::credit_pool(netuid, amount);
		Ok(())
	}

	/// Moves `amount` rao from a subnet's pool to a coldkey.
	pub(crate) fn move_out(
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) -> Result<(), DispatchError> {
		let left = SubnetTAO::<T>::get(netuid)
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientLiquidity)?;
		T::Currency::mint_into(coldkey, amount)?;
		SubnetTAO::<T>::insert(netuid, left);
		TotalStake::<T>::mutate(|total| *total = total.saturating_sub(amount));
		Ok(())
	}

	/// Adds `amount` rao, which came from an account or are new, to a subnet's pool.
	pub(crate) fn credit_pool(netuid: u16, amount: u64) {
		SubnetTAO::<T>::mutate(netuid, |tao| *tao = tao.saturating_add(amount));
		TotalStake::<T>::mutate(|total| *total = total.saturating_add(amount));
	}

	/// Whether `key` is the account of 32 zero bytes, which stands for nobody.
	pub(crate) fn is_nobody(key: &T::AccountId) -> bool {
		storage::ZeroAccount::<T>::get() == *key
	}
}
