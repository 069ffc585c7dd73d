//! New TAO, block by block, into the pots of the started subnets.

use crate::*;
use consensus::emission::{block_emission, share, split};

impl<T: Config> Pallet<T> {
	/// Mints the emission of a block and shares it evenly among the subnets that have emission.
	///
	/// All prices are 1 here, so that Subtensor's sharing by price is an even one. Rao that do not
	/// divide evenly go round: the parts always add up to the block's emission. With no subnet to
	/// take it nothing is minted.
	pub(crate) fn emit(subnets: &[u16], now: u64) {
		let emission = block_emission(TotalIssuance::<T>::get());
		if BlockEmission::<T>::get() != emission {
			BlockEmission::<T>::put(emission);
		}
		let takers =
			subnets.iter().filter(|netuid| has_emission::<T>(**netuid, now)).count() as u64;
		let mut turn: u64 = 0;
		for &netuid in subnets {
			let mut part = 0;
			if has_emission::<T>(netuid, now) {
				part = nth_part(emission, turn, takers);
				turn = turn.saturating_add(1);
				fill_pots::<T>(netuid, part);
			}
			note::<T>(netuid, part);
		}
	}
}

/// The part of taker `turn` of `takers`; all of them together get `emission`.
fn nth_part(emission: u64, turn: u64, takers: u64) -> u64 {
	let upto = |count| share(emission, count, takers);
	upto(turn.saturating_add(1)).saturating_sub(upto(turn))
}

fn has_emission<T: Config>(netuid: u16, now: u64) -> bool {
	FirstEmissionBlockNumber::<T>::get(netuid).is_some_and(|first| first <= now)
		&& SubtokenEnabled::<T>::get(netuid)
		&& NetworkRegistrationAllowed::<T>::get(netuid)
		&& SubnetEmissionEnabled::<T>::get(netuid)
}

/// Mints `amount` rao into the pool and the alpha for them into the pots.
fn fill_pots<T: Config>(netuid: u16, amount: u64) {
	TotalIssuance::<T>::mutate(|total| *total = total.saturating_add(amount));
	Pallet::<T>::credit_pool(netuid, amount);
	SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_add(amount));
	let cut = if OwnerCutEnabled::<T>::get(netuid) { SubnetOwnerCut::<T>::get() } else { 0 };
	let parts = split(amount, cut);
	PendingOwnerCut::<T>::mutate(netuid, |pot| *pot = pot.saturating_add(parts.owner));
	PendingServerEmission::<T>::mutate(netuid, |pot| *pot = pot.saturating_add(parts.server));
	PendingValidatorEmission::<T>::mutate(netuid, |pot| {
		*pot = pot.saturating_add(parts.validator);
	});
}

/// Writes what the block gave a subnet, for readers.
fn note<T: Config>(netuid: u16, amount: u64) {
	if SubnetAlphaOutEmission::<T>::get(netuid) != amount {
		SubnetAlphaOutEmission::<T>::insert(netuid, amount);
		SubnetTaoInEmission::<T>::insert(netuid, amount);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;

	#[test]
	fn the_parts_add_up_to_the_whole() {
		for takers in 1..=7 {
			let parts: Vec<u64> = (0..takers).map(|turn| nth_part(1000, turn, takers)).collect();
			assert_eq!(parts.iter().sum::<u64>(), 1000, "{takers} takers");
			assert!(parts.iter().all(|part| part.abs_diff(1000 / takers) <= 1), "{takers} takers");
		}
	}
}
