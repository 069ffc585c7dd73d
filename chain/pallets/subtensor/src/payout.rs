//! Paying out the pots of a subnet. Nothing is lost: what rounding leaves, and what nobody earned,
//! goes back into the pots.

use crate::*;
use consensus::{
	emission::{share, split},
	Outcome,
};

/// Rao that wait for the epoch.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct Pots {
	owner: u64,
	server: u64,
	validator: u64,
}

impl Pots {
	/// What miners and validators share.
	pub(crate) fn neurons(&self) -> u64 {
		self.server.saturating_add(self.validator)
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
		}
	}

	/// Pays the owner, the miners and the validators of an epoch, keeps the books, and refills the
	/// pots with what is left.
	pub(crate) fn pay_epoch(
		netuid: u16,
		block: u64,
		hotkeys: &[T::AccountId],
		pots: Pots,
		outcome: &Outcome,
	) {
		let owner = pay_owner::<T>(netuid, pots.owner);
		let miners = pay_miners::<T>(netuid, hotkeys, &outcome.server_emission, pots.neurons());
		let left = pots.neurons().saturating_sub(miners);
		// Where no miner earns anything, all is the validators'.
		let pot = if miners == 0 { left } else { pots.validator.min(left) };
		let validators = pay_validators::<T>(netuid, hotkeys, &outcome.validator_emission, pot);
		let paid = owner.saturating_add(miners).saturating_add(validators);
		let issued = pots.total();
		let carried = issued.saturating_sub(paid);
		let back = split(carried, 0);
		PendingOwnerCut::<T>::insert(netuid, 0);
		PendingServerEmission::<T>::insert(netuid, back.server);
		PendingValidatorEmission::<T>::insert(netuid, back.validator);
		EpochEmission::<T>::insert(netuid, EpochPayout { block, issued, paid, carried });
	}
}

/// Stakes the owner's cut with the owner's hotkey; returns what was paid.
fn pay_owner<T: Config>(netuid: u16, cut: u64) -> u64 {
	if cut > 0 {
		let (hotkey, coldkey) =
			(SubnetOwnerHotkey::<T>::get(netuid), SubnetOwner::<T>::get(netuid));
		Pallet::<T>::increase_stake(&hotkey, &coldkey, netuid, cut);
	}
	cut
}

/// Stakes what each miner earned with its hotkey, for the coldkey that owns it; no more than `limit`
/// in all. Returns what was paid.
fn pay_miners<T: Config>(netuid: u16, hotkeys: &[T::AccountId], earned: &[u64], limit: u64) -> u64 {
	let mut left = limit;
	for (hotkey, amount) in hotkeys.iter().zip(earned) {
		let amount = left.min(*amount);
		left = left.saturating_sub(amount);
		if amount > 0 {
			Pallet::<T>::increase_stake(hotkey, &Owner::<T>::get(hotkey), netuid, amount);
		}
	}
	limit.saturating_sub(left)
}

/// Shares `pot` among the validators in proportion to what they earned; returns what was paid.
fn pay_validators<T: Config>(
	netuid: u16,
	hotkeys: &[T::AccountId],
	earned: &[u64],
	pot: u64,
) -> u64 {
	let whole = earned.iter().fold(0u64, |sum, part| sum.saturating_add(*part));
	let mut paid: u64 = 0;
	for (hotkey, part) in hotkeys.iter().zip(earned) {
		let amount = share(pot, *part, whole);
		if amount > 0 {
			pay_validator::<T>(netuid, hotkey, amount);
			paid = paid.saturating_add(amount);
		} else {
			AlphaDividendsPerSubnet::<T>::remove(netuid, hotkey);
		}
	}
	paid
}

/// The hotkey's owner gets the take, and all stakers, the owner among them, share the rest.
fn pay_validator<T: Config>(netuid: u16, hotkey: &T::AccountId, amount: u64) {
	let take = share(amount, Delegates::<T>::get(hotkey).into(), u16::MAX.into());
	let rest = amount.saturating_sub(take);
	let was_raised = Pallet::<T>::raise_pool(hotkey, netuid, rest);
	let for_owner = if was_raised { take } else { amount };
	if for_owner > 0 {
		Pallet::<T>::increase_stake(hotkey, &Owner::<T>::get(hotkey), netuid, for_owner);
	}
	AlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, rest);
}
