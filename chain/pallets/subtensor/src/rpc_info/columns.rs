//! Per-uid lists of a subnet, read once and made as long as the subnet has neurons.

use super::CompactText;
use crate::*;
use alloc::vec::Vec;
use codec::Compact;

/// The lists an epoch writes, in order of uid.
pub(super) struct Columns {
	pub active: Vec<bool>,
	pub validator_permit: Vec<bool>,
	pub validator_trust: Vec<u16>,
	pub last_update: Vec<u64>,
	pub emission: Vec<u64>,
	pub dividends: Vec<u16>,
	pub incentive: Vec<u16>,
	pub consensus: Vec<u16>,
}

impl Columns {
	/// Reads the lists of one mechanism of a subnet.
	pub fn read<T: Config>(netuid: u16, mecid: u8) -> Self {
		let len = usize::from(SubnetworkN::<T>::get(netuid));
		let index = storage_index(netuid, mecid);
		Self {
			active: padded(Active::<T>::get(netuid), len),
			validator_permit: padded(ValidatorPermit::<T>::get(netuid), len),
			validator_trust: padded(ValidatorTrust::<T>::get(netuid), len),
			last_update: padded(LastUpdate::<T>::get(index), len),
			emission: padded(Emission::<T>::get(netuid), len),
			dividends: padded(Dividends::<T>::get(netuid), len),
			incentive: padded(Incentive::<T>::get(index), len),
			consensus: padded(Consensus::<T>::get(netuid), len),
		}
	}
}

/// Hotkeys of a subnet in order of uid.
pub(super) fn hotkeys<T: Config>(netuid: u16) -> Vec<T::AccountId> {
	(0..SubnetworkN::<T>::get(netuid)).map(|uid| Keys::<T>::get(netuid, uid)).collect()
}

/// Coldkeys that own the hotkeys.
pub(super) fn coldkeys<T: Config>(hotkeys: &[T::AccountId]) -> Vec<T::AccountId> {
	hotkeys.iter().map(Owner::<T>::get).collect()
}

/// Blocks at which the uids were given.
pub(super) fn registrations<T: Config>(netuid: u16) -> Vec<Compact<u64>> {
	(0..SubnetworkN::<T>::get(netuid))
		.map(|uid| Compact(BlockAtRegistration::<T>::get(netuid, uid)))
		.collect()
}

/// Alpha, root stake, and the alpha with the weighted root stake, of each hotkey.
#[derive(Default)]
pub(super) struct Stakes {
	pub alpha: Vec<Compact<u64>>,
	pub tao: Vec<Compact<u64>>,
	pub total: Vec<Compact<u64>>,
}

impl Stakes {
	/// Reads the stake behind each hotkey on a subnet.
	pub fn read<T: Config>(netuid: u16, hotkeys: &[T::AccountId]) -> Self {
		let mut stakes = Self::default();
		for hotkey in hotkeys {
			let weights = Pallet::<T>::stake_weight(hotkey, netuid);
			stakes.alpha.push(Compact(weights.alpha));
			stakes.tao.push(Compact(weights.tao));
			stakes.total.push(Compact(weights.total));
		}
		stakes
	}
}

/// Encodes a text byte by byte.
pub(super) fn compact_text(text: &[u8]) -> CompactText {
	text.iter().copied().map(Compact).collect()
}

/// Encodes each number of a list compactly.
pub(super) fn compact<N>(list: Vec<N>) -> Vec<Compact<N>> {
	list.into_iter().map(Compact).collect()
}

/// Encodes each pair of a row of weights or bonds compactly.
pub(super) fn compact_row(row: Vec<(u16, u16)>) -> Vec<(Compact<u16>, Compact<u16>)> {
	row.into_iter().map(|(uid, value)| (Compact(uid), Compact(value))).collect()
}

fn padded<N: Clone + Default>(mut list: Vec<N>, len: usize) -> Vec<N> {
	list.resize(len, N::default());
	list
}
