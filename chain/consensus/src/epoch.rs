//! One epoch, from stake and weights to emission.

use crate::{
	clip::{clip, for_bonds},
	dividends::{dividends, Votes},
	fix::{from_proportion, normalize, to_proportion, Fix},
	matrix::{row_sums, weigh_rows, Entry},
	median::consensus,
	payout::payout,
	permit, prepare, stake,
	trace::Trace,
	types::{Inputs, Outcome, Params, Row},
};
use alloc::vec::Vec;

/// Runs the epoch of a subnet. Total: any input gives an outcome, and the same one everywhere.
pub fn epoch(params: &Params, inputs: &Inputs) -> Outcome {
	epoch_with_trace(params, inputs).0
}

/// As [`epoch`], and keeps the fractions on the way, to explain an outcome or to check it.
pub fn epoch_with_trace(params: &Params, inputs: &Inputs) -> (Outcome, Trace) {
	let active = stake::active(params, inputs);
	let stake = stake::shares(params, inputs);
	let permit = permit::current(inputs);
	let new_permit = permit::next(&stake, params.max_allowed_validators, inputs.owner_uid);
	let active_stake = stake::voting(&stake, &active, &permit);

	let weights = prepare::weights(inputs, &permit, params.commit_reveal);
	let consensus = consensus(&weights, &active_stake, from_proportion(params.kappa));
	let clipped = clip(&weights, &consensus);
	let validator_trust = row_sums(&clipped);
	let rank = weigh_rows(&clipped, &active_stake);
	let mut incentive = rank.clone();
	normalize(&mut incentive);

	let penalty = from_proportion(params.bonds_penalty);
	let bond_weights = for_bonds(&weights, &clipped, &consensus, penalty);
	let votes = Votes {
		weights: &bond_weights,
		stake: &active_stake,
		consensus: &consensus,
		incentive: &incentive,
	};
	let (bonds, dividends) = dividends(params, inputs, &votes);

	let silent = active_stake.iter().all(|&share| share == Fix::ZERO);
	let fallback = if silent { &stake } else { &active_stake };
	let payout = payout(&incentive, &dividends, fallback, params.emission);

	let stored = |(row, &keep): (&Vec<Entry>, &bool)| -> Row {
		let row = row.iter().filter(|_| keep);
		row.map(|&(uid, bond)| (uid, to_proportion(bond))).collect()
	};
	let outcome = Outcome {
		active,
		consensus: proportions(&consensus),
		incentive: proportions(&incentive),
		dividends: proportions(&dividends),
		validator_trust: proportions(&validator_trust),
		stake_weight: proportions(&stake),
		server_emission: payout.server,
		validator_emission: payout.validator,
		emission: payout.combined,
		bonds: bonds.iter().zip(&new_permit).map(stored).collect(),
		new_validator_permit: new_permit,
	};
	drop(bond_weights);
	let trace = Trace {
		stake,
		active_stake,
		weights,
		consensus,
		validator_trust,
		rank,
		incentive,
		bonds,
		dividends,
	};
	(outcome, trace)
}

fn proportions(values: &[Fix]) -> Vec<u16> {
	values.iter().map(|&value| to_proportion(value)).collect()
}
