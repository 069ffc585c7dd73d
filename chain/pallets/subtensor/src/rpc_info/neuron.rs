//! Neurons as clients read them.

use super::columns::{compact_row, Columns};
use crate::*;
use alloc::{vec, vec::Vec};
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// Declares the short record and the long one, which inserts weights and bonds before the last field.
macro_rules! neuron {
	($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
		/// One neuron without its weights and bonds; proportions are u16 of 65535.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		pub struct NeuronInfoLite<AccountId> {
			$($(#[$doc])* pub $field: $type,)*
			/// Not computed any more: 65535.
			pub pruning_score: Compact<u16>,
		}

		/// One neuron.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		pub struct NeuronInfo<AccountId> {
			$($(#[$doc])* pub $field: $type,)*
			/// Its weights that are not zero, uid and weight.
			pub weights: Vec<(Compact<u16>, Compact<u16>)>,
			/// Its bonds, uid and bond.
			pub bonds: Vec<(Compact<u16>, Compact<u16>)>,
			/// Not computed any more: 65535.
			pub pruning_score: Compact<u16>,
		}

		impl<AccountId> NeuronInfoLite<AccountId> {
			/// Adds weights and bonds.
			fn with_rows(
				self,
				weights: Vec<(u16, u16)>,
				bonds: Vec<(u16, u16)>,
			) -> NeuronInfo<AccountId> {
				NeuronInfo {
					$($field: self.$field,)*
					weights: compact_row(weights),
					bonds: compact_row(bonds),
					pruning_score: self.pruning_score,
				}
			}
		}
	};
}

neuron! {
	/// The key it acts with.
	hotkey: AccountId,
	/// The key that owns the hotkey.
	coldkey: AccountId,
	/// Its slot.
	uid: Compact<u16>,
	/// Its subnet.
	netuid: Compact<u16>,
	/// Whether it has set weights lately.
	active: bool,
	/// Its published endpoint, all zero when it has none.
	axon_info: AxonInfo,
	/// Its metrics endpoint.
	prometheus_info: PrometheusInfo,
	/// Alpha behind the hotkey on this subnet, in rao, under the owner's name.
	stake: Vec<(AccountId, Compact<u64>)>,
	/// Not computed any more: 0.
	rank: Compact<u16>,
	/// Emission of the last epoch, in rao.
	emission: Compact<u64>,
	/// Share of the miners' pot.
	incentive: Compact<u16>,
	/// What validators agree its weight is.
	consensus: Compact<u16>,
	/// Not computed any more: 0.
	trust: Compact<u16>,
	/// How much of its weights lies within consensus.
	validator_trust: Compact<u16>,
	/// Share of the validators' pot.
	dividends: Compact<u16>,
	/// Block of its last weights.
	last_update: Compact<u64>,
	/// Whether its weights count.
	validator_permit: bool,
}

impl<T: Config> Pallet<T> {
	/// Every neuron of a subnet without weights and bonds; empty for an unknown netuid.
	pub fn get_neurons_lite(netuid: u16) -> Vec<NeuronInfoLite<T::AccountId>> {
		let columns = Columns::read::<T>(netuid, 0);
		(0..SubnetworkN::<T>::get(netuid))
			.map(|uid| Self::neuron_lite(netuid, uid, &columns))
			.collect()
	}

	/// One neuron without weights and bonds, none for an unknown netuid or uid.
	pub fn get_neuron_lite(netuid: u16, uid: u16) -> Option<NeuronInfoLite<T::AccountId>> {
		let known = uid < SubnetworkN::<T>::get(netuid);
		known.then(|| Self::neuron_lite(netuid, uid, &Columns::read::<T>(netuid, 0)))
	}

	/// Every neuron of a subnet; empty for an unknown netuid.
	pub fn get_neurons(netuid: u16) -> Vec<NeuronInfo<T::AccountId>> {
		let lite = Self::get_neurons_lite(netuid).into_iter();
		lite.map(|neuron| Self::with_rows(netuid, neuron)).collect()
	}

	/// One neuron, none for an unknown netuid or uid.
	pub fn get_neuron(netuid: u16, uid: u16) -> Option<NeuronInfo<T::AccountId>> {
		Self::get_neuron_lite(netuid, uid).map(|neuron| Self::with_rows(netuid, neuron))
	}

	fn with_rows(netuid: u16, neuron: NeuronInfoLite<T::AccountId>) -> NeuronInfo<T::AccountId> {
		let uid = neuron.uid.0;
		let filled = |mut row: Vec<(u16, u16)>| {
			row.retain(|(_, value)| *value > 0);
			row
		};
		neuron
			.with_rows(filled(Weights::<T>::get(netuid, uid)), filled(Bonds::<T>::get(netuid, uid)))
	}

	fn neuron_lite(netuid: u16, uid: u16, columns: &Columns) -> NeuronInfoLite<T::AccountId> {
		let hotkey = Keys::<T>::get(netuid, uid);
		let coldkey = Owner::<T>::get(&hotkey);
		let alpha = TotalHotkeyAlpha::<T>::get(&hotkey, netuid);
		NeuronInfoLite {
			uid: Compact(uid),
			netuid: Compact(netuid),
			active: at(&columns.active, uid),
			axon_info: Axons::<T>::get(netuid, &hotkey).unwrap_or_default(),
			prometheus_info: Prometheus::<T>::get(netuid, &hotkey).unwrap_or_default(),
			stake: vec![(coldkey.clone(), Compact(alpha))],
			rank: Compact(0),
			emission: Compact(at(&columns.emission, uid)),
			incentive: Compact(at(&columns.incentive, uid)),
			consensus: Compact(at(&columns.consensus, uid)),
			trust: Compact(0),
			validator_trust: Compact(at(&columns.validator_trust, uid)),
			dividends: Compact(at(&columns.dividends, uid)),
			last_update: Compact(at(&columns.last_update, uid)),
			validator_permit: at(&columns.validator_permit, uid),
			pruning_score: Compact(u16::MAX),
			hotkey,
			coldkey,
		}
	}
}

fn at<N: Copy + Default>(column: &[N], uid: u16) -> N {
	column.get(usize::from(uid)).copied().unwrap_or_default()
}
