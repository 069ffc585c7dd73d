//! Registration of a neuron for a price that rises with demand and falls with time.

use crate::*;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use pallet_swap::Side;

/// Where a new neuron sits.
enum Seat {
	New,
	Of(u16),
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_burned_register(
		coldkey: &T::AccountId,
		netuid: u16,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		ensure!(netuid != ROOT, Error::<T>::RegistrationNotPermittedOnRootSubnet);
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		ensure!(
			NetworkRegistrationAllowed::<T>::get(netuid),
			Error::<T>::SubNetRegistrationDisabled
		);
		ensure!(
			!Uids::<T>::contains_key(netuid, hotkey),
			Error::<T>::HotKeyAlreadyRegisteredInSubNet
		);
		let price = Burn::<T>::get(netuid);
		ensure!(Self::has_balance(coldkey, price), Error::<T>::NotEnoughBalanceToStake);
		Self::ensure_ownable(coldkey, hotkey)?;
		let now = Self::now();
		let seat = free_seat::<T>(netuid, now).ok_or(Error::<T>::NoNeuronIdAvailable)?;

		pay::<T>(coldkey, netuid, price)?;
		Self::own(coldkey, hotkey)?;
		let uid = match seat {
			Seat::New => Self::append_neuron(netuid, hotkey, now),
			Seat::Of(uid) => {
				Self::replace_neuron(netuid, uid, hotkey, now);
				uid
			},
		};
		raise_price::<T>(netuid, price);
		RegistrationsThisBlock::<T>::mutate(netuid, |count| *count = count.saturating_add(1));
		Self::deposit_event(Event::NeuronRegistered(netuid, uid, hotkey.clone()));
		Ok(())
	}

	/// [`Pallet::do_burned_register`], unless the price is above `limit` rao.
	pub(crate) fn do_register_limit(
		coldkey: &T::AccountId,
		netuid: u16,
		hotkey: &T::AccountId,
		limit: u64,
	) -> DispatchResult {
		ensure!(netuid != ROOT, Error::<T>::RegistrationNotPermittedOnRootSubnet);
		ensure!(NetworksAdded::<T>::get(netuid), Error::<T>::SubnetNotExists);
		ensure!(Burn::<T>::get(netuid) <= limit, Error::<T>::RegistrationPriceLimitExceeded);
		Self::do_burned_register(coldkey, netuid, hotkey)
	}

	/// Lets the prices of registrations fall by one block.
	pub(crate) fn decay_prices(subnets: &[u16]) {
		for &netuid in subnets {
			let price = Burn::<T>::get(netuid);
			let factor = consensus::burn::decay_factor(BurnHalfLife::<T>::get(netuid));
			let (min, max) = (MinBurn::<T>::get(netuid), MaxBurn::<T>::get(netuid));
			let next = consensus::burn::decay(price, factor, min, max);
			if next != price {
				Burn::<T>::insert(netuid, next);
			}
		}
	}
}

/// The price buys alpha that is burned at once: the TAO stays in the pool, owned by nobody. Whoever has
/// just the price keeps the existential deposit of it.
fn pay<T: Config>(coldkey: &T::AccountId, netuid: u16, price: u64) -> DispatchResult {
	let price = price.min(Pallet::<T>::spendable(coldkey));
	let swapped = Pallet::<T>::buy_alpha(netuid, price, Side::Buy.no_limit(), false)?;
	Pallet::<T>::withdraw(coldkey, swapped.cost())?;
	Pallet::<T>::pay_author(swapped.fee);
	SubnetAlphaOut::<T>::mutate(netuid, |out| *out = out.saturating_sub(swapped.got));
	RAORecycledForRegistration::<T>::mutate(netuid, |sum| {
		*sum = sum.saturating_add(swapped.cost());
	});
	Pallet::<T>::count_flow(netuid, swapped.cost(), Side::Buy);
	Ok(())
}

fn free_seat<T: Config>(netuid: u16, now: u64) -> Option<Seat> {
	let limit = MaxAllowedUids::<T>::get(netuid).min(T::MaxUids::get());
	if SubnetworkN::<T>::get(netuid) < limit {
		return Some(Seat::New);
	}
	Pallet::<T>::neuron_to_prune(netuid, now).map(Seat::Of)
}

fn raise_price<T: Config>(netuid: u16, price: u64) {
	let factor = BurnIncreaseMult::<T>::get(netuid).bits;
	let (min, max) = (MinBurn::<T>::get(netuid), MaxBurn::<T>::get(netuid));
	Burn::<T>::insert(netuid, consensus::burn::bump(price, factor, min, max));
}
