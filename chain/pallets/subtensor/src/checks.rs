//! All that makes a free call fail, in one function a call, for the pool and for the block alike.

use crate::*;
use alloc::collections::BTreeSet;
use frame_support::ensure;

/// 127.0.0.1, which no peer can reach. Other loopback addresses are fine.
const LOOPBACK_V4: u128 = 0x7f00_0001;
/// ::1.
const LOOPBACK_V6: u128 = 1;

/// Whether a call of `who` would succeed, as far as that is known before a block takes it. Calls
/// that pay a fee pass, but for the rate limit of new subnets.
///
/// # Errors
///
/// The error with which the call would fail.
pub fn check<T: Config>(who: &T::AccountId, call: &Call<T>) -> Result<(), Error<T>> {
	match call {
		Call::set_weights { netuid, dests, weights, version_key } => {
			set_weights::<T>(who, *netuid, 0, dests, weights, *version_key).map(drop)
		},
		Call::set_mechanism_weights { netuid, mecid, dests, weights, version_key } => {
			set_weights::<T>(who, *netuid, *mecid, dests, weights, *version_key).map(drop)
		},
		Call::serve_axon { netuid, ip, port, ip_type, .. } => {
			serve_axon::<T>(who, *netuid, *ip, *port, *ip_type)
		},
		Call::register_network { .. } => network_rate_limit::<T>(),
		_ => Ok(()),
	}
}

/// The uid of a hotkey that may set this row of weights now.
///
/// # Errors
///
/// In this order: `CanNotSetRootNetworkWeights`, `WeightVecNotEqualSize`, `MechanismDoesNotExist`,
/// `CommitRevealEnabled`, `UidsLengthExceedUidsInSubNet`, `HotKeyNotRegisteredInSubNet`,
/// `NotEnoughStakeToSetWeights`, `IncorrectWeightVersionKey`, `SettingWeightsTooFast`,
/// `NeuronNoValidatorPermit`, `DuplicateUids`, `UidVecContainInvalidOne`, `WeightVecLengthIsLow`.
pub fn set_weights<T: Config>(
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

/// Whether a hotkey may publish this endpoint now.
///
/// # Errors
///
/// In this order: `HotKeyNotRegisteredInNetwork`, `InvalidIpType`, `InvalidIpAddress`,
/// `InvalidPort`, `ServingRateLimitExceeded`.
pub fn serve_axon<T: Config>(
	hotkey: &T::AccountId,
	netuid: u16,
	ip: u128,
	port: u16,
	ip_type: u8,
) -> Result<(), Error<T>> {
	ensure!(Uids::<T>::contains_key(netuid, hotkey), Error::HotKeyNotRegisteredInNetwork);
	ensure!(ip_type == 4 || ip_type == 6, Error::InvalidIpType);
	ensure!(is_reachable(ip, ip_type), Error::InvalidIpAddress);
	ensure!(port != 0, Error::InvalidPort);
	let last = Axons::<T>::get(netuid, hotkey).map_or(0, |axon| axon.block);
	let age = Pallet::<T>::now().saturating_sub(last);
	let is_first = last == 0;
	ensure!(is_first || age >= ServingRateLimit::<T>::get(netuid), Error::ServingRateLimitExceeded);
	Ok(())
}

/// Whether a subnet may be registered so soon after the last.
///
/// # Errors
///
/// `NetworkTxRateLimitExceeded`.
pub fn network_rate_limit<T: Config>() -> Result<(), Error<T>> {
	let last = LastRateLimitedBlock::<T>::get(RateLimitKey::NetworkLastRegistered);
	let age = Pallet::<T>::now().saturating_sub(last);
	let is_first = last == 0;
	ensure!(is_first || age >= NetworkRateLimit::<T>::get(), Error::NetworkTxRateLimitExceeded);
	Ok(())
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

/// 0 says that there is no endpoint any more, and is fine.
fn is_reachable(ip: u128, ip_type: u8) -> bool {
	match ip_type {
		4 => ip < u128::from(u32::MAX) && ip != LOOPBACK_V4,
		_ => ip < u128::MAX && ip != LOOPBACK_V6,
	}
}

fn are_distinct(uids: &[u16]) -> bool {
	uids.iter().collect::<BTreeSet<_>>().len() == uids.len()
}

fn at<V: Copy + Default>(all: &[V], uid: u16) -> V {
	all.get(usize::from(uid)).copied().unwrap_or_default()
}
