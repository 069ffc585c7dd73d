//! Resetting the bonds to a neuron.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Takes away all bonds to a hotkey on a subnet, in every mechanism, where the subnet lets neurons
	/// do so (`BondsResetOn`) and the hotkey is one.
	pub fn reset_bonds(netuid: u16, hotkey: &T::AccountId) {
		if !BondsResetOn::<T>::get(netuid) {
			return;
		}
		let Some(uid) = Uids::<T>::get(netuid, hotkey) else {
			return;
		};
		for mecid in 0..MechanismCountCurrent::<T>::get(netuid) {
			forget_bonds_to::<T>(netuid, storage_index(netuid, mecid), uid);
		}
	}
}

fn forget_bonds_to<T: Config>(netuid: u16, index: u16, uid: u16) {
	for other in 0..SubnetworkN::<T>::get(netuid) {
		let mut row = Bonds::<T>::get(index, other);
		if row.iter().any(|(to, _)| *to == uid) {
			row.retain(|(to, _)| *to != uid);
			Bonds::<T>::insert(index, other, row);
		}
	}
}
