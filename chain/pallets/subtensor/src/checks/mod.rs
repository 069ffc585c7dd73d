//! All that makes a free call fail, in one function a call, for the pool and for the block alike.

pub(crate) mod batches;
pub(crate) mod commits;
pub mod networks;
pub mod serving;
pub mod takes;
mod weighing;
pub mod weights;

use crate::*;
use frame_support::weights::Weight;

/// Whether a call of `who` would succeed, as far as that is known before a block takes it. Calls
/// that pay a fee pass, but for the rate limit of new subnets; a take is lowered only now and then for
/// free.
///
/// # Errors
///
/// The error with which the call would fail.
pub fn check<T: Config>(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
	match call {
		Call::serve_axon { netuid, ip, port, ip_type, .. } => {
			serving::axon::<T>(who, *netuid, *ip, *port, *ip_type)
		},
		Call::serve_axon_tls { netuid, ip, port, ip_type, .. } => {
			serving::axon::<T>(who, *netuid, *ip, *port, *ip_type)
		},
		Call::serve_prometheus { netuid, ip, port, ip_type, .. } => {
			serving::prometheus::<T>(who, *netuid, *ip, *port, *ip_type)
		},
		Call::decrease_take { hotkey, take } => takes::decrease_for_free::<T>(who, hotkey, *take),
		Call::increase_take { hotkey, take } => takes::increase::<T>(who, hotkey, *take),
		Call::register_network { .. } | Call::register_network_with_identity { .. } => {
			networks::rate_limit::<T>()
		},
		_ => weighing::check(who, call),
	}
}

/// Weight of [`check`].
pub fn cost<T: Config>(call: &Call<T>) -> Weight {
	weighing::cost(call)
}
