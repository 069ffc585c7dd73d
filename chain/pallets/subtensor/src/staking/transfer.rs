//! Stake that goes from one hotkey, coldkey or subnet to another.

use super::{settle::Position, MIN_STAKE};
use crate::*;
use frame_support::ensure;
use pallet_swap::Side;
use sp_runtime::{DispatchError, DispatchResult};

/// What goes from where to where.
struct Transition<'a, T: Config> {
	/// Where the stake is.
	pub from: (&'a T::AccountId, &'a T::AccountId, u16),
	/// Where it goes: hotkey, coldkey and netuid, as above.
	pub to: (&'a T::AccountId, &'a T::AccountId, u16),
	/// How much of it, at most: alpha of the subnet where it is.
	pub alpha: u64,
}

/// How far the price may move against the one who moves stake.
pub(super) struct Limit {
	price: u64,
	allow_partial: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_move_stake(
		coldkey: &T::AccountId,
		origin_hotkey: &T::AccountId,
		destination_hotkey: &T::AccountId,
		origin_netuid: u16,
		destination_netuid: u16,
		alpha: u64,
	) -> DispatchResult {
		let transition = Transition::<T> {
			from: (origin_hotkey, coldkey, origin_netuid),
			to: (destination_hotkey, coldkey, destination_netuid),
			alpha,
		};
		let tao = transition.run(None)?;
		Self::deposit_event(Event::StakeMoved(
			coldkey.clone(),
			origin_hotkey.clone(),
			origin_netuid,
			destination_hotkey.clone(),
			destination_netuid,
			tao,
		));
		Ok(())
	}

	pub(crate) fn do_transfer_stake(
		coldkey: &T::AccountId,
		destination_coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		origin_netuid: u16,
		destination_netuid: u16,
		alpha: u64,
	) -> DispatchResult {
		let transition = Transition::<T> {
			from: (hotkey, coldkey, origin_netuid),
			to: (hotkey, destination_coldkey, destination_netuid),
			alpha,
		};
		let tao = transition.run_between_coldkeys()?;
		Self::deposit_event(Event::StakeTransferred(
			coldkey.clone(),
			destination_coldkey.clone(),
			hotkey.clone(),
			origin_netuid,
			destination_netuid,
			tao,
		));
		Ok(())
	}

	/// `limit` is the least price, in billionths of an alpha there for an alpha here, and whether a part
	/// will do.
	pub(crate) fn do_swap_stake(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		origin_netuid: u16,
		destination_netuid: u16,
		alpha: u64,
		limit: Option<(u64, bool)>,
	) -> DispatchResult {
		let transition = Transition::<T> {
			from: (hotkey, coldkey, origin_netuid),
			to: (hotkey, coldkey, destination_netuid),
			alpha,
		};
		let tao =
			transition.run(limit.map(|(price, allow_partial)| Limit { price, allow_partial }))?;
		Self::deposit_event(Event::StakeSwapped(
			coldkey.clone(),
			hotkey.clone(),
			origin_netuid,
			destination_netuid,
			tao,
		));
		Ok(())
	}
}

impl<T: Config> Transition<'_, T> {
	/// Moves the stake, and returns what it was worth on the way, in rao.
	///
	/// # Errors
	///
	/// In this order: `SameNetuid` if nothing would move, `SubnetNotExists`, `SubtokenDisabled`,
	/// `HotKeyAccountNotExists`, `NotEnoughStakeToWithdraw`, and between subnets
	/// `InsufficientLiquidity`, `AmountTooLow`, `SlippageTooHigh`; then those of the swaps.
	pub(super) fn run(self, limit: Option<Limit>) -> Result<u64, DispatchError> {
		let (this, most) = self.measured(limit.as_ref())?;
		this.ensure_possible(limit.filter(|limit| !limit.allow_partial).map(|_| most))?;
		this.execute(most)
	}

	/// [`Transition::run`] without a limit, refused with `TransferDisallowed` where a subnet keeps its
	/// stake with who has it, and with `Overflow` where the other coldkey was given stake with too many
	/// hotkeys.
	fn run_between_coldkeys(self) -> Result<u64, DispatchError> {
		let (this, most) = self.measured(None)?;
		this.ensure_possible(None)?;
		for netuid in [this.from.2, this.to.2] {
			ensure!(TransferToggle::<T>::get(netuid), Error::<T>::TransferDisallowed);
		}
		let may_take = Pallet::<T>::may_be_given_stake(this.to.1, this.to.0);
		ensure!(may_take, Error::<T>::Overflow);
		this.execute(most)
	}

	/// The transition with no more alpha than there is, and the most alpha that the limit lets pass.
	fn measured(self, limit: Option<&Limit>) -> Result<(Self, u64), DispatchError> {
		let alpha = self.alpha.min(self.origin().alpha());
		let most = match limit {
			Some(limit) if self.crosses() => {
				Pallet::<T>::most_to_move(self.from.2, self.to.2, limit.price)?
			},
			_ => alpha,
		};
		Ok((Self { alpha, ..self }, most))
	}

	fn ensure_possible(&self, most: Option<u64>) -> Result<(), Error<T>> {
		ensure!(self.from != self.to, Error::SameNetuid);
		let netuids = [self.from.2, self.to.2];
		let do_exist = netuids.iter().all(NetworksAdded::<T>::get);
		ensure!(do_exist, Error::SubnetNotExists);
		let are_open = netuids.iter().all(SubtokenEnabled::<T>::get);
		ensure!(are_open, Error::SubtokenDisabled);
		let are_known = [self.from.0, self.to.0].iter().all(Owner::<T>::contains_key);
		ensure!(are_known, Error::HotKeyAccountNotExists);
		ensure!(self.alpha <= self.origin().alpha(), Error::NotEnoughStakeToWithdraw);
		if self.crosses() {
			let sold = pallet_swap::Pallet::<T>::preview(self.from.2, Side::Sell, self.alpha)
				.map_err(|_| Error::<T>::InsufficientLiquidity)?;
			ensure!(sold.got > MIN_STAKE, Error::AmountTooLow);
			ensure!(most.is_none_or(|most| self.alpha <= most), Error::SlippageTooHigh);
		}
		Ok(())
	}

	fn execute(&self, most: u64) -> Result<u64, DispatchError> {
		let alpha = self.alpha.min(most);
		if !self.crosses() {
			return self.origin().give(alpha, self.destination());
		}
		// One fee for both swaps, on the side that has a pool.
		let drop_fee = self.from.2 == ROOT;
		let destination = self.destination();
		let limit = Side::Sell.no_limit();
		let tao = self.origin().sell(alpha, destination.coldkey, limit, drop_fee)?;
		if tao >= MIN_STAKE {
			Pallet::<T>::become_delegate(destination.hotkey, destination.coldkey);
			destination.buy(tao, Side::Buy.no_limit(), !drop_fee)?;
		}
		Ok(tao)
	}

	fn crosses(&self) -> bool {
		self.from.2 != self.to.2
	}

	fn origin(&self) -> Position<'_, T> {
		Position { hotkey: self.from.0, coldkey: self.from.1, netuid: self.from.2 }
	}

	fn destination(&self) -> Position<'_, T> {
		Position { hotkey: self.to.0, coldkey: self.to.1, netuid: self.to.2 }
	}
}
