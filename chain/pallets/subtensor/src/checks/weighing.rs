//! What the pool asks of calls about weights.

use super::{batches, commits, weights};
use crate::{commits::Reveal, *};
use frame_support::{ensure, traits::Get, weights::Weight};

/// [`super::check`] for calls about weights; others pass.
pub(super) fn check<T: Config>(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
	match call {
		Call::set_weights { netuid, dests, weights, version_key } => {
			weights::set::<T>(who, *netuid, 0, dests, weights, *version_key).map(drop)
		},
		Call::set_mechanism_weights { netuid, mecid, dests, weights, version_key } => {
			weights::set::<T>(who, *netuid, *mecid, dests, weights, *version_key).map(drop)
		},
		Call::batch_set_weights { netuids, weights, version_keys } => {
			batches::any_set::<T>(who, netuids, weights, version_keys)
		},
		Call::commit_weights { netuid, .. } => commits::single::<T>(who, *netuid, 0),
		Call::commit_mechanism_weights { netuid, mecid, .. } => {
			commits::single::<T>(who, *netuid, *mecid)
		},
		Call::batch_commit_weights { netuids, commit_hashes } => {
			batches::any_commit::<T>(who, netuids, commit_hashes)
		},
		Call::reveal_weights { netuid, uids, values, salt, version_key } => {
			reveal::<T>(who, *netuid, 0, (uids, values, salt), *version_key)
		},
		Call::reveal_mechanism_weights { netuid, mecid, uids, values, salt, version_key } => {
			reveal::<T>(who, *netuid, *mecid, (uids, values, salt), *version_key)
		},
		Call::batch_reveal_weights { netuid, uids_list, values_list, salts_list, version_keys } => {
			let (uids, values) = (uids_list.clone(), values_list.clone());
			let reveals = Reveal::all(uids, values, salts_list.clone(), version_keys.clone())?;
			ensure!(!reveals.is_empty(), Error::InvalidValue);
			commits::reveal_all::<T>(who, *netuid, reveals).map(drop)
		},
		Call::commit_timelocked_weights { netuid, reveal_round, commit_reveal_version, .. } => {
			commits::timelocked::<T>(who, *netuid, 0, *reveal_round, *commit_reveal_version)
				.map(drop)
		},
		Call::commit_timelocked_mechanism_weights {
			netuid,
			mecid,
			reveal_round,
			commit_reveal_version,
			..
		} => commits::timelocked::<T>(who, *netuid, *mecid, *reveal_round, *commit_reveal_version)
			.map(drop),
		Call::commit_crv3_mechanism_weights { netuid, mecid, reveal_round, .. } => {
			commits::timelocked::<T>(who, *netuid, *mecid, *reveal_round, 4).map(drop)
		},
		_ => Ok(()),
	}
}

/// [`super::cost`]: each part of a batch is checked like a call of its own.
pub(super) fn cost<T: Config>(call: &Call<T>) -> Weight {
	let one = T::DbWeight::get().reads(costs::CHECK_READS);
	match call {
		Call::batch_set_weights { netuids, .. } | Call::batch_commit_weights { netuids, .. } => {
			one.saturating_mul(netuids.len() as u64)
		},
		Call::batch_reveal_weights { uids_list, .. } => one.saturating_mul(uids_list.len() as u64),
		_ => one,
	}
}

fn reveal<T: Config>(
	who: &T::AccountId,
	netuid: u16,
	mecid: u8,
	(uids, values, salt): (&[u16], &[u16], &[u16]),
	version_key: u64,
) -> Result<(), Error<T>> {
	let (uids, values, salt) = (uids.to_vec(), values.to_vec(), salt.to_vec());
	let reveal = Reveal { uids, values, salt, version_key };
	commits::reveal::<T>(who, netuid, mecid, reveal).map(drop)
}
