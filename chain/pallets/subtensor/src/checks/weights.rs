//! Whether a hotkey may set weights.

use crate::*;
use alloc::collections::BTreeSet;
use frame_support::ensure;

/// The uid of a hotkey that may set this row of weights now, by a call that does only this.
///
/// # Errors
///
/// In this order: `NotEnoughStakeToSetWeights`, `CommitRevealEnabled`, `SettingWeightsTooFast`, and
/// those of [`row`].
pub fn set<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	dests: &[u16],
	weights: &[u16],
	version_key: u64,
) -> Result<u16, Error<T>> {
	enough_stake::<T>(hotkey, netuid)?;
	ensure!(!CommitRevealWeightsEnabled::<T>::get(netuid), Error::CommitRevealEnabled);
	unhurried::<T>(hotkey, netuid, mecid, Error::SettingWeightsTooFast)?;
	row::<T>(hotkey, netuid, mecid, dests, weights, version_key)
}

/// The uid of a hotkey whose row of weights is fit to be stored, set directly or revealed.
///
/// # Errors
///
/// In this order: `CanNotSetRootNetworkWeights`, `WeightVecNotEqualSize`, `MechanismDoesNotExist`,
/// `UidsLengthExceedUidsInSubNet`, `HotKeyNotRegisteredInSubNet`, `NotEnoughStakeToSetWeights`,
/// `IncorrectWeightVersionKey`, `SettingWeightsTooFast` (without commit-reveal),
/// `NeuronNoValidatorPermit`, `DuplicateUids`, `UidVecContainInvalidOne`, `WeightVecLengthIsLow`.
pub fn row<T: Config>(
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
	let count = SubnetworkN::<T>::get(netuid);
	ensure!(dests.len() <= usize::from(count), Error::UidsLengthExceedUidsInSubNet);
	let uid = Uids::<T>::get(netuid, hotkey).ok_or(Error::HotKeyNotRegisteredInSubNet)?;
	enough_stake::<T>(hotkey, netuid)?;
	let least_version = WeightsVersionKey::<T>::get(netuid);
	ensure!(version_key >= least_version, Error::IncorrectWeightVersionKey);
	if !CommitRevealWeightsEnabled::<T>::get(netuid) {
		unhurried::<T>(hotkey, netuid, mecid, Error::SettingWeightsTooFast)?;
	}
	let is_self_weight = dests == [uid];
	let permit = ValidatorPermit::<T>::get(netuid);
	ensure!(
		is_self_weight
			|| is_owner::<T>(hotkey, netuid)
			|| permit.get(usize::from(uid)) == Some(&true),
		Error::NeuronNoValidatorPermit
	);
	ensure!(are_distinct(dests), Error::DuplicateUids);
	ensure!(dests.iter().all(|dest| *dest < count), Error::UidVecContainInvalidOne);
	let least = MinAllowedWeights::<T>::get(netuid).min(count);
	ensure!(is_self_weight || dests.len() >= usize::from(least), Error::WeightVecLengthIsLow);
	Ok(uid)
}

/// Whether a hotkey has the stake that weights take. The owner's hotkey needs none.
///
/// # Errors
///
/// `NotEnoughStakeToSetWeights`.
pub fn enough_stake<T: Config>(hotkey: &T::AccountId, netuid: u16) -> Result<(), Error<T>> {
	let threshold = StakeThreshold::<T>::get();
	let has_enough = || Pallet::<T>::stake_weight(hotkey, netuid).total >= threshold;
	ensure!(
		threshold == 0 || is_owner::<T>(hotkey, netuid) || has_enough(),
		Error::NotEnoughStakeToSetWeights
	);
	Ok(())
}

/// Whether a hotkey's last weights, or commit, for a mechanism are long enough ago. A hotkey that is
/// no neuron passes, and so does any on a mechanism that does not exist: other errors say that.
///
/// # Errors
///
/// `otherwise`.
pub fn unhurried<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	mecid: u8,
	otherwise: Error<T>,
) -> Result<(), Error<T>> {
	let Some(uid) = Uids::<T>::get(netuid, hotkey) else { return Ok(()) };
	let all = LastUpdate::<T>::get(storage_index(netuid, mecid));
	let last = all.get(usize::from(uid)).copied().unwrap_or(0);
	let age = Pallet::<T>::now().saturating_sub(last);
	ensure!(last == 0 || age >= WeightsSetRateLimit::<T>::get(netuid), otherwise);
	Ok(())
}

/// Whether a hotkey is the neuron of the subnet's owner.
fn is_owner<T: Config>(hotkey: &T::AccountId, netuid: u16) -> bool {
	SubnetOwnerHotkey::<T>::get(netuid) == *hotkey && Uids::<T>::contains_key(netuid, hotkey)
}

fn are_distinct(uids: &[u16]) -> bool {
	uids.iter().collect::<BTreeSet<_>>().len() == uids.len()
}
