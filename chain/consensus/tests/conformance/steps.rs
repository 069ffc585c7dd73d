//! Every epoch of the published vectors, step by step: integers exactly, fractions to 1e-9.

use crate::{
	answer::answer,
	compare::{assert_matrix, assert_vector, TOLERANCE},
	parse, vectors,
};
use consensus::{epoch, epoch_with_trace, Outcome, Trace};
use serde_json::{json, Value};

/// What the original tests print as comments, to nine digits.
const COMMENT_TOLERANCE: f64 = 2e-9;

#[test]
fn every_step_of_every_vector_is_met() {
	let (mut steps, mut extra) = (0, 0);
	for vector in vectors().iter().filter(|vector| vector.get("steps").is_some()) {
		for (index, step) in vector["steps"].as_array().unwrap().iter().enumerate() {
			extra += check(vector, step, &format!("{} step {index}", vector["id"]));
			steps += 1;
		}
	}
	assert_eq!((steps, extra), (49, 183), "steps, and what the original tests assert or print");
}

/// One epoch against the reference; gives how many figures of the original test it met besides.
fn check(vector: &Value, step: &Value, what: &str) -> usize {
	let owner = &vector["initial"]["owner_uid"];
	let params = parse::params(&vector["params"], &vector["yuma_version"]).unwrap();
	let inputs = parse::inputs(&step["epoch_inputs"], &step["block"], owner).unwrap();
	let (outcome, trace) = epoch_with_trace(&params, &inputs);
	assert_eq!(outcome, epoch(&params, &inputs), "{what}");

	let line = json!({
		"yuma_version": vector["yuma_version"],
		"n": vector["n"],
		"params": vector["params"],
		"owner_uid": owner,
		"block": step["block"],
		"epoch_inputs": step["epoch_inputs"],
	});
	let printed = answer(&line.to_string()).unwrap();
	let integers: Value = serde_json::from_str(&printed).unwrap();
	let wanted = &step["reference_trace"];
	for (name, got) in integers.as_object().unwrap() {
		assert_eq!(got, &wanted[name], "{what}: {name}");
	}
	assert_eq!(integers.as_object().unwrap().len(), 6, "{what}");
	let asserted = &step["expected_asserted_in_test"];
	check_trace(&trace, step, what)
		+ assert_asserted(&integers, asserted, what)
		+ usize::from(asserted["server_emission_equal"] == json!([0, 1]) && even(&outcome, what))
}

fn check_trace(trace: &Trace, step: &Value, what: &str) -> usize {
	let (wanted, comment) = (&step["reference_trace"], &step["expected_from_source_comment"]);
	let asserted = &step["expected_asserted_in_test"]["dividends"];
	let prerank = trace.prerank();
	let vectors = [
		("stake_norm", &trace.stake),
		("active_stake", &trace.active_stake),
		("consensus", &trace.consensus),
		("validator_trust", &trace.validator_trust),
		("prerank", &prerank),
		("rank", &trace.rank),
		("incentive", &trace.incentive),
		("dividends", &trace.dividends),
	];
	let mut extra = 0;
	for (name, got) in vectors {
		assert_vector(got, &wanted[name], TOLERANCE, &format!("{what}: {name}"));
		if comment[name].is_array() {
			assert_vector(got, &comment[name], COMMENT_TOLERANCE, &format!("{what}: {name}"));
			extra += 1;
		}
	}
	if let Some(tolerance) = asserted["tolerance"].as_f64() {
		assert_vector(&trace.dividends, &asserted["values"], tolerance, what);
		extra += 1;
	}
	assert_matrix(&trace.weights, &wanted["weights_norm"], &format!("{what}: weights"));
	assert_matrix(&trace.bonds, &wanted["ema_bonds"], &format!("{what}: bonds"));
	if comment["emission"].is_array() {
		assert_eq!(wanted["emission"], comment["emission"], "{what}");
		extra += 1;
	}
	extra
}

fn even(outcome: &Outcome, what: &str) -> bool {
	let paid = &outcome.server_emission;
	assert!(paid[0] > 0 && paid[0] == paid[1], "{what}: {paid:?}");
	true
}

/// What the original test asserts: by uid, or as validator, neuron and bond.
fn assert_asserted(integers: &Value, asserted: &Value, what: &str) -> usize {
	let named = [
		("consensus_u16", &integers["u16"]["consensus"]),
		("incentive_u16", &integers["u16"]["incentive"]),
		("dividends_u16", &integers["u16"]["dividends"]),
		("emission", &integers["emission"]),
		("validator_permit", &integers["new_validator_permit"]),
	];
	let mut checks = 0;
	for (name, got) in named {
		for (uid, wanted) in asserted[name].as_object().into_iter().flatten() {
			assert_eq!(&got[uid.parse::<usize>().unwrap()], wanted, "{what}: {name} of {uid}");
			checks += 1;
		}
	}
	for bond in asserted["bonds_u16"].as_array().into_iter().flatten() {
		let row = integers["bonds_u16"][bond[0].as_u64().unwrap() as usize].as_array().unwrap();
		let held = row.iter().find(|entry| entry[0] == bond[1]);
		assert_eq!(held.map(|entry| &entry[1]), Some(&bond[2]), "{what}: bond {bond}");
		checks += 1;
	}
	checks
}
