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
/// `ServingRateLimitExceeded`, `InvalidPort`.
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
	let last = Axons::<T>::get(netuid, hotkey).map_or(0, |axon| axon.block);
	ensure!(is_over::<T>(netuid, last), Error::ServingRateLimitExceeded);
	ensure!(port != 0, Error::InvalidPort);
	Ok(())
}

/// Whether a hotkey may publish this metrics endpoint now.
///
/// # Errors
///
/// In this order: `InvalidIpType`, `InvalidIpAddress` (0 too), `HotKeyNotRegisteredInNetwork`,
/// `ServingRateLimitExceeded`, `InvalidPort`.
pub fn prometheus<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	ip: u128,
	port: u16,
	ip_type: u8,
) -> Result<(), Error<T>> {
	ensure!(ip_type == 4 || ip_type == 6, Error::InvalidIpType);
	ensure!(ip != 0 && is_reachable(ip, ip_type), Error::InvalidIpAddress);
	ensure!(Uids::<T>::contains_key(netuid, hotkey), Error::HotKeyNotRegisteredInNetwork);
	let last = Prometheus::<T>::get(netuid, hotkey).map_or(0, |endpoint| endpoint.block);
	ensure!(is_over::<T>(netuid, last), Error::ServingRateLimitExceeded);
	ensure!(port != 0, Error::InvalidPort);
	Ok(())
}

/// Whether the rate limit is over for an endpoint of block `last`, 0 for none.
fn is_over<T: Config>(netuid: u16, last: u64) -> bool {
	let age = Pallet::<T>::now().saturating_sub(last);
	last == 0 || age >= ServingRateLimit::<T>::get(netuid)
}

/// 0 says that there is no endpoint any more, and is fine.
fn is_reachable(ip: u128, ip_type: u8) -> bool {
	match ip_type {
		4 => ip < u128::from(u32::MAX) && ip != LOOPBACK_V4,
		_ => ip < u128::MAX && ip != LOOPBACK_V6,
	}
}
