//! Whether a subnet may be registered.

use crate::*;
use frame_support::ensure;

/// Whether a subnet may be registered so soon after the last.
///
/// # Errors
///
/// `NetworkTxRateLimitExceeded`.
pub fn rate_limit<T: Config>() -> Result<(), Error<T>> {
	let last = LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered);
	let age = Pallet::<T>::now().saturating_sub(last);
	let is_first = last == 0;
	ensure!(is_first || age >= NetworkRateLimit::<T>::get(), Error::NetworkTxRateLimitExceeded);
	Ok(())
}
