//! What makes a change of a delegate's take fail.

use crate::*;
use frame_support::ensure;

/// Whether a coldkey may lower the take of a hotkey so far.
///
/// # Errors
///
/// In this order: `DelegateTakeTooLow` and `DelegateTakeTooHigh` (outside the bounds),
/// `HotKeyAccountNotExists`, `NonAssociatedColdKey`, `DelegateTakeTooLow` (not lower).
pub fn decrease<T: Config>(
	coldkey: &T::AccountId,
	hotkey: &T::AccountId,
	take: u16,
) -> Result<(), Error<T>> {
	ensure_settable::<T>(coldkey, hotkey, take)?;
	let is_lower = Delegates::<T>::try_get(hotkey).map_or(true, |now| take < now);
	ensure!(is_lower, Error::DelegateTakeTooLow);
	Ok(())
}

/// Whether a coldkey may lower the take of a hotkey so far for free: as [`decrease`], and not within
/// `TxRateLimit` blocks of the last change. A take can be lowered thousands of times, each time by a
/// little; whoever wants to pays for it, in a batch.
///
/// # Errors
///
/// Those of [`decrease`], then `DelegateTxRateLimitExceeded`.
pub fn decrease_for_free<T: Config>(
	coldkey: &T::AccountId,
	hotkey: &T::AccountId,
	take: u16,
) -> Result<(), Error<T>> {
	decrease::<T>(coldkey, hotkey, take)?;
	unhurried::<T>(hotkey, TxRateLimit::<T>::get())
}

/// Whether a coldkey may raise the take of a hotkey so far, now.
///
/// # Errors
///
/// In this order: `DelegateTakeTooLow` and `DelegateTakeTooHigh` (outside the bounds),
/// `HotKeyAccountNotExists`, `NonAssociatedColdKey`, `DelegateTakeTooLow` (not higher),
/// `DelegateTxRateLimitExceeded`.
pub fn increase<T: Config>(
	coldkey: &T::AccountId,
	hotkey: &T::AccountId,
	take: u16,
) -> Result<(), Error<T>> {
	ensure_settable::<T>(coldkey, hotkey, take)?;
	let is_higher = Delegates::<T>::try_get(hotkey).map_or(true, |now| take > now);
	ensure!(is_higher, Error::DelegateTakeTooLow);
	unhurried::<T>(hotkey, TxDelegateTakeRateLimit::<T>::get())
}

/// Whether the last change of a hotkey's take is more than `limit` blocks ago; 0 for no limit.
fn unhurried<T: Config>(hotkey: &T::AccountId, limit: u64) -> Result<(), Error<T>> {
	let key = RateLimitKey::LastTxBlockDelegateTake(hotkey.clone());
	let last = LastRateLimitedBlock::<T>::get(key);
	let age = Pallet::<T>::now().saturating_sub(last);
	ensure!(limit == 0 || last == 0 || age > limit, Error::DelegateTxRateLimitExceeded);
	Ok(())
}

fn ensure_settable<T: Config>(
	coldkey: &T::AccountId,
	hotkey: &T::AccountId,
	take: u16,
) -> Result<(), Error<T>> {
	ensure!(take >= MinDelegateTake::<T>::get(), Error::DelegateTakeTooLow);
	ensure!(take <= MaxDelegateTake::<T>::get(), Error::DelegateTakeTooHigh);
	ensure!(Owner::<T>::contains_key(hotkey), Error::HotKeyAccountNotExists);
	ensure!(Pallet::<T>::owns(coldkey, hotkey), Error::NonAssociatedColdKey);
	Ok(())
}
