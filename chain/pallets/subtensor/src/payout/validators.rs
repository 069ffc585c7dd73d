//! The validators' pay: their take, the dividends of those who staked with them on the subnet, and those
//! of stakers on the root network.

use super::dividends::{share, Earner};
use crate::{delegation::relations::MAX_PARENTS, *};
use alloc::vec::Vec;
use fixed::types::U96F32;
use frame_support::{traits::Get, weights::Weight};

/// So many hotkeys have dividends of one epoch at most: as many as there are neurons and parents of
/// each.
pub const fn max_earners(neurons: u16) -> u32 {
	(neurons as u32).saturating_mul(MAX_PARENTS.saturating_add(1))
}

/// Weight of paying so many earners: the family and the stakes that say what each gets, two takes, and
/// what is left for its stakers on the subnet and for those on the root network.
pub fn weight<T: Config>(earners: usize) -> Weight {
	let earners = earners as u64;
	T::DbWeight::get().reads_writes(earners.saturating_mul(23), earners.saturating_mul(14))
}

/// Shares the pots `alpha` and `root` among the earners; returns what was paid.
pub fn pay<T: Config>(
	netuid: u16,
	earners: Vec<(T::AccountId, Earner)>,
	alpha: u64,
	root: u64,
) -> u64 {
	let most = max_earners(T::MaxUids::get());
	let _ = AlphaDividendsPerSubnet::<T>::clear_prefix(netuid, most, None);
	let _ = RootAlphaDividendsPerSubnet::<T>::clear_prefix(netuid, most, None);
	let all: Vec<Earner> = earners.iter().map(|(_, earner)| *earner).collect();
	let shares = share(&all, alpha, root, Pallet::<T>::tao_weight());
	let hotkeys = || earners.iter().map(|(hotkey, _)| hotkey);
	let mut paid: u64 = 0;
	for (hotkey, share) in hotkeys().zip(&shares) {
		paid = paid.saturating_add(pay_alpha::<T>(netuid, hotkey, share.alpha));
	}
	for (hotkey, share) in hotkeys().zip(&shares) {
		paid = paid.saturating_add(pay_root::<T>(netuid, hotkey, share.root));
	}
	paid
}

/// The hotkey's owner gets the take, and all stakers, the owner among them, share the rest.
fn pay_alpha<T: Config>(netuid: u16, hotkey: &T::AccountId, amount: U96F32) -> u64 {
	let (take, rest) = cut::<T>(hotkey, amount);
	give_owner::<T>(netuid, hotkey, take);
	if rest > 0 {
		if !Pallet::<T>::raise_pool(hotkey, netuid, rest) {
			give_owner::<T>(netuid, hotkey, rest);
		}
		AlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, rest);
	}
	let paid = take.saturating_add(rest);
	if paid > 0 {
		let alpha = TotalHotkeyAlpha::<T>::get(hotkey, netuid);
		TotalHotkeyAlphaLastEpoch::<T>::insert(hotkey, netuid, alpha);
	}
	paid
}

/// The hotkey's owner gets the take, and stakers on the root network may claim the rest.
fn pay_root<T: Config>(netuid: u16, hotkey: &T::AccountId, amount: U96F32) -> u64 {
	let (take, rest) = cut::<T>(hotkey, amount);
	give_owner::<T>(netuid, hotkey, take);
	if rest > 0 {
		if !Pallet::<T>::raise_root_claims(hotkey, netuid, rest) {
			give_owner::<T>(netuid, hotkey, rest);
		}
		RootAlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, rest);
	}
	take.saturating_add(rest)
}

/// The take of a hotkey's owner, and the rest, each in whole rao.
fn cut<T: Config>(hotkey: &T::AccountId, amount: U96F32) -> (u64, u64) {
	let take = U96F32::from_num(Delegates::<T>::get(hotkey));
	let take = take.checked_div(U96F32::from_num(u16::MAX)).unwrap_or_default();
	let taken = take.saturating_mul(amount);
	(taken.saturating_to_num(), amount.saturating_sub(taken).saturating_to_num())
}

fn give_owner<T: Config>(netuid: u16, hotkey: &T::AccountId, amount: u64) {
	if amount > 0 {
		Pallet::<T>::increase_stake(hotkey, &Owner::<T>::get(hotkey), netuid, amount);
	}
}
