//! Coldkeys with root stake by number, so that a block finds some at random.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Gives a coldkey a number, if it has none.
	pub(crate) fn index_coldkey(coldkey: &T::AccountId) {
		if StakingColdkeys::<T>::contains_key(coldkey) {
			return;
		}
		let index = NumStakingColdkeys::<T>::get();
		StakingColdkeysByIndex::<T>::insert(index, coldkey);
		StakingColdkeys::<T>::insert(coldkey, index);
		NumStakingColdkeys::<T>::put(index.saturating_add(1));
	}

	/// Takes a coldkey's number; the last coldkey gets it, so that there is no gap.
	pub(crate) fn forget_coldkey(coldkey: &T::AccountId) {
		let Some(index) = StakingColdkeys::<T>::take(coldkey) else { return };
		let last = NumStakingColdkeys::<T>::get().saturating_sub(1);
		NumStakingColdkeys::<T>::put(last);
		let moved = StakingColdkeysByIndex::<T>::take(last);
		if let Some(moved) = moved.filter(|_| index != last) {
			StakingColdkeys::<T>::insert(&moved, index);
			StakingColdkeysByIndex::<T>::insert(index, moved);
		}
	}
}
