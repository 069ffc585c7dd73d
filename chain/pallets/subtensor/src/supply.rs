//! TAO between the accounts and the subnets, and out of existence.

use crate::*;
use core::marker::PhantomData;
use frame_support::traits::{
	fungible::{Credit, Inspect, Mutate},
	tokens::{
		Fortitude::Polite,
		Precision::Exact,
		Preservation::{Expendable, Preserve},
	},
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

	/// What a coldkey can spend and keep its account, in rao.
	pub(crate) fn spendable(coldkey: &T::AccountId) -> u64 {
		T::Currency::reducible_balance(coldkey, Preserve, Polite)
	}

	/// Whether a coldkey has `amount` rao, the existential deposit among them.
	pub(crate) fn has_balance(coldkey: &T::AccountId, amount: u64) -> bool {
		T::Currency::reducible_balance(coldkey, Expendable, Polite) >= amount
	}

	/// Moves `amount` rao of a coldkey into a subnet's pool.
	pub(crate) fn move_in(
		coldkey: &T::AccountId,
		netuid: u16,
		amount: u64,
	) -> Result<(), DispatchError> {
		Self::withdraw(coldkey, amount)?;
		Self::credit_pool(netuid, amount);
		Ok(())
	}

	/// Takes `amount` rao of a coldkey, which keeps its account. They are to be put elsewhere.
	pub(crate) fn withdraw(coldkey: &T::AccountId, amount: u64) -> Result<(), DispatchError> {
		T::Currency::burn_from(coldkey, amount, Preserve, Exact, Polite).map(drop)
	}

	/// Gives a coldkey `amount` rao, which came from a pool.
	pub(crate) fn deposit(coldkey: &T::AccountId, amount: u64) -> Result<(), DispatchError> {
		match amount {
			0 => Ok(()),
			_ => T::Currency::mint_into(coldkey, amount).map(drop),
		}
	}

	/// Gives the author of the block `amount` rao, a fee that came from a pool. Where there is no
	/// author, or it cannot have an account of so little, they leave the total issuance.
	pub(crate) fn pay_author(amount: u64) {
		let is_paid =
			T::BlockAuthor::get().is_some_and(|author| Self::deposit(&author, amount).is_ok());
		if !is_paid {
			TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(amount));
		}
	}

	/// Takes `amount` rao out of a subnet's pool. They are to be put elsewhere.
	pub(crate) fn debit_pool(netuid: u16, amount: u64) -> Result<(), DispatchError> {
		let left = SubnetTAO::<T>::get(netuid)
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientLiquidity)?;
		SubnetTAO::<T>::insert(netuid, left);
		TotalStake::<T>::mutate(|total| *total = total.saturating_sub(amount));
		Ok(())
	}

	/// Adds `amount` rao, which came from an account or are new, to a subnet's pool.
	pub(crate) fn credit_pool(netuid: u16, amount: u64) {
		SubnetTAO::<T>::mutate(netuid, |tao| *tao = tao.saturating_add(amount));
		TotalStake::<T>::mutate(|total| *total = total.saturating_add(amount));
	}

	/// Takes alpha that was counted as outside the pool out of the world.
	pub(crate) fn recycle_alpha(netuid: u16, amount: u64) {
		if amount > 0 {
			SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_sub(amount));
		}
	}

	/// Leaves alpha that was counted as outside the pool there, for nobody.
	pub(crate) fn burn_alpha(netuid: u16, amount: u64) {
		if amount > 0 {
			AlphaBurned::<T>::mutate(netuid, |all| *all = all.saturating_add(amount));
		}
	}

	/// Whether `key` is the account of 32 zero bytes, which stands for nobody.
	pub(crate) fn is_nobody(key: &T::AccountId) -> bool {
		storage::ZeroAccount::<T>::get() == *key
	}
}
