//! Pool, emission and identity of a subnet.

use super::{columns::compact_text, CompactText};
use crate::*;
use alloc::{format, vec::Vec};
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// A subnet as an investor looks at it; amounts are rao, heights blocks.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
#[allow(missing_docs)]
pub struct DynamicInfo<AccountId> {
	pub netuid: Compact<u16>,
	pub owner_hotkey: AccountId,
	pub owner_coldkey: AccountId,
	pub subnet_name: CompactText,
	pub token_symbol: CompactText,
	pub tempo: Compact<u16>,
	pub last_step: Compact<u64>,
	pub blocks_since_last_step: Compact<u64>,
	/// Not computed any more: 0.
	pub emission: Compact<u64>,
	pub alpha_in: Compact<u64>,
	pub alpha_out: Compact<u64>,
	pub tao_in: Compact<u64>,
	pub alpha_out_emission: Compact<u64>,
	pub alpha_in_emission: Compact<u64>,
	pub tao_in_emission: Compact<u64>,
	pub pending_alpha_emission: Compact<u64>,
	/// Not computed any more: 0.
	pub pending_root_emission: Compact<u64>,
	pub subnet_volume: Compact<u128>,
	pub network_registered_at: Compact<u64>,
	pub subnet_identity: Option<SubnetIdentityV3>,
	pub moving_price: I96F32,
}

impl<T: Config> Pallet<T> {
	/// Pool, emission and identity of a subnet, none for an unknown netuid.
	pub fn get_dynamic_info(netuid: u16) -> Option<DynamicInfo<T::AccountId>> {
		NetworksAdded::<T>::get(netuid).then(|| DynamicInfo {
			netuid: Compact(netuid),
			owner_hotkey: SubnetOwnerHotkey::<T>::get(netuid),
			owner_coldkey: SubnetOwner::<T>::get(netuid),
			subnet_name: Self::subnet_name(netuid),
			token_symbol: compact_text(&TokenSymbol::<T>::get(netuid)),
			tempo: Compact(Tempo::<T>::get(netuid)),
			last_step: Compact(LastMechansimStepBlock::<T>::get(netuid)),
			blocks_since_last_step: Compact(Self::blocks_since_step(netuid)),
			emission: Compact(0),
			alpha_in: Compact(SubnetAlphaIn::<T>::get(netuid)),
			alpha_out: Compact(SubnetAlphaOut::<T>::get(netuid)),
			tao_in: Compact(SubnetTAO::<T>::get(netuid)),
			alpha_out_emission: Compact(SubnetAlphaOutEmission::<T>::get(netuid)),
			alpha_in_emission: Compact(SubnetAlphaInEmission::<T>::get(netuid)),
			tao_in_emission: Compact(SubnetTaoInEmission::<T>::get(netuid)),
			pending_alpha_emission: Compact(Self::pending_alpha(netuid)),
			pending_root_emission: Compact(0),
			subnet_volume: Compact(SubnetVolume::<T>::get(netuid)),
			network_registered_at: Compact(NetworkRegisteredAt::<T>::get(netuid)),
			subnet_identity: SubnetIdentitiesV3::<T>::get(netuid),
			moving_price: SubnetMovingPrice::<T>::get(netuid),
		})
	}

	/// The same of every subnet, by netuid.
	pub fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<T::AccountId>>> {
		Self::netuids().into_iter().map(Self::get_dynamic_info).collect()
	}

	/// The subnets there are, in order.
	pub fn netuids() -> Vec<u16> {
		let mut netuids: Vec<u16> = NetworksAdded::<T>::iter_keys().collect();
		netuids.sort_unstable();
		netuids
	}

	/// Blocks since the last epoch, or since genesis where there was none.
	fn blocks_since_step(netuid: u16) -> u64 {
		Self::now().saturating_sub(LastMechansimStepBlock::<T>::get(netuid))
	}

	/// What waits for the next epoch of miners and validators, in rao.
	pub(super) fn pending_alpha(netuid: u16) -> u64 {
		PendingServerEmission::<T>::get(netuid)
			.saturating_add(PendingValidatorEmission::<T>::get(netuid))
	}

	/// The name the owner gave the subnet, else `root` or `subnet` with its number.
	pub(super) fn subnet_name(netuid: u16) -> CompactText {
		match SubnetIdentitiesV3::<T>::get(netuid) {
			Some(identity) if !identity.subnet_name.is_empty() => {
				compact_text(&identity.subnet_name)
			},
			_ if netuid == ROOT => compact_text(b"root"),
			_ => compact_text(format!("subnet {netuid}").as_bytes()),
		}
	}
}
