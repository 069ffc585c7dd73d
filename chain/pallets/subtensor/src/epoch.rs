//! One epoch of one subnet: stake, weights and bonds of each mechanism go through Yuma consensus, and
//! out come shares, permits, new bonds and pay.

use crate::*;
use alloc::vec::Vec;
use consensus::{
	mechanisms::{combine, split},
	Inputs, LiquidAlpha, Outcome, Params, Row,
};
use frame_support::weights::Weight;

/// Picoseconds that reading a timelocked commit of the greatest size takes.
const PER_TIMELOCKED: u64 = 2_000_000;

impl<T: Config> Pallet<T> {
	/// Runs the epoch of a subnet and pays out its pots.
	pub(crate) fn run_epoch(netuid: u16, now: u64) -> Weight {
		let hotkeys = Self::hotkeys(netuid);
		let pots = Self::pots(netuid);
		let emission = pots.neurons();
		let neurons = neurons::<T>(netuid, now, &hotkeys);
		let mut params = params::<T>(netuid);
		let shares = MechanismEmissionSplit::<T>::get(netuid);
		let parts = split(emission, MechanismCountCurrent::<T>::get(netuid), shares.as_deref());
		let (count, mut commits) = (parts.len(), 0u64);
		let run = |(mecid, part): (u8, u64)| {
			params.emission = part;
			let (inputs, read) = inputs::<T>(netuid, mecid, &hotkeys, neurons.clone());
			commits = commits.saturating_add(read);
			let mut outcome = consensus::epoch(&params, &inputs);
			store_mechanism::<T>(netuid, mecid, &mut outcome, &neurons.validator_permit);
			(part, outcome)
		};
		let outcomes: Vec<(u64, Outcome)> = (0u8..).zip(parts).map(run).collect();
		let whole = combine(&outcomes, emission);
		store_subnet::<T>(netuid, &whole);
		let paying = Self::pay_epoch(netuid, now, &hotkeys, pots, &whole);
		let rows = neurons.validator_permit.iter().filter(|permit| **permit).count();
		let reading = Weight::from_parts(commits.saturating_mul(PER_TIMELOCKED), 0);
		costs::epoch::<T>(hotkeys.len(), rows.saturating_mul(count))
			.saturating_add(paying)
			.saturating_add(reading)
	}
}

fn params<T: Config>(netuid: u16) -> Params {
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
		tempo: Tempo::<T>::get(netuid),
		activity_cutoff: Pallet::<T>::activity_cutoff(netuid),
		stake_threshold: StakeThreshold::<T>::get(),
		max_allowed_validators: MaxAllowedValidators::<T>::get(netuid),
		last_step_block: LastMechansimStepBlock::<T>::get(netuid),
		commit_reveal: CommitRevealWeightsEnabled::<T>::get(netuid),
		emission: 0,
	}
}

/// The state that all mechanisms start from.
fn neurons<T: Config>(netuid: u16, now: u64, hotkeys: &[T::AccountId]) -> Inputs {
	let uids = 0u16..hotkeys.len() as u16;
	Inputs {
		block: now,
		owner_uid: Uids::<T>::get(netuid, SubnetOwnerHotkey::<T>::get(netuid)),
		stake: hotkeys.iter().map(|key| Pallet::<T>::stake_weight(key, netuid).total).collect(),
		block_at_registration: uids.map(|uid| BlockAtRegistration::<T>::get(netuid, uid)).collect(),
		validator_permit: ValidatorPermit::<T>::get(netuid),
		..Default::default()
	}
}

/// The state that one mechanism starts from. Only neurons with a permit have rows that count, so only
/// theirs are read; bonds are stored for no others. And how many timelocked commits were read.
fn inputs<T: Config>(
	netuid: u16,
	mecid: u8,
	hotkeys: &[T::AccountId],
	neurons: Inputs,
) -> (Inputs, u64) {
	let index = storage_index(netuid, mecid);
	let rows = |read: fn(u16, u16) -> Row| -> Vec<Row> {
		let has_row = |uid: u16| {
			neurons.owner_uid == Some(uid)
				|| neurons.validator_permit.get(usize::from(uid)) == Some(&true)
		};
		let row = |uid| if has_row(uid) { read(index, uid) } else { Row::new() };
		(0u16..hotkeys.len() as u16).map(row).collect()
	};
	let (commit_block, read) = if CommitRevealWeightsEnabled::<T>::get(netuid) {
		Pallet::<T>::commit_blocks(netuid, mecid, hotkeys)
	} else {
		(Vec::new(), 0)
	};
	let inputs = Inputs {
		weights: rows(Weights::<T>::get),
		bonds: rows(Bonds::<T>::get),
		last_update: LastUpdate::<T>::get(index),
		commit_block,
		..neurons
	};
	(inputs, read)
}

/// Writes what a mechanism's epoch found, and takes its bonds out of the outcome. Bonds stay only
/// with those who keep or get a permit.
fn store_mechanism<T: Config>(netuid: u16, mecid: u8, outcome: &mut Outcome, old_permit: &[bool]) {
	let index = storage_index(netuid, mecid);
	let bonds = core::mem::take(&mut outcome.bonds);
	for ((uid, row), new) in (0u16..).zip(bonds).zip(&outcome.new_validator_permit) {
		if *new {
			Bonds::<T>::insert(index, uid, row);
		} else if old_permit.get(usize::from(uid)) == Some(&true) {
			Bonds::<T>::remove(index, uid);
		}
	}
	Incentive::<T>::insert(index, &outcome.incentive);
	let emissions = outcome.server_emission.clone();
	Pallet::<T>::deposit_event(Event::IncentiveAlphaEmittedToMiners { netuid: index, emissions });
}

/// Writes what all mechanisms found together.
fn store_subnet<T: Config>(netuid: u16, whole: &Outcome) {
	Active::<T>::insert(netuid, &whole.active);
	Consensus::<T>::insert(netuid, &whole.consensus);
	Dividends::<T>::insert(netuid, &whole.dividends);
	ValidatorTrust::<T>::insert(netuid, &whole.validator_trust);
	ValidatorPermit::<T>::insert(netuid, &whole.new_validator_permit);
	StakeWeight::<T>::insert(netuid, &whole.stake_weight);
	Emission::<T>::insert(netuid, &whole.emission);
}
