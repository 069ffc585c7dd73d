//! Whether a hotkey may publish where it answers.

use crate::*;
use frame_support::ensure;

/// 127.0.0.1, which no peer can reach. Other loopback addresses are fine.
const LOOPBACK_V4: u128 = 0x7f00_0001;
/// ::1.
const LOOPBACK_V6: u128 = 1;

/// Whether a hotkey may publish this endpoint now.
///
/// # Errors
///
/// In this order: `HotKeyNotRegisteredInNetwork`, `InvalidIpType`, `InvalidIpAddress`,
/// `InvalidPort`, `ServingRateLimitExceeded`.
pub fn axon<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	ip: u128,
	port: u16,
	ip_type: u8,
) -> Result<(), Error<T>> {
	ensure!(Uids::<T>::contains_key(netuid, hotkey), Error::HotKeyNotRegisteredInNetwork);
	ensure!(ip_type == 4 || ip_type == 6, Error::InvalidIpType);
	ensure!(is_reachable(ip, ip_type), Error::InvalidIpAddress);
	ensure!(port != 0, Error::InvalidPort);
	let last = Axons::<T>::get(netuid, hotkey).map_or(0, |axon| axon.block);
	let age = Pallet::<T>::now().saturating_sub(last);
	let is_first = last == 0;
	ensure!(is_first || age >= ServingRateLimit::<T>::get(netuid), Error::ServingRateLimitExceeded);
	Ok(())
}

/// 0 says that there is no endpoint any more, and is fine.
fn is_reachable(ip: u128, ip_type: u8) -> bool {
	match ip_type {
		4 => ip < u128::from(u32::MAX) && ip != LOOPBACK_V4,
		_ => ip < u128::MAX && ip != LOOPBACK_V6,
	}
}
