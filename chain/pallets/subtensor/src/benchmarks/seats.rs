//! Full subnets.

use super::world::*;
use crate::*;
use alloc::{collections::VecDeque, vec, vec::Vec};
use frame_support::traits::Get;
use sp_core::H256;

/// Fills a subnet with so many neurons; so many of them weigh all, and have bonds with all.
pub fn fill<T: Config>(netuid: u16, neurons: u32, rows: u32) {
	let count = neurons as usize;
	for (uid, hotkey) in (0u16..).zip(crowd::<T>(neurons)) {
		seat::<T>(netuid, uid, &hotkey);
		publish::<T>(netuid, &hotkey);
	}
	SubnetworkN::<T>::insert(netuid, neurons as u16);
	MaxAllowedUids::<T>::insert(netuid, neurons as u16);
	Active::<T>::insert(netuid, vec![true; count]);
	Emission::<T>::insert(netuid, vec![TAO; count]);
	Consensus::<T>::insert(netuid, vec![1u16; count]);
	Dividends::<T>::insert(netuid, vec![1u16; count]);
	ValidatorTrust::<T>::insert(netuid, vec![1u16; count]);
	StakeWeight::<T>::insert(netuid, vec![1u16; count]);
	Incentive::<T>::insert(netuid, vec![1u16; count]);
	LastUpdate::<T>::insert(netuid, vec![u64::from(NOW) - 200; count]);
	let permits: Vec<bool> = (0..neurons).map(|uid| uid < rows).collect();
	ValidatorPermit::<T>::insert(netuid, permits);
	let row: Vec<(u16, u16)> = (0..neurons as u16).map(|uid| (uid, 40_000 | uid)).collect();
	for uid in 0..rows as u16 {
		Weights::<T>::insert(netuid, uid, &row);
		Bonds::<T>::insert(netuid, uid, &row);
	}
}

/// Fills a subnet as far as may be, with rows of a quarter of its neurons.
pub fn fill_up<T: Config>(netuid: u16) {
	let most = u32::from(T::MaxUids::get());
	fill::<T>(netuid, most, most / 4);
}

/// Puts a hotkey on the last uid of a full subnet, as a validator.
pub fn validator<T: Config>(netuid: u16, hotkey: &T::AccountId) -> u16 {
	let uid = SubnetworkN::<T>::get(netuid).saturating_sub(1);
	Uids::<T>::remove(netuid, Keys::<T>::get(netuid, uid));
	seat::<T>(netuid, uid, hotkey);
	publish::<T>(netuid, hotkey);
	ValidatorPermit::<T>::mutate(netuid, |all| all.iter_mut().for_each(|permit| *permit = true));
	TotalHotkeyAlpha::<T>::insert(hotkey, netuid, 10 * TAO);
	uid
}

/// Puts a hotkey on a uid, with all that a neuron can have told.
pub fn neuron<T: Config>(netuid: u16, uid: u16, hotkey: &T::AccountId) {
	let owner = Owner::<T>::get(hotkey);
	seat::<T>(netuid, uid, hotkey);
	publish::<T>(netuid, hotkey);
	Owner::<T>::insert(hotkey, owner);
	WeightCommits::<T>::insert(netuid, hotkey, VecDeque::from(vec![(H256::zero(), 0, 1, 0); 10]));
	AlphaDividendsPerSubnet::<T>::insert(netuid, hotkey, 1);
	TotalHotkeyAlphaLastEpoch::<T>::insert(hotkey, netuid, 1);
	ChildkeyTake::<T>::insert(hotkey, netuid, 1);
	PendingChildKeys::<T>::insert(netuid, hotkey, (vec![(1, one_of_crowd::<T>(5_000))], 1));
	SubnetOwnerHotkey::<T>::insert(netuid, hotkey);
}

fn seat<T: Config>(netuid: u16, uid: u16, hotkey: &T::AccountId) {
	Keys::<T>::insert(netuid, uid, hotkey);
	Uids::<T>::insert(netuid, hotkey, uid);
	IsNetworkMember::<T>::insert(hotkey, netuid, true);
	BlockAtRegistration::<T>::insert(netuid, uid, 1);
	Owner::<T>::insert(hotkey, hotkey);
}

fn publish<T: Config>(netuid: u16, hotkey: &T::AccountId) {
	Axons::<T>::insert(netuid, hotkey, AxonInfo { block: 1, ..Default::default() });
	Prometheus::<T>::insert(netuid, hotkey, PrometheusInfo { block: 1, ..Default::default() });
	NeuronCertificates::<T>::insert(netuid, hotkey, certificate());
}

/// The longest certificate.
pub fn certificate() -> NeuronCertificate {
	NeuronCertificate::read(&longest_certificate()).unwrap_or_default()
}

/// The same as a call carries it.
pub fn longest_certificate() -> Vec<u8> {
	vec![7; MAX_PUBLIC_KEY as usize + 1]
}
