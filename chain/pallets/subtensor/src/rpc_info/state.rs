//! The per-uid columns of a subnet without its settings.

use super::columns::{coldkeys, compact, hotkeys, registrations, Columns, Stakes};
use crate::*;
use alloc::{vec, vec::Vec};
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// Columns of a subnet in order of uid; amounts are rao, proportions u16 of 65535.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
#[allow(missing_docs)]
pub struct SubnetState<AccountId> {
	pub netuid: Compact<u16>,
	pub hotkeys: Vec<AccountId>,
	pub coldkeys: Vec<AccountId>,
	pub active: Vec<bool>,
	pub validator_permit: Vec<bool>,
	/// Not computed any more: empty.
	pub pruning_score: Vec<Compact<u16>>,
	pub last_update: Vec<Compact<u64>>,
	pub emission: Vec<Compact<u64>>,
	pub dividends: Vec<Compact<u16>>,
	pub incentives: Vec<Compact<u16>>,
	pub consensus: Vec<Compact<u16>>,
	/// Not computed any more: empty.
	pub trust: Vec<Compact<u16>>,
	/// Not computed any more: empty.
	pub rank: Vec<Compact<u16>>,
	pub block_at_registration: Vec<Compact<u64>>,
	pub alpha_stake: Vec<Compact<u64>>,
	pub tao_stake: Vec<Compact<u64>>,
	pub total_stake: Vec<Compact<u64>>,
	/// Not written any more: a row of zeros for each subnet of the chain.
	pub emission_history: Vec<Vec<Compact<u64>>>,
}

impl<T: Config> Pallet<T> {
	/// The columns of a subnet, none for an unknown netuid.
	pub fn get_subnet_state(netuid: u16) -> Option<SubnetState<T::AccountId>> {
		if !NetworksAdded::<T>::get(netuid) {
			return None;
		}
		let hotkeys = hotkeys::<T>(netuid);
		let columns = Columns::read::<T>(netuid, 0);
		let stakes = Stakes::read::<T>(netuid, &hotkeys);
		Some(SubnetState {
			netuid: Compact(netuid),
			coldkeys: coldkeys::<T>(&hotkeys),
			active: columns.active,
			validator_permit: columns.validator_permit,
			pruning_score: Vec::new(),
			last_update: compact(columns.last_update),
			emission: compact(columns.emission),
			emission_history: vec![vec![Compact(0); hotkeys.len()]; Self::netuids().len()],
			dividends: compact(columns.dividends),
			incentives: compact(columns.incentive),
			consensus: compact(columns.consensus),
			trust: Vec::new(),
			rank: Vec::new(),
			block_at_registration: registrations::<T>(netuid),
			alpha_stake: stakes.alpha,
			tao_stake: stakes.tao,
			total_stake: stakes.total,
			hotkeys,
		})
	}
}
