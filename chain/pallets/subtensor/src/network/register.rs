//! Creating a subnet.

use super::{init::init, median::median};
use crate::*;
use fixed::types::U64F64;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, pallet_prelude::DispatchResult};

impl<T: Config> Pallet<T> {
	/// Returns the weight of a registration for which no other subnet had to go.
	pub(crate) fn do_register_network(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		identity: Option<SubnetIdentityV3>,
	) -> DispatchResultWithPostInfo {
		Self::ensure_ownable(coldkey, hotkey)?;
		ensure!(!Self::is_nobody(hotkey), Error::<T>::CannotUseSystemAccount);
		let now = Self::now();
		ensure!(
			now >= NetworkRegistrationStartBlock::<T>::get(),
			Error::<T>::SubNetRegistrationDisabled
		);
		checks::networks::rate_limit::<T>()?;
		let pruned = subnet_to_go::<T>()?;
		let cost = Self::network_lock_cost();
		ensure!(Self::has_balance(coldkey, cost), Error::<T>::CannotAffordLockCost);

		if let Some(netuid) = pruned {
			Self::do_dissolve_network(netuid)?;
		}
		let netuid = pruned.filter(|netuid| is_free::<T>(*netuid)).unwrap_or_else(next_netuid::<T>);
		let price = median(Self::subnets().into_iter().map(Self::alpha_price));
		let defaults = SubnetDefaults::<T>::get();
		let mechanism = defaults.subnet_mechanism;
		init::<T>(netuid, now, defaults);
		fill_pool::<T>(coldkey, netuid, cost, if mechanism == 0 { U64F64::ONE } else { price })?;
		LastRateLimitedBlock::<T>::insert(RateLimitKey::NetworkLastRegistered, now);
		RegisteredSubnetCounter::<T>::mutate(netuid, |count| *count = count.saturating_add(1));
		Self::own(coldkey, hotkey)?;
		SubnetOwner::<T>::insert(netuid, coldkey);
		SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
		Self::append_neuron(netuid, hotkey, now);
		Self::deposit_event(Event::SubnetOwnerHotkeySet(netuid, hotkey.clone()));
		if let Some(identity) = identity {
			Self::do_set_subnet_identity(coldkey, netuid, identity)?;
		}
		Self::adopt_owner(netuid);
		Self::deposit_event(Event::NetworkAdded(netuid, mechanism));
		Ok(pruned.is_none().then(costs::register_network::<T>).into())
	}
}

/// The subnet that has to go for another, none if there is room.
fn subnet_to_go<T: Config>() -> Result<Option<u16>, Error<T>> {
	if !Pallet::<T>::is_full() {
		return Ok(None);
	}
	Pallet::<T>::network_to_prune().map(Some).ok_or(Error::SubnetLimitReached)
}

/// Whether no subnet has a netuid, nor is one with it on its way out.
fn is_free<T: Config>(netuid: u16) -> bool {
	!NetworksAdded::<T>::get(netuid) && !Pallet::<T>::is_dissolving(netuid)
}

/// The least netuid that is free.
fn next_netuid<T: Config>() -> u16 {
	(1..MECHANISM_STRIDE).find(|netuid| is_free::<T>(*netuid)).unwrap_or(MECHANISM_STRIDE)
}

/// Moves the price of a subnet, of which the owner keeps the existential deposit, from its coldkey into
/// the new pool, and mints as much alpha there as gives it that price of alpha.
fn fill_pool<T: Config>(
	coldkey: &T::AccountId,
	netuid: u16,
	cost: u64,
	price: U64F64,
) -> DispatchResult {
	let paid = cost.min(Pallet::<T>::spendable(coldkey));
	ensure!(paid > 0 || cost == 0, Error::<T>::InsufficientBalance);
	Pallet::<T>::move_in(coldkey, netuid, paid)?;
	let alpha = U64F64::from_num(paid).checked_div(price).unwrap_or_default();
	SubnetAlphaIn::<T>::insert(netuid, alpha.saturating_to_num::<u64>());
	SubnetLocked::<T>::insert(netuid, paid);
	NetworkLastLockCost::<T>::put(paid);
	Ok(())
}
