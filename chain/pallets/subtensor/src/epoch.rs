//! One epoch of one subnet: stake, weights and bonds go through Yuma consensus, and out come shares,
//! permits, new bonds and pay.

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use consensus::{Inputs, LiquidAlpha, Outcome, Params, Row};
use frame_support::weights::Weight;

impl<T: Config> Pallet<T> {
	/// Runs the epoch of a subnet and pays out its pots. A subnet whose neurons are not in order is
	/// skipped and keeps its pots.
	pub(crate) fn run_epoch(netuid: u16, now: u64) -> Weight {
		let hotkeys = hotkeys::<T>(netuid);
		if !is_in_order::<T>(netuid, &hotkeys) {
			Self::deposit_event(Event::EpochSkipped { netuid });
			return costs::epoch::<T>(hotkeys.len(), 0);
		}
		let pots = Self::pots(netuid);
		let inputs = inputs::<T>(netuid, now, &hotkeys);
		let outcome = consensus::epoch(&params::<T>(netuid, pots.neurons()), &inputs);
		Self::pay_epoch(netuid, now, &hotkeys, pots, &outcome);
		let rows = inputs.validator_permit.iter().filter(|permit| **permit).count();
		store::<T>(netuid, outcome, &inputs.validator_permit);
		costs::epoch::<T>(hotkeys.len(), rows)
	}
}

fn hotkeys<T: Config>(netuid: u16) -> Vec<T::AccountId> {
	(0..SubnetworkN::<T>::get(netuid)).map(|uid| Keys::<T>::get(netuid, uid)).collect()
}

/// No hotkey sits on two uids, and the vectors have an entry per uid.
fn is_in_order<T: Config>(netuid: u16, hotkeys: &[T::AccountId]) -> bool {
	let index = storage_index(netuid, 0);
	hotkeys.iter().collect::<BTreeSet<_>>().len() == hotkeys.len()
		&& LastUpdate::<T>::decode_len(index).unwrap_or(0) == hotkeys.len()
		&& ValidatorPermit::<T>::decode_len(netuid).unwrap_or(0) == hotkeys.len()
}

fn params<T: Config>(netuid: u16, emission: u64) -> Params {
	let tempo = Tempo::<T>::get(netuid);
	let (low, high) = AlphaValues::<T>::get(netuid);
	let steepness = AlphaSigmoidSteepness::<T>::get(netuid);
	Params {
		yuma3: Yuma3On::<T>::get(netuid),
		kappa: Kappa::<T>::get(netuid),
		bonds_penalty: BondsPenalty::<T>::get(netuid),
		bonds_moving_average: BondsMovingAverage::<T>::get(netuid),
		liquid_alpha: LiquidAlphaOn::<T>::get(netuid).then_some(LiquidAlpha {
			low,
			high,
			steepness,
		}),
		tempo,
		activity_cutoff: Pallet::<T>::activity_cutoff(netuid),
		stake_threshold: StakeThreshold::<T>::get(),
		max_allowed_validators: MaxAllowedValidators::<T>::get(netuid),
		last_step_block: LastMechansimStepBlock::<T>::get(netuid),
		commit_reveal: CommitRevealWeightsEnabled::<T>::get(netuid),
		emission,
	}
}

/// The state that the epoch starts from. Only neurons with a permit have rows that count, so only
/// theirs are read; bonds are stored for no others.
fn inputs<T: Config>(netuid: u16, now: u64, hotkeys: &[T::AccountId]) -> Inputs {
	let index = storage_index(netuid, 0);
	let owner_uid = Uids::<T>::get(netuid, SubnetOwnerHotkey::<T>::get(netuid));
	let validator_permit = ValidatorPermit::<T>::get(netuid);
	let uids = || 0u16..hotkeys.len() as u16;
	let has_row = |uid: &u16| {
		owner_uid == Some(*uid) || validator_permit.get(usize::from(*uid)) == Some(&true)
	};
	let row_of = |uid: u16, read: fn(u16, u16) -> Row| -> Row {
		if has_row(&uid) {
			read(index, uid)
		} else {
			Row::new()
		}
	};
	Inputs {
		block: now,
		owner_uid,
		stake: hotkeys.iter().map(|key| Pallet::<T>::stake_weight(key, netuid).total).collect(),
		last_update: LastUpdate::<T>::get(index),
		block_at_registration: uids()
			.map(|uid| BlockAtRegistration::<T>::get(netuid, uid))
			.collect(),
		weights: uids().map(|uid| row_of(uid, Weights::<T>::get)).collect(),
		bonds: uids().map(|uid| row_of(uid, Bonds::<T>::get)).collect(),
		commit_block: Vec::new(),
		validator_permit,
	}
}

/// Writes what the epoch found. Bonds stay only with those who keep or get a permit.
fn store<T: Config>(netuid: u16, outcome: Outcome, old_permit: &[bool]) {
	let index = storage_index(netuid, 0);
	let permits = outcome.new_validator_permit.iter().zip(old_permit);
	for (uid, ((new, old), row)) in (0u16..).zip(permits.zip(outcome.bonds)) {
		if *new {
			Bonds::<T>::insert(index, uid, row);
		} else if *old {
			Bonds::<T>::remove(index, uid);
		}
	}
	Active::<T>::insert(netuid, outcome.active);
	Consensus::<T>::insert(netuid, outcome.consensus);
	Incentive::<T>::insert(index, outcome.incentive);
	Dividends::<T>::insert(netuid, outcome.dividends);
	ValidatorTrust::<T>::insert(netuid, outcome.validator_trust);
	ValidatorPermit::<T>::insert(netuid, outcome.new_validator_permit);
	StakeWeight::<T>::insert(netuid, outcome.stake_weight);
	Emission::<T>::insert(netuid, outcome.emission);
}
