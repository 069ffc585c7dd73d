//! Whether a hotkey may set weights.

use crate::*;
use alloc::collections::BTreeSet;
use frame_support::ensure;

/// The uid of a hotkey that may set this row of weights now.
///
/// # Errors
///
/// In this order: `CanNotSetRootNetworkWeights`, `WeightVecNotEqualSize`, `MechanismDoesNotExist`,
/// `CommitRevealEnabled`, `UidsLengthExceedUidsInSubNet`, `HotKeyNotRegisteredInSubNet`,
/// `NotEnoughStakeToSetWeights`, `IncorrectWeightVersionKey`, `SettingWeightsTooFast`,
/// `NeuronNoValidatorPermit`, `DuplicateUids`, `UidVecContainInvalidOne`, `WeightVecLengthIsLow`.
pub fn set<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	dests: &[u16],
	weights: &[u16],
	version_key: u64,
) -> Result<u16, Error<T>> {
	ensure!(netuid != ROOT, Error::CanNotSetRootNetworkWeights);
	ensure!(dests.len() == weights.len(), Error::WeightVecNotEqualSize);
	ensure!(Pallet::<T>::mechanism_exists(netuid, mecid), Error::MechanismDoesNotExist);
	ensure!(!CommitRevealWeightsEnabled::<T>::get(netuid), Error::CommitRevealEnabled);
	let count = SubnetworkN::<T>::get(netuid);
	ensure!(dests.len() <= usize::from(count), Error::UidsLengthExceedUidsInSubNet);
	let uid = Uids::<T>::get(netuid, hotkey).ok_or(Error::HotKeyNotRegisteredInSubNet)?;
	let is_owner = SubnetOwnerHotkey::<T>::get(netuid) == *hotkey;
	ensure!(is_owner || has_enough_stake::<T>(hotkey, netuid), Error::NotEnoughStakeToSetWeights);
	let least_version = WeightsVersionKey::<T>::get(netuid);
	ensure!(version_key >= least_version, Error::IncorrectWeightVersionKey);
	ensure!(!is_too_fast::<T>(netuid, mecid, uid), Error::SettingWeightsTooFast);
	let is_self_weight = dests == [uid];
	ensure!(
		is_self_weight || is_owner || at(&ValidatorPermit::<T>::get(netuid), uid),
		Error::NeuronNoValidatorPermit
	);
	ensure!(are_distinct(dests), Error::DuplicateUids);
	ensure!(dests.iter().all(|dest| *dest < count), Error::UidVecContainInvalidOne);
	let least = MinAllowedWeights::<T>::get(netuid).min(count);
	ensure!(is_self_weight || dests.len() >= usize::from(least), Error::WeightVecLengthIsLow);
	Ok(uid)
}

fn has_enough_stake<T: Config>(hotkey: &T::AccountId, netuid: u16) -> bool {
	let threshold = StakeThreshold::<T>::get();
	threshold == 0 || Pallet::<T>::stake_weight(hotkey, netuid).total >= threshold
}

fn is_too_fast<T: Config>(netuid: u16, mecid: u8, uid: u16) -> bool {
	let last = at(&LastUpdate::<T>::get(storage_index(netuid, mecid)), uid);
	let age = Pallet::<T>::now().saturating_sub(last);
	last != 0 && age < WeightsSetRateLimit::<T>::get(netuid)
}

fn are_distinct(uids: &[u16]) -> bool {
	uids.iter().collect::<BTreeSet<_>>().len() == uids.len()
}

fn at<V: Copy + Default>(all: &[V], uid: u16) -> V {
	all.get(usize::from(uid)).copied().unwrap_or_default()
}
