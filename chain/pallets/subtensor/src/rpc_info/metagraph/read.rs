//! Reads the metagraph.

use super::{super::columns::*, Metagraph, SelectiveMetagraph};
use crate::*;
use alloc::vec::Vec;
use codec::Compact;

impl<T: Config> Pallet<T> {
	/// The metagraph of a subnet, none for an unknown netuid.
	pub fn get_metagraph(netuid: u16) -> Option<Metagraph<T::AccountId>> {
		Self::get_mechagraph(netuid, 0)
	}

	/// The metagraphs of all subnets, by netuid.
	pub fn get_all_metagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
		Self::netuids().into_iter().map(Self::get_metagraph).collect()
	}

	/// Those of all mechanisms of all subnets, by netuid.
	pub fn get_all_mechagraphs() -> Vec<Option<Metagraph<T::AccountId>>> {
		let of_subnet = |netuid| {
			let mechanisms = 0..MechanismCountCurrent::<T>::get(netuid);
			mechanisms.map(move |mecid| Self::get_mechagraph(netuid, mecid))
		};
		Self::netuids().into_iter().flat_map(of_subnet).collect()
	}

	/// Chosen fields of the metagraph of one mechanism, none for an unknown netuid or mechanism.
	pub fn get_selective_mechagraph(
		netuid: u16,
		mecid: u8,
		indexes: &[u16],
	) -> Option<SelectiveMetagraph<T::AccountId>> {
		let mut chosen =
			Self::get_mechagraph(netuid, mecid)?.select(indexes, StakeThreshold::<T>::get());
		chosen.netuid = Compact(netuid);
		chosen.commitments = chosen.commitments.map(|_| {
			let text = |(hotkey, bytes): (_, Vec<u8>)| (hotkey, compact_text(&bytes));
			T::Commitments::of_subnet(netuid).into_iter().map(text).collect()
		});
		Some(chosen)
	}

	/// The metagraph with the incentives and updates of one mechanism; its netuid is the storage index
	/// of that.
	pub fn get_mechagraph(netuid: u16, mecid: u8) -> Option<Metagraph<T::AccountId>> {
		if mecid >= MechanismCountCurrent::<T>::get(netuid) {
			return None;
		}
		let dynamic = Self::get_dynamic_info(netuid)?;
		let params = Self::get_subnet_hyperparams_v2(netuid)?;
		let hotkeys = hotkeys::<T>(netuid);
		let coldkeys = coldkeys::<T>(&hotkeys);
		let columns = Columns::read::<T>(netuid, mecid);
		let stakes = Stakes::read::<T>(netuid, &hotkeys);
		let dividend = |hotkey: &T::AccountId| {
			(hotkey.clone(), Compact(AlphaDividendsPerSubnet::<T>::get(netuid, hotkey)))
		};
		Some(Metagraph {
			netuid: Compact(storage_index(netuid, mecid)),
			name: dynamic.subnet_name,
			symbol: dynamic.token_symbol,
			identity: dynamic.subnet_identity,
			network_registered_at: dynamic.network_registered_at,
			owner_hotkey: dynamic.owner_hotkey,
			owner_coldkey: dynamic.owner_coldkey,
			block: Compact(Self::now()),
			tempo: dynamic.tempo,
			last_step: dynamic.last_step,
			blocks_since_last_step: dynamic.blocks_since_last_step,
			subnet_emission: dynamic.emission,
			alpha_in: dynamic.alpha_in,
			alpha_out: dynamic.alpha_out,
			tao_in: dynamic.tao_in,
			alpha_out_emission: dynamic.alpha_out_emission,
			alpha_in_emission: dynamic.alpha_in_emission,
			tao_in_emission: dynamic.tao_in_emission,
			pending_alpha_emission: dynamic.pending_alpha_emission,
			pending_root_emission: dynamic.pending_root_emission,
			subnet_volume: dynamic.subnet_volume,
			moving_price: dynamic.moving_price,
			rho: params.rho,
			kappa: params.kappa,
			min_allowed_weights: params.min_allowed_weights,
			max_weights_limit: params.max_weights_limit,
			weights_version: params.weights_version,
			weights_rate_limit: params.weights_rate_limit,
			activity_cutoff: params.activity_cutoff,
			max_validators: params.max_validators,
			num_uids: Compact(SubnetworkN::<T>::get(netuid)),
			max_uids: Compact(MaxAllowedUids::<T>::get(netuid)),
			burn: Compact(Burn::<T>::get(netuid)),
			difficulty: params.difficulty,
			registration_allowed: params.registration_allowed,
			pow_registration_allowed: NetworkPowRegistrationAllowed::<T>::get(netuid),
			immunity_period: params.immunity_period,
			min_difficulty: params.min_difficulty,
			max_difficulty: params.max_difficulty,
			min_burn: params.min_burn,
			max_burn: params.max_burn,
			adjustment_alpha: params.adjustment_alpha,
			adjustment_interval: params.adjustment_interval,
			target_regs_per_interval: params.target_regs_per_interval,
			max_regs_per_block: params.max_regs_per_block,
			serving_rate_limit: params.serving_rate_limit,
			commit_reveal_weights_enabled: params.commit_reveal_weights_enabled,
			commit_reveal_period: params.commit_reveal_period,
			liquid_alpha_enabled: params.liquid_alpha_enabled,
			alpha_high: params.alpha_high,
			alpha_low: params.alpha_low,
			bonds_moving_avg: params.bonds_moving_avg,
			identities: coldkeys.iter().map(IdentitiesV2::<T>::get).collect(),
			axons: hotkeys
				.iter()
				.map(|hotkey| Axons::<T>::get(netuid, hotkey).unwrap_or_default())
				.collect(),
			active: columns.active,
			validator_permit: columns.validator_permit,
			pruning_score: Vec::new(),
			last_update: compact(columns.last_update),
			emission: compact(columns.emission),
			dividends: compact(columns.dividends),
			incentives: compact(columns.incentive),
			consensus: compact(columns.consensus),
			trust: Vec::new(),
			rank: Vec::new(),
			block_at_registration: registrations::<T>(netuid),
			alpha_stake: stakes.alpha,
			tao_stake: stakes.tao,
			total_stake: stakes.total,
			tao_dividends_per_hotkey: hotkeys.iter().map(|key| (key.clone(), Compact(0))).collect(),
			alpha_dividends_per_hotkey: hotkeys.iter().map(dividend).collect(),
			coldkeys,
			hotkeys,
		})
	}
}
