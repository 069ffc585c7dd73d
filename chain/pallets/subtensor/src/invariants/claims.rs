//! What stakers of the root network have earned and not claimed.

use crate::*;
use alloc::collections::BTreeMap;

/// Rao by which the claims of one staker may be too great, because what was claimed is rounded down
/// with each change of a stake.
const ROUNDING: u64 = 1_000;

/// Claims are paid from what is kept, so that one that is too great by rounding is cut.
pub fn covered<T: Config>() -> bool {
	let leaving = super::leaving::<T>();
	let mut owed: BTreeMap<u16, u64> = BTreeMap::new();
	for (hotkey, rates) in RootClaimable::<T>::iter() {
		for ((coldkey, netuid), _) in AlphaV2::<T>::iter_prefix((&hotkey,)) {
			if netuid != ROOT {
				continue;
			}
			for netuid in rates.keys().filter(|netuid| !leaving.contains(netuid)) {
				let sum = owed.entry(*netuid).or_default();
				let claim = Pallet::<T>::root_owed(&hotkey, &coldkey, *netuid);
				*sum = sum.saturating_add(claim.saturating_sub(ROUNDING));
			}
		}
	}
	owed.into_iter().all(|(netuid, sum)| sum <= RootAlphaOwed::<T>::get(netuid))
}

pub fn indexed<T: Config>() -> bool {
	let count = NumStakingColdkeys::<T>::get();
	let is_indexed = |(index, coldkey): (u64, T::AccountId)| {
		index < count && StakingColdkeys::<T>::get(coldkey) == Some(index)
	};
	StakingColdkeysByIndex::<T>::iter().count() as u64 == count
		&& StakingColdkeys::<T>::iter().count() as u64 == count
		&& StakingColdkeysByIndex::<T>::iter().all(is_indexed)
}
