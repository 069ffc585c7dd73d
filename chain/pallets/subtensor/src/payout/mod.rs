//! Paying out the pots of a subnet. Nothing is lost: what rounding leaves, and what nobody earned,
//! goes back into the pots.

mod dividends;
mod family;
mod miners;
pub(crate) mod validators;

use crate::*;
use consensus::{emission::split, Outcome};
use frame_support::weights::Weight;

/// Alpha that waits for the epoch.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct Pots {
	owner: u64,
	server: u64,
	validator: u64,
	root: u64,
}

impl Pots {
	/// What miners, validators and the root network share.
	pub(crate) fn neurons(&self) -> u64 {
		self.server.saturating_add(self.validator).saturating_add(self.root)
	}

	/// All of it.
	pub(crate) fn total(&self) -> u64 {
		self.owner.saturating_add(self.neurons())
	}
}

impl<T: Config> Pallet<T> {
	/// The pots of a subnet.
	pub(crate) fn pots(netuid: u16) -> Pots {
		Pots {
			owner: PendingOwnerCut::<T>::get(netuid),
			server: PendingServerEmission::<T>::get(netuid),
			validator: PendingValidatorEmission::<T>::get(netuid),
			root: PendingRootAlphaDivs::<T>::get(netuid),
		}
	}

	/// Pays the owner, the miners, the validators and their stakers of an epoch, keeps the books, and
	/// refills the pots with what is left. Returns the weight of paying the validators and their parents,
	/// of whom there may be many more than neurons.
	pub(crate) fn pay_epoch(
		netuid: u16,
		block: u64,
		hotkeys: &[T::AccountId],
		pots: Pots,
		outcome: &Outcome,
	) -> Weight {
		// Who earned what follows from the stake before anybody is paid.
		let earners = family::earners::<T>(netuid, hotkeys, &outcome.validator_emission);
		let weight = validators::weight::<T>(earners.len());
		let owner = pay_owner::<T>(netuid, pots.owner);
		let mined = miners::pay::<T>(netuid, hotkeys, &outcome.server_emission, pots.neurons());
		let left = pots.neurons().saturating_sub(mined.total());
		// Where no miner earns anything, the miners' pot is the validators' too.
		let server = if mined.total() == 0 { pots.server } else { 0 };
		let alpha = pots.validator.saturating_add(server).min(left);
		let root = pots.root.min(left.saturating_sub(alpha));
		let validators = validators::pay::<T>(netuid, earners, alpha, root);
		let paid = owner.saturating_add(mined.paid).saturating_add(validators);
		close::<T>(
			netuid,
			EpochPayout { block, issued: pots.total(), paid, burned: mined.withheld, carried: 0 },
		);
		weight
	}
}

/// Writes the books of an epoch, and carries what was not spent over to the next.
fn close<T: Config>(netuid: u16, books: EpochPayout) {
	let carried = books.issued.saturating_sub(books.paid).saturating_sub(books.burned);
	let back = split(carried, 0);
	PendingOwnerCut::<T>::insert(netuid, 0);
	PendingServerEmission::<T>::insert(netuid, back.server);
	PendingValidatorEmission::<T>::insert(netuid, back.validator);
	PendingRootAlphaDivs::<T>::insert(netuid, 0);
	EpochEmission::<T>::insert(netuid, EpochPayout { carried, ..books });
}

/// Stakes the owner's cut with the owner's hotkey; returns what was paid.
fn pay_owner<T: Config>(netuid: u16, cut: u64) -> u64 {
	let (Ok(hotkey), Ok(coldkey)) =
		(SubnetOwnerHotkey::<T>::try_get(netuid), SubnetOwner::<T>::try_get(netuid))
	else {
		return 0;
	};
	if cut > 0 {
		Pallet::<T>::increase_stake(&hotkey, &coldkey, netuid, cut);
	}
	cut
}
