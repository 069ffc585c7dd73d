//! Paying for a swap: the coldkey, the stake, the author of the block and the books.

use super::MIN_STAKE;
use crate::*;
use frame_support::{ensure, storage::with_storage_layer, traits::Get};
use pallet_swap::Side;
use sp_runtime::DispatchError;

/// Whose stake it is, and where.
pub(crate) struct Position<'a, T: Config> {
	pub hotkey: &'a T::AccountId,
	pub coldkey: &'a T::AccountId,
	pub netuid: u16,
}

impl<T: Config> Clone for Position<'_, T> {
	fn clone(&self) -> Self {
		*self
	}
}

impl<T: Config> Copy for Position<'_, T> {}

impl<T: Config> Position<'_, T> {
	/// The alpha there.
	pub fn alpha(&self) -> u64 {
		Pallet::<T>::stake(self.hotkey, self.coldkey, self.netuid)
	}

	/// Spends up to `tao` rao of the coldkey, which keeps its existential deposit, on alpha. Returns the
	/// alpha.
	///
	/// # Errors
	///
	/// `InsufficientBalance`, those of [`Pallet::buy_alpha`], `AmountTooLow` if it buys nothing,
	/// `InsufficientLiquidity` if the hotkey's alpha is too much for so small a share,
	/// `Overflow` if the coldkey has stake with too many hotkeys.
	pub fn buy(&self, tao: u64, limit_price: u64, drop_fee: bool) -> Result<u64, DispatchError> {
		let Self { hotkey, coldkey, netuid } = *self;
		let offered = tao.min(Pallet::<T>::spendable(coldkey));
		ensure!(tao == 0 || offered > 0, Error::<T>::InsufficientBalance);
		let swapped = Pallet::<T>::buy_alpha(netuid, offered, limit_price, drop_fee)?;
		ensure!(swapped.got > 0, Error::<T>::AmountTooLow);
		ensure!(
			Pallet::<T>::has_share_for(hotkey, netuid, swapped.got),
			Error::<T>::InsufficientLiquidity
		);
		ensure!(Pallet::<T>::may_stake_with(coldkey, hotkey), Error::<T>::Overflow);
		Pallet::<T>::withdraw(coldkey, swapped.cost())?;
		Pallet::<T>::pay_author(swapped.fee);
		Pallet::<T>::increase_stake(hotkey, coldkey, netuid, swapped.got);
		Pallet::<T>::count_flow(netuid, swapped.paid_in, Side::Buy);
		self.note_block();
		self.tell_added(swapped.cost(), swapped.got, swapped.fee);
		Ok(swapped.got)
	}

	/// Sells up to `alpha` for TAO that `beneficiary` gets; what comes after the limit price stays
	/// staked. Returns the rao.
	///
	/// # Errors
	///
	/// Those of [`Pallet::sell_alpha`]; that of a deposit too small for a new account.
	pub fn sell(
		&self,
		alpha: u64,
		beneficiary: &T::AccountId,
		limit_price: u64,
		drop_fee: bool,
	) -> Result<u64, DispatchError> {
		let Self { hotkey, coldkey, netuid } = *self;
		let swapped = Pallet::<T>::sell_alpha(netuid, alpha, limit_price, drop_fee)?;
		Pallet::<T>::decrease_stake(hotkey, coldkey, netuid, swapped.cost());
		Pallet::<T>::deposit(beneficiary, swapped.got)?;
		let of_fee = pay_fee::<T>(netuid, swapped.fee);
		Pallet::<T>::count_flow(netuid, swapped.got.saturating_add(of_fee), Side::Sell);
		self.note_block();
		self.tell_removed(swapped.got, swapped.paid_in, swapped.fee);
		Ok(swapped.got)
	}

	/// Gives `alpha` to another position on the same subnet, without a swap. Returns what it is worth, in
	/// rao.
	///
	/// # Errors
	///
	/// `AmountTooLow` if it is worth less than the least stake, `Overflow` if the other coldkey has
	/// stake with too many hotkeys.
	pub fn give(&self, alpha: u64, other: Position<'_, T>) -> Result<u64, DispatchError> {
		let worth = Pallet::<T>::alpha_value(self.netuid, alpha);
		ensure!(worth >= MIN_STAKE, Error::<T>::AmountTooLow);
		ensure!(Pallet::<T>::may_stake_with(other.coldkey, other.hotkey), Error::<T>::Overflow);
		Pallet::<T>::decrease_stake(self.hotkey, self.coldkey, self.netuid, alpha);
		Pallet::<T>::increase_stake(other.hotkey, other.coldkey, other.netuid, alpha);
		other.note_block();
		self.tell_removed(worth, alpha, 0);
		other.tell_added(worth, alpha, 0);
		Ok(worth)
	}

	fn note_block(&self) {
		LastColdkeyHotkeyStakeBlock::<T>::insert(self.coldkey, self.hotkey, Pallet::<T>::now());
	}

	fn tell_added(&self, tao: u64, alpha: u64, fee: u64) {
		let (coldkey, hotkey) = (self.coldkey.clone(), self.hotkey.clone());
		let event = Event::StakeAdded(coldkey, hotkey, tao, alpha, self.netuid, fee);
		Pallet::<T>::deposit_event(event);
	}

	fn tell_removed(&self, tao: u64, alpha: u64, fee: u64) {
		let (coldkey, hotkey) = (self.coldkey.clone(), self.hotkey.clone());
		let event = Event::StakeRemoved(coldkey, hotkey, tao, alpha, self.netuid, fee);
		Pallet::<T>::deposit_event(event);
	}
}

/// Sells the alpha of a fee, without another fee, for the author of the block, and returns the rao that
/// left the pool. The alpha is burnt where there is no author, or it is worth less than a rao.
fn pay_fee<T: Config>(netuid: u16, alpha: u64) -> u64 {
	if alpha == 0 {
		return 0;
	}
	let sold = with_storage_layer(|| match T::BlockAuthor::get() {
		Some(_) => Pallet::<T>::sell_alpha(netuid, alpha, Side::Sell.no_limit(), true),
		None => Err(DispatchError::Unavailable),
	})
	.unwrap_or_default();
	let left = alpha.saturating_sub(sold.paid_in);
	SubnetAlphaOut::<T>::mutate(netuid, |all| *all = all.saturating_sub(left));
	Pallet::<T>::pay_author(sold.got);
	sold.got
}
