//! All that makes a commitment fail, for the pool and for the block alike.

use crate::{costs, Call, CommitmentInfo, Config, Error, MaxSpace, UsageTracker, UsedSpaceOf};
use frame_support::{
	ensure,
	traits::{Get, IsSubType},
	weights::Weight,
};
use pallet_subtensor::{extension::Guard, SubnetEpochIndex, Uids};

/// Space that the least commitment takes.
const MIN_SPACE: u64 = 100;

/// The number by which clients know that the pool refused a key that is no neuron.
const NOT_REGISTERED: u8 = 10;
/// The number by which clients know that the pool refused what comes too often.
const RATE_LIMIT: u8 = 6;
/// The number of other reasons.
const BAD_REQUEST: u8 = 255;

/// The space a hotkey will have used in this epoch after this commitment.
///
/// # Errors
///
/// In this order: `AccountNotAllowedCommit`, `SpaceLimitExceeded`.
pub fn check<T: Config>(
	who: &T::AccountId,
	netuid: u16,
	info: &CommitmentInfo<T::MaxFields>,
) -> Result<UsageTracker, Error<T>> {
	ensure!(Uids::<T>::contains_key(netuid, who), Error::AccountNotAllowedCommit);
	let last_epoch = SubnetEpochIndex::<T>::get(netuid);
	let used = match UsedSpaceOf::<T>::get(netuid, who) {
		Some(usage) if usage.last_epoch == last_epoch => usage.used_space,
		_ => 0,
	};
	let used_space = used.saturating_add(info.space().max(MIN_SPACE));
	ensure!(used_space <= u64::from(MaxSpace::<T>::get()), Error::SpaceLimitExceeded);
	Ok(UsageTracker { last_epoch, used_space })
}

/// Keeps commitments that would fail out of the pool: they are free, and would cost their sender
/// nothing.
pub struct Admission;

impl<T: Config> Guard<T> for Admission
where
	T::RuntimeCall: IsSubType<Call<T>>,
{
	fn weight(call: &T::RuntimeCall) -> Weight {
		match call.is_sub_type() {
			Some(Call::set_commitment { .. }) => T::DbWeight::get().reads(costs::CHECK_READS),
			_ => Weight::zero(),
		}
	}

	fn judge(who: &T::AccountId, call: &T::RuntimeCall) -> Result<(), u8> {
		match call.is_sub_type() {
			Some(Call::set_commitment { netuid, info }) => {
				check::<T>(who, *netuid, info).map(drop).map_err(|error| refusal(&error))
			},
			_ => Ok(()),
		}
	}
}

fn refusal<T>(error: &Error<T>) -> u8 {
	match error {
		Error::AccountNotAllowedCommit => NOT_REGISTERED,
		Error::SpaceLimitExceeded => RATE_LIMIT,
		_ => BAD_REQUEST,
	}
}
