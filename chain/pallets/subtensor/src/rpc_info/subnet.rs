//! The settings of a subnet as older clients read them.

use crate::*;
use alloc::vec::Vec;
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// Declares both records, which differ in the name of the emission and in their end.
macro_rules! subnet {
	($($field:ident: $type:ty = |$netuid:ident| $value:expr,)*) => {
		/// A subnet; periods are blocks, the burn is rao, proportions are u16 of 65535.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		#[allow(missing_docs)]
		pub struct SubnetInfo<AccountId> {
			pub netuid: Compact<u16>,
			$(pub $field: $type,)*
			/// Not computed any more: 0.
			pub emission_values: Compact<u64>,
			pub burn: Compact<u64>,
			pub owner: AccountId,
		}

		/// A subnet with its identity; periods are blocks, the burn is rao, proportions are u16 of
		/// 65535.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		#[allow(missing_docs)]
		pub struct SubnetInfov2<AccountId> {
			pub netuid: Compact<u16>,
			$(pub $field: $type,)*
			/// Not computed any more: 0.
			pub emission_value: Compact<u64>,
			pub burn: Compact<u64>,
			pub owner: AccountId,
			pub identity: Option<SubnetIdentityV3>,
		}

		impl<T: Config> Pallet<T> {
			/// A subnet and its identity, none for an unknown netuid.
			pub fn get_subnet_info_v2(netuid: u16) -> Option<SubnetInfov2<T::AccountId>> {
				NetworksAdded::<T>::get(netuid).then(|| SubnetInfov2 {
					netuid: Compact(netuid),
					$($field: { let $netuid = netuid; $value },)*
					emission_value: Compact(0),
					burn: Compact(Burn::<T>::get(netuid)),
					owner: SubnetOwner::<T>::get(netuid),
					identity: SubnetIdentitiesV3::<T>::get(netuid),
				})
			}
		}

		impl<AccountId> From<SubnetInfov2<AccountId>> for SubnetInfo<AccountId> {
			fn from(record: SubnetInfov2<AccountId>) -> Self {
				Self {
					netuid: record.netuid,
					$($field: record.$field,)*
					emission_values: record.emission_value,
					burn: record.burn,
					owner: record.owner,
				}
			}
		}
	};
}

subnet! {
	rho: Compact<u16> = |netuid| Compact(Rho::<T>::get(netuid)),
	kappa: Compact<u16> = |netuid| Compact(Kappa::<T>::get(netuid)),
	difficulty: Compact<u64> = |netuid| Compact(Difficulty::<T>::get(netuid)),
	immunity_period: Compact<u16> = |netuid| Compact(ImmunityPeriod::<T>::get(netuid)),
	max_allowed_validators: Compact<u16> = |netuid| Compact(MaxAllowedValidators::<T>::get(netuid)),
	min_allowed_weights: Compact<u16> = |netuid| Compact(MinAllowedWeights::<T>::get(netuid)),
	max_weights_limit: Compact<u16> = |netuid| Compact(MaxWeightsLimit::<T>::get(netuid)),
	scaling_law_power: Compact<u16> = |netuid| Compact(ScalingLawPower::<T>::get(netuid)),
	subnetwork_n: Compact<u16> = |netuid| Compact(SubnetworkN::<T>::get(netuid)),
	max_allowed_uids: Compact<u16> = |netuid| Compact(MaxAllowedUids::<T>::get(netuid)),
	blocks_since_last_step: Compact<u64> = |netuid| Compact(BlocksSinceLastStep::<T>::get(netuid)),
	tempo: Compact<u16> = |netuid| Compact(Tempo::<T>::get(netuid)),
	network_modality: Compact<u16> = |_netuid| Compact(0),
	network_connect: Vec<[u16; 2]> = |_netuid| Vec::new(),
}

impl<T: Config> Pallet<T> {
	/// A subnet, none for an unknown netuid.
	pub fn get_subnet_info(netuid: u16) -> Option<SubnetInfo<T::AccountId>> {
		Self::get_subnet_info_v2(netuid).map(Into::into)
	}

	/// Every subnet, by netuid.
	pub fn get_subnets_info() -> Vec<Option<SubnetInfo<T::AccountId>>> {
		Self::netuids().into_iter().map(Self::get_subnet_info).collect()
	}

	/// Every subnet and its identity, by netuid.
	pub fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<T::AccountId>>> {
		Self::netuids().into_iter().map(Self::get_subnet_info_v2).collect()
	}

	/// The account that stands for a subnet, none for an unknown netuid.
	pub fn get_subnet_account_id(netuid: u16) -> Option<T::AccountId> {
		NetworksAdded::<T>::get(netuid).then(|| Self::subnet_account(netuid))
	}
}
