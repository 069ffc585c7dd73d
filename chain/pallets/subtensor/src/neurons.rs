//! Giving a uid to a hotkey, new or taken from another.

use crate::*;
use alloc::vec::Vec;
use codec::{EncodeLike, FullCodec};
use frame_support::storage::StorageMap;

impl<T: Config> Pallet<T> {
	/// The hotkeys of a subnet's neurons, by uid.
	pub(crate) fn hotkeys(netuid: u16) -> Vec<T::AccountId> {
		(0..SubnetworkN::<T>::get(netuid)).map(|uid| Keys::<T>::get(netuid, uid)).collect()
	}

	/// Gives a hotkey the next uid of a subnet.
	pub(crate) fn append_neuron(netuid: u16, hotkey: &T::AccountId, now: u64) -> u16 {
		let uid = SubnetworkN::<T>::get(netuid);
		SubnetworkN::<T>::insert(netuid, uid.saturating_add(1));
		Active::<T>::mutate(netuid, |all| all.push(true));
		Emission::<T>::mutate(netuid, |all| all.push(0));
		Consensus::<T>::mutate(netuid, |all| all.push(0));
		Dividends::<T>::mutate(netuid, |all| all.push(0));
		ValidatorTrust::<T>::mutate(netuid, |all| all.push(0));
		ValidatorPermit::<T>::mutate(netuid, |all| all.push(false));
		StakeWeight::<T>::mutate(netuid, |all| all.push(0));
		for index in Self::storage_indices(netuid) {
			Incentive::<T>::mutate(index, |all| put_at(all, uid, 0));
			LastUpdate::<T>::mutate(index, |all| put_at(all, uid, now));
		}
		seat::<T>(netuid, uid, hotkey, now);
		uid
	}

	/// Gives a hotkey the uid of another, and forgets all that the uid had earned.
	pub(crate) fn replace_neuron(netuid: u16, uid: u16, hotkey: &T::AccountId, now: u64) {
		let old = Keys::<T>::get(netuid, uid);
		set_at::<_, _, Emission<T>>(netuid, uid, 0);
		set_at::<_, _, Consensus<T>>(netuid, uid, 0);
		set_at::<_, _, Dividends<T>>(netuid, uid, 0);
		set_at::<_, _, ValidatorTrust<T>>(netuid, uid, 0);
		set_at::<_, _, ValidatorPermit<T>>(netuid, uid, false);
		set_at::<_, _, StakeWeight<T>>(netuid, uid, 0);
		set_at::<_, _, Active<T>>(netuid, uid, true);
		for index in Self::storage_indices(netuid) {
			set_at::<_, _, Incentive<T>>(index, uid, 0);
			LastUpdate::<T>::mutate(index, |all| put_at(all, uid, now));
			Weights::<T>::remove(index, uid);
			Bonds::<T>::remove(index, uid);
			forget_weights_of::<T>(netuid, index, uid);
		}
		Self::unseat(netuid, &old);
		seat::<T>(netuid, uid, hotkey, now);
	}

	/// Forgets that a hotkey is a neuron of a subnet, and what it published there.
	pub(crate) fn unseat(netuid: u16, hotkey: &T::AccountId) {
		Axons::<T>::remove(netuid, hotkey);
		NeuronCertificates::<T>::remove(netuid, hotkey);
		Prometheus::<T>::remove(netuid, hotkey);
		AlphaDividendsPerSubnet::<T>::remove(netuid, hotkey);
		Uids::<T>::remove(netuid, hotkey);
		IsNetworkMember::<T>::remove(hotkey, netuid);
		T::Commitments::forget_neuron(&[netuid], hotkey);
	}
}

/// Writes who sits on a uid.
fn seat<T: Config>(netuid: u16, uid: u16, hotkey: &T::AccountId, now: u64) {
	Keys::<T>::insert(netuid, uid, hotkey);
	Uids::<T>::insert(netuid, hotkey, uid);
	IsNetworkMember::<T>::insert(hotkey, netuid, true);
	BlockAtRegistration::<T>::insert(netuid, uid, now);
}

/// Zeroes the weights that others gave to a uid.
fn forget_weights_of<T: Config>(netuid: u16, index: u16, uid: u16) {
	for other in 0..SubnetworkN::<T>::get(netuid) {
		let mut row = Weights::<T>::get(index, other);
		let Some(entry) = row.iter_mut().find(|(dest, weight)| *dest == uid && *weight > 0) else {
			continue;
		};
		entry.1 = 0;
		Weights::<T>::insert(index, other, row);
	}
}

/// Sets one entry of a vector that may be short: a mechanism begins without entries, which read as
/// zero.
pub(crate) fn put_at<V: Clone + Default>(all: &mut Vec<V>, uid: u16, value: V) {
	let place = usize::from(uid);
	if all.len() <= place {
		all.resize(place.saturating_add(1), V::default());
	}
	if let Some(entry) = all.get_mut(place) {
		*entry = value;
	}
}

/// Sets one entry of a vector with an entry per uid.
fn set_at<K, V, Map>(key: K, uid: u16, value: V)
where
	K: FullCodec + EncodeLike<K>,
	V: FullCodec,
	Map: StorageMap<K, Vec<V>, Query = Vec<V>>,
{
	Map::mutate(key, |all| {
		if let Some(entry) = all.get_mut(usize::from(uid)) {
			*entry = value;
		}
	});
}
