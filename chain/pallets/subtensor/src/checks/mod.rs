//! All that makes a free call fail, in one function a call, for the pool and for the block alike.

pub mod networks;
pub mod serving;
pub mod weights;

use crate::*;

/// Whether a call of `who` would succeed, as far as that is known before a block takes it. Calls
/// that pay a fee pass, but for the rate limit of new subnets.
///
/// # Errors
///
/// The error with which the call would fail.
pub fn check<T: Config>(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
	match call {
		Call::set_weights { netuid, dests, weights, version_key } => {
			weights::set::<T>(who, *netuid, 0, dests, weights, *version_key).map(drop)
		},
		Call::set_mechanism_weights { netuid, mecid, dests, weights, version_key } => {
			weights::set::<T>(who, *netuid, *mecid, dests, weights, *version_key).map(drop)
		},
		Call::serve_axon { netuid, ip, port, ip_type, .. } => {
			serving::axon::<T>(who, *netuid, *ip, *port, *ip_type)
		},
		Call::register_network { .. } => networks::rate_limit::<T>(),
		_ => Ok(()),
	}
}
