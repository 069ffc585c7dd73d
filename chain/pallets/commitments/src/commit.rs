//! Storing a commitment, and forgetting it.

use crate::{admission, *};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{traits::Get, weights::Weight};
use pallet_subtensor::{
	clear::{clear_in_turn, Clear},
	Commitments,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Stores a commitment; returns the weight that it did not take.
	pub(crate) fn commit(
		who: T::AccountId,
		netuid: u16,
		info: CommitmentInfo<T::MaxFields>,
	) -> Result<Weight, DispatchError> {
		let usage = admission::check::<T>(&who, netuid, &info)?;
		UsedSpaceOf::<T>::insert(netuid, &who, usage);
		let now = frame_system::Pallet::<T>::block_number();
		if info.fields.contains(&Data::ResetBondsFlag) {
			LastBondsReset::<T>::insert(netuid, &who, now);
			pallet_subtensor::Pallet::<T>::reset_bonds(netuid, &who);
		}
		let reveal_round = info.reveal_round();
		let unused = list::<T>(netuid, &who, reveal_round.is_some());
		CommitmentOf::<T>::insert(netuid, &who, Registration { deposit: 0, block: now, info });
		LastCommitment::<T>::insert(netuid, &who, now);
		Self::deposit_event(match reveal_round {
			Some(reveal_round) => Event::TimelockCommitment { netuid, who, reveal_round },
			None => Event::Commitment { netuid, who },
		});
		Ok(unused)
	}
}

/// Lists a hotkey among those with a time-locked commitment, or takes it off the list, before its
/// commitment changes; returns the weight that it did not take.
fn list<T: Config>(netuid: u16, who: &T::AccountId, is_timelocked: bool) -> Weight {
	let entry = (netuid, who.clone());
	if is_timelocked {
		TimelockedIndex::<T>::mutate(|all| all.insert(entry));
	} else if is_listed::<T>(netuid, who) {
		TimelockedIndex::<T>::mutate(|all| all.remove(&entry));
	} else {
		return costs::index::<T>();
	}
	Weight::zero()
}

/// Whether the commitment of a hotkey is time-locked.
fn is_listed<T: Config>(netuid: u16, who: &T::AccountId) -> bool {
	CommitmentOf::<T>::get(netuid, who).is_some_and(|old| old.info.reveal_round().is_some())
}

impl<T: Config> Commitments<T::AccountId> for Pallet<T> {
	fn of_subnet(netuid: u16) -> Vec<(T::AccountId, Vec<u8>)> {
		CommitmentOf::<T>::iter_prefix(netuid)
			.map(|(who, commitment)| (who, commitment.encode()))
			.collect()
	}

	fn forget_neuron(netuids: &[u16], hotkey: &T::AccountId) {
		let mut listed = netuids.to_vec();
		listed.retain(|netuid| is_listed::<T>(*netuid, hotkey));
		if !listed.is_empty() {
			TimelockedIndex::<T>::mutate(|all| {
				for netuid in listed {
					all.remove(&(netuid, hotkey.clone()));
				}
			});
		}
	}

	fn forget_weight(netuids: u32) -> Weight {
		costs::index::<T>().saturating_add(T::DbWeight::get().reads(netuids.into()))
	}

	fn forget_subnet(netuid: u16) {
		TimelockedIndex::<T>::mutate(|all| all.retain(|(of, _)| *of != netuid));
	}

	/// Whoever has ever been a neuron may have committed: nobody knows how many that are.
	fn sweep_subnet(netuid: u16, cursor: &[u8], steps: &mut u32) -> Option<Vec<u8>> {
		let maps: [Clear<'_>; 5] = [
			&|steps, from| CommitmentOf::<T>::clear_prefix(netuid, steps, from),
			&|steps, from| LastCommitment::<T>::clear_prefix(netuid, steps, from),
			&|steps, from| LastBondsReset::<T>::clear_prefix(netuid, steps, from),
			&|steps, from| RevealedCommitments::<T>::clear_prefix(netuid, steps, from),
			&|steps, from| UsedSpaceOf::<T>::clear_prefix(netuid, steps, from),
		];
		clear_in_turn(&maps, cursor, steps)
	}
}
