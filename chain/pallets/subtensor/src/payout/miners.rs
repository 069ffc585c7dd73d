//! The miners' pay. What falls to the owner of the subnet is withheld.

use crate::*;
use fixed::types::U96F32;

/// What became of the miners' pay.
#[derive(Clone, Copy, Default)]
pub struct Mined {
	/// Staked.
	pub paid: u64,
	/// Burned or recycled, because the owner would have got it.
	pub withheld: u64,
}

impl Mined {
	/// All that was earned.
	pub fn total(&self) -> u64 {
		self.paid.saturating_add(self.withheld)
	}
}

/// Stakes what each miner earned, no more than `limit` in all, for the coldkey that owns the hotkey:
/// with the hotkey, or where the coldkey wants its income staked.
pub fn pay<T: Config>(netuid: u16, hotkeys: &[T::AccountId], earned: &[u64], limit: u64) -> Mined {
	let owner = Owners::<T>::of(netuid);
	let mut mined = Mined::default();
	for (hotkey, amount) in hotkeys.iter().zip(earned) {
		let amount = limit.saturating_sub(mined.total()).min(*amount);
		if amount == 0 {
			continue;
		}
		let coldkey = Owner::<T>::get(hotkey);
		if owner.has(hotkey, &coldkey) {
			mined.withheld = mined.withheld.saturating_add(amount);
		} else {
			stake::<T>(netuid, hotkey, &coldkey, amount);
			mined.paid = mined.paid.saturating_add(amount);
		}
	}
	withhold::<T>(netuid, mined);
	mined
}

/// The keys of a subnet's owner.
struct Owners<T: Config> {
	coldkey: Option<T::AccountId>,
	hotkey: Option<T::AccountId>,
}

impl<T: Config> Owners<T> {
	fn of(netuid: u16) -> Self {
		Self {
			coldkey: SubnetOwner::<T>::try_get(netuid).ok(),
			hotkey: SubnetOwnerHotkey::<T>::try_get(netuid).ok(),
		}
	}

	/// Whether a neuron is the owner's.
	fn has(&self, hotkey: &T::AccountId, coldkey: &T::AccountId) -> bool {
		self.hotkey.as_ref() == Some(hotkey) || self.coldkey.as_ref() == Some(coldkey)
	}
}

fn stake<T: Config>(netuid: u16, hotkey: &T::AccountId, coldkey: &T::AccountId, amount: u64) {
	let Some(destination) = AutoStakeDestination::<T>::get(coldkey, netuid) else {
		Pallet::<T>::increase_stake(hotkey, coldkey, netuid, amount);
		return;
	};
	Pallet::<T>::increase_stake(&destination, coldkey, netuid, amount);
	Pallet::<T>::deposit_event(Event::AutoStakeAdded {
		netuid,
		destination,
		hotkey: hotkey.clone(),
		owner: coldkey.clone(),
		incentive: amount,
	});
}

/// Takes what was withheld out of reach, and notes which part of the pay it was.
fn withhold<T: Config>(netuid: u16, mined: Mined) {
	match RecycleOrBurn::<T>::get(netuid) {
		RecycleOrBurnEnum::Recycle => Pallet::<T>::recycle_alpha(netuid, mined.withheld),
		RecycleOrBurnEnum::Burn => Pallet::<T>::burn_alpha(netuid, mined.withheld),
	}
	let part = U96F32::from_num(mined.withheld).checked_div(U96F32::from_num(mined.total()));
	let part = types::U96F32 { bits: part.unwrap_or_default().to_bits() };
	if MinerBurned::<T>::get(netuid) != part {
		MinerBurned::<T>::insert(netuid, part);
	}
}
