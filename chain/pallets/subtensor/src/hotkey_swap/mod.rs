//! Another hotkey in the place of one: all that the old one has and is becomes the new one's, on one
//! subnet or on all. The stake stays where it is if the caller wants so.

mod seats;
mod stakes;

use crate::{genesis::scaled, *};
use alloc::vec::Vec;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
	pallet_prelude::DispatchResult,
};

/// Price of a swap on all subnets, in rao.
const COST: u64 = 100_000_000;
/// Price of a swap on one subnet, in rao.
const SUBNET_COST: u64 = 1_000_000;
/// Blocks from one swap of a coldkey on a subnet to the next, for Subtensor's tempo.
const INTERVAL: u64 = 7_200;

/// Greatest number of stakes, claims, relations and destinations of income that move with a hotkey, and
/// of lists of children that wait, which are looked at; Subtensor has no limit.
pub(crate) const MAX_MOVED: usize = 1024;

/// Who takes whose place.
struct Swap<'a, T: Config> {
	coldkey: &'a T::AccountId,
	old: &'a T::AccountId,
	new: &'a T::AccountId,
	keep_stake: bool,
	/// Coldkeys with stake that moves, and its subnet.
	stakes: Vec<(T::AccountId, u16)>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_swap_hotkey(
		coldkey: &T::AccountId,
		old: &T::AccountId,
		new: &T::AccountId,
		netuid: Option<u16>,
		keep_stake: bool,
	) -> DispatchResultWithPostInfo {
		let mut swap = Swap::<T> { coldkey, old, new, keep_stake, stakes: Vec::new() };
		swap.ensure_allowed(netuid)?;
		swap.find_stakes();
		let moved = swap.count_moved(netuid);
		ensure!(moved <= MAX_MOVED, Error::<T>::Overflow);
		copy_limits::<T>(old, new);
		let mut seats = netuid.map_or_else(Self::netuids, |netuid| [netuid].into());
		seats.retain(|netuid| IsNetworkMember::<T>::get(old, netuid));
		match netuid {
			Some(netuid) => swap.on_subnet(netuid)?,
			None => swap.on_all_subnets()?,
		}
		T::Commitments::forget_neuron(&seats, old);
		let key = RateLimitKey::LastTxBlock(coldkey.clone());
		LastRateLimitedBlock::<T>::insert(key, Self::now());
		let weight = costs::swap_hotkey::<T>(netuid.is_none(), moved);
		Ok(PostDispatchInfo { actual_weight: Some(weight), ..Default::default() })
	}
}

impl<T: Config> Swap<'_, T> {
	fn ensure_allowed(&self, netuid: Option<u16>) -> DispatchResult {
		let Self { coldkey, old, new, .. } = *self;
		ensure!(Pallet::<T>::owns(coldkey, old), Error::<T>::NonAssociatedColdKey);
		let is_free = !Owner::<T>::contains_key(new) || Pallet::<T>::owns(coldkey, new);
		ensure!(is_free, Error::<T>::NonAssociatedColdKey);
		ensure!(old != new, Error::<T>::NewHotKeyIsSameWithOld);
		ensure!(is_rested::<T>(coldkey), Error::<T>::HotKeySetTxRateLimitExceeded);
		let is_member = match netuid {
			Some(netuid) => IsNetworkMember::<T>::get(new, netuid),
			None => Pallet::<T>::is_member_anywhere(new),
		};
		ensure!(!is_member, Error::<T>::HotKeyAlreadyRegisteredInSubNet);
		let touches_root = netuid.is_none_or(|netuid| netuid == ROOT);
		let is_clean = !touches_root || is_clean_on_root::<T>(new);
		ensure!(is_clean, Error::<T>::NewHotKeyNotCleanForRootSwap);
		Ok(())
	}

	fn on_subnet(&self, netuid: u16) -> DispatchResult {
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		self.ensure_interval(netuid)?;
		Pallet::<T>::ensure_ownable(self.coldkey, self.new)?;
		pay::<T>(self.coldkey, SUBNET_COST)?;
		Pallet::<T>::own(self.coldkey, self.new)?;
		self.move_all_of(netuid)?;
		self.note(netuid);
		Pallet::<T>::deposit_event(Event::HotkeySwappedOnSubnet {
			coldkey: self.coldkey.clone(),
			old_hotkey: self.old.clone(),
			new_hotkey: self.new.clone(),
			netuid,
		});
		Ok(())
	}

	fn on_all_subnets(&self) -> DispatchResult {
		let netuids = Pallet::<T>::netuids();
		let mut taking_part = netuids.clone();
		taking_part.retain(|netuid| {
			IsNetworkMember::<T>::get(self.old, netuid)
				|| ChildKeys::<T>::contains_key(self.old, netuid)
		});
		for netuid in &taking_part {
			self.ensure_interval(*netuid)?;
		}
		self.ensure_new_is_ownable()?;
		pay::<T>(self.coldkey, COST)?;
		self.take_over()?;
		for netuid in &netuids {
			self.move_all_of(*netuid)?;
		}
		taking_part.into_iter().for_each(|netuid| self.note(netuid));
		Pallet::<T>::deposit_event(Event::HotkeySwapped {
			coldkey: self.coldkey.clone(),
			old_hotkey: self.old.clone(),
			new_hotkey: self.new.clone(),
		});
		Ok(())
	}

	/// The new hotkey takes the place of the old on the coldkey's list, so that only a swap that keeps
	/// both needs room.
	fn ensure_new_is_ownable(&self) -> Result<(), Error<T>> {
		if self.keep_stake {
			return Pallet::<T>::ensure_ownable(self.coldkey, self.new);
		}
		ensure!(!Pallet::<T>::is_subnet_account(self.new), Error::CannotUseSystemAccount);
		Ok(())
	}

	/// Makes the coldkey the owner of the new hotkey, which is the delegate from now on. The old one is
	/// nobody's, unless it keeps the stake: nobody could withdraw that otherwise.
	fn take_over(&self) -> Result<(), Error<T>> {
		if !self.keep_stake {
			OwnedHotkeys::<T>::mutate(self.coldkey, |list| list.retain(|key| key != self.old));
			Owner::<T>::remove(self.old);
			forget_limits::<T>(self.old);
		}
		Pallet::<T>::own(self.coldkey, self.new)?;
		if let Ok(take) = Delegates::<T>::try_get(self.old) {
			Delegates::<T>::remove(self.old);
			Delegates::<T>::insert(self.new, take);
		}
		Ok(())
	}

	fn move_all_of(&self, netuid: u16) -> DispatchResult {
		self.move_seat(netuid);
		self.move_relations(netuid)?;
		if !self.keep_stake {
			self.move_stakes(netuid);
		}
		Ok(())
	}

	/// A first swap on a subnet need not wait.
	fn ensure_interval(&self, netuid: u16) -> Result<(), Error<T>> {
		let last = LastHotkeySwapOnNetuid::<T>::get(netuid, self.coldkey);
		let interval = scaled(INTERVAL, SubnetDefaults::<T>::get().tempo);
		let is_over = last == 0 || last.saturating_add(interval) < Pallet::<T>::now();
		ensure!(is_over, Error::HotKeySwapOnSubnetIntervalNotPassed);
		Ok(())
	}

	fn note(&self, netuid: u16) {
		LastHotkeySwapOnNetuid::<T>::insert(netuid, self.coldkey, Pallet::<T>::now());
	}
}

/// Whether a coldkey's last swap is long enough ago.
fn is_rested<T: Config>(coldkey: &T::AccountId) -> bool {
	let last = LastRateLimitedBlock::<T>::get(RateLimitKey::LastTxBlock(coldkey.clone()));
	let limit = TxRateLimit::<T>::get();
	limit == 0 || last == 0 || Pallet::<T>::now().saturating_sub(last) > limit
}

/// Whether a hotkey has no stake and no claims on the root network, which the old one's would mix
/// with.
fn is_clean_on_root<T: Config>(hotkey: &T::AccountId) -> bool {
	RootClaimable::<T>::get(hotkey).is_empty()
		&& TotalHotkeyAlpha::<T>::get(hotkey, ROOT) == 0
		&& RootClaimed::<T>::iter_key_prefix((ROOT, hotkey)).next().is_none()
}

fn pay<T: Config>(coldkey: &T::AccountId, cost: u64) -> DispatchResult {
	let can_pay = Pallet::<T>::has_balance(coldkey, cost);
	ensure!(can_pay, Error::<T>::NotEnoughBalanceToPaySwapHotKey);
	Pallet::<T>::withdraw(coldkey, cost)?;
	TotalIssuance::<T>::mutate(|total| *total = total.saturating_sub(cost));
	Ok(())
}

/// The kinds of limits of a hotkey, whatever the subnet.
fn limits<T: Config>(hotkey: &T::AccountId) -> [RateLimitKey<T::AccountId>; 3] {
	[
		RateLimitKey::LastTxBlock(hotkey.clone()),
		RateLimitKey::LastTxBlockDelegateTake(hotkey.clone()),
		RateLimitKey::LastTxBlockChildKeyTake(hotkey.clone()),
	]
}

/// A new hotkey waits for what the old one would wait for.
fn copy_limits<T: Config>(old: &T::AccountId, new: &T::AccountId) {
	for (from, to) in limits::<T>(old).into_iter().zip(limits::<T>(new)) {
		match LastRateLimitedBlock::<T>::get(from) {
			0 => LastRateLimitedBlock::<T>::remove(to),
			last => LastRateLimitedBlock::<T>::insert(to, last),
		}
	}
}

fn forget_limits<T: Config>(hotkey: &T::AccountId) {
	limits::<T>(hotkey).into_iter().for_each(LastRateLimitedBlock::<T>::remove);
}
