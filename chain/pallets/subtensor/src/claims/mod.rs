//! Dividends of stakers on the root network, which are claimed: by the coldkey, or block by block for
//! a few coldkeys in turn.
//!
//! Each rao of root stake with a hotkey has earned so much alpha of each subnet since the beginning
//! ([`RootClaimable`]). What a stake has earned is that times the stake, less what was earned before
//! the stake came or is claimed already ([`RootClaimed`]). The alpha itself is kept in
//! [`RootAlphaOwed`].

mod auto;
mod calls;
mod index;

pub(crate) use auto::{MAX_CLAIMED, MAX_LOOKED_AT};
pub(crate) use calls::{MAX_CLAIMS, MAX_STAKES};

use crate::*;
use fixed::types::I96F32 as Rate;

impl<T: Config> Pallet<T> {
	/// Gives the root stakers of a hotkey claims on `amount` alpha together; false, and nothing done,
	/// where they have less stake than that.
	pub(crate) fn raise_root_claims(hotkey: &T::AccountId, netuid: u16, amount: u64) -> bool {
		let stake = TotalHotkeyAlpha::<T>::get(hotkey, ROOT);
		if amount > stake {
			return false;
		}
		let more = Rate::from_num(amount).checked_div(Rate::from_num(stake)).unwrap_or_default();
		RootClaimable::<T>::mutate(hotkey, |rates| {
			let rate = rates.entry(netuid).or_default();
			rate.bits = Rate::from_bits(rate.bits).saturating_add(more).to_bits();
		});
		RootAlphaOwed::<T>::mutate(netuid, |owed| *owed = owed.saturating_add(amount));
		true
	}

	/// The alpha of a subnet that a coldkey may claim for its root stake with a hotkey.
	pub fn root_owed(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: u16) -> u64 {
		Self::root_owed_exactly(hotkey, coldkey, netuid).saturating_to_num()
	}

	fn root_owed_exactly(hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: u16) -> Rate {
		let rates = RootClaimable::<T>::get(hotkey);
		let rate = rates.get(&netuid).copied().unwrap_or_default();
		Self::owed_at(rate, hotkey, coldkey, netuid)
	}

	/// [`Pallet::root_owed_exactly`], for who has read the rate.
	fn owed_at(rate: I96F32, hotkey: &T::AccountId, coldkey: &T::AccountId, netuid: u16) -> Rate {
		let earned = earned(rate, Self::stake(hotkey, coldkey, ROOT));
		let claimed = RootClaimed::<T>::get((netuid, hotkey, coldkey));
		earned.saturating_sub(Rate::saturating_from_num(claimed))
	}

	/// New root stake has no part in what was earned before.
	pub(crate) fn root_stake_added(hotkey: &T::AccountId, coldkey: &T::AccountId, amount: u64) {
		for (netuid, rate) in RootClaimable::<T>::get(hotkey) {
			let before: u128 = earned(rate, amount).saturating_to_num();
			RootClaimed::<T>::mutate((netuid, hotkey, coldkey), |claimed| {
				*claimed = claimed.saturating_add(before);
			});
		}
		Self::index_coldkey(coldkey);
	}

	/// Root stake that goes takes along what was claimed for it.
	pub(crate) fn root_stake_removed(hotkey: &T::AccountId, coldkey: &T::AccountId, amount: u64) {
		for (netuid, rate) in RootClaimable::<T>::get(hotkey) {
			let gone: u128 = earned(rate, amount).saturating_to_num();
			RootClaimed::<T>::mutate_exists((netuid, hotkey, coldkey), |claimed| {
				let left = claimed.unwrap_or_default().saturating_sub(gone);
				*claimed = (left > 0).then_some(left);
			});
		}
		if !Self::has_root_stake(coldkey) {
			Self::forget_coldkey(coldkey);
		}
	}

	/// Whether a coldkey has root stake, as far as one call may look: with more hotkeys it is said to have.
	fn has_root_stake(coldkey: &T::AccountId) -> bool {
		let hotkeys = StakingHotkeys::<T>::get(coldkey);
		hotkeys.len() > MAX_STAKES
			|| hotkeys.iter().any(|hotkey| Self::stake(hotkey, coldkey, ROOT) > 0)
	}
}

fn earned(rate: I96F32, stake: u64) -> Rate {
	Rate::from_bits(rate.bits).saturating_mul(Rate::from_num(stake))
}
