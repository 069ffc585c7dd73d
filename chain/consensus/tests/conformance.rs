//! Every epoch of the published vectors, step by step: integers exactly, fractions to 1e-9.

#[path = "../examples/epoch/parse.rs"]
mod parse;

use consensus::{epoch, epoch_with_trace, Fix, Inputs, Matrix, Outcome, Params};
use serde_json::{json, Value};

/// The vectors print fractions to ten digits.
const TOLERANCE: f64 = 1e-9;

fn vectors() -> Vec<Value> {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../test/vectors/yuma.json");
	let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
	file["epoch_vectors"].as_array().unwrap().clone()
}

fn integers(outcome: &Outcome) -> Value {
	json!({
		"u16": {
			"consensus": outcome.consensus,
			"incentive": outcome.incentive,
			"dividends": outcome.dividends,
			"validator_trust": outcome.validator_trust,
			"stake_weight": outcome.stake_weight,
		},
		"server_emission": outcome.server_emission,
		"validator_emission": outcome.validator_emission,
		"emission": outcome.emission,
		"bonds_u16": outcome.bonds,
		"new_validator_permit": outcome.new_validator_permit,
	})
}

fn assert_close(got: f64, wanted: &Value, tolerance: f64, what: &str) {
	let error = (got - wanted.as_f64().unwrap()).abs();
	assert!(error <= tolerance, "{what}: {got}, should be {wanted}");
}

fn assert_vector(got: &[Fix], wanted: &Value, tolerance: f64, what: &str) {
	let wanted = wanted.as_array().unwrap_or_else(|| panic!("{what}: no vector"));
	assert_eq!(got.len(), wanted.len(), "{what}");
	for (got, wanted) in got.iter().zip(wanted) {
		assert_close(got.to_num(), wanted, tolerance, what);
	}
}

fn assert_matrix(got: &Matrix, wanted: &Value, what: &str) {
	let wanted = wanted.as_array().unwrap_or_else(|| panic!("{what}: no matrix"));
	assert_eq!(got.len(), wanted.len(), "{what}");
	for (got, wanted) in got.iter().zip(wanted) {
		let columns: Vec<u16> = got.iter().map(|entry| entry.0).collect();
		let wanted_entries = wanted.as_array().unwrap();
		let wanted_columns: Vec<&Value> = wanted_entries.iter().map(|entry| &entry[0]).collect();
		assert_eq!(json!(columns), json!(wanted_columns), "{what}");
		for (got, wanted) in got.iter().zip(wanted_entries) {
			assert_close(got.1.to_num(), &wanted[1], TOLERANCE, what);
		}
	}
}

/// What the original test asserts, on top of the reference: by uid, or by validator, neuron, value.
fn assert_asserted(outcome: &Outcome, asserted: &Value, what: &str) -> usize {
	let integers = integers(outcome);
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
		let row = bond[0].as_u64().unwrap() as usize;
		let held = outcome.bonds[row].iter().find(|entry| json!(entry.0) == bond[1]);
		assert_eq!(json!(held.map(|entry| entry.1)), bond[2], "{what}: bond {bond}");
		checks += 1;
	}
	if let Some(equal) = asserted["server_emission_equal"].as_array() {
		let paid = |uid: &Value| outcome.server_emission[uid.as_u64().unwrap() as usize];
		assert!(equal.iter().all(|uid| paid(uid) == paid(&equal[0]) && paid(uid) > 0), "{what}");
		checks += 1;
	}
	checks
}

#[test]
fn every_step_of_every_vector_is_met() {
	let (mut steps, mut checks) = (0, 0);
	for vector in vectors().iter().filter(|vector| vector.get("steps").is_some()) {
		let params = parse::params(&vector["params"], &vector["yuma_version"]).unwrap();
		for (index, step) in vector["steps"].as_array().unwrap().iter().enumerate() {
			let what = format!("{} step {index}", vector["id"]);
			let owner = &vector["initial"]["owner_uid"];
			let inputs = parse::inputs(&step["epoch_inputs"], &step["block"], owner).unwrap();
			let (outcome, trace) = epoch_with_trace(&params, &inputs);
			assert_eq!(outcome, epoch(&params, &inputs), "{what}");

			let wanted = &step["reference_trace"];
			let integers = integers(&outcome);
			for (name, got) in integers.as_object().unwrap() {
				assert_eq!(got, &wanted[name], "{what}: {name}");
			}
			let comment = &step["expected_from_source_comment"];
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
			for (name, got) in vectors {
				assert_vector(got, &wanted[name], TOLERANCE, &format!("{what}: {name}"));
				if comment[name].is_array() {
					assert_vector(got, &comment[name], 2e-9, &format!("{what}: {name} of comment"));
					checks += 1;
				}
			}
			assert_matrix(&trace.weights, &wanted["weights_norm"], &format!("{what}: weights"));
			assert_matrix(&trace.bonds, &wanted["ema_bonds"], &format!("{what}: bonds"));

			let asserted = &step["expected_asserted_in_test"];
			checks += assert_asserted(&outcome, asserted, &what);
			if asserted["dividends"].is_object() {
				let tolerance = asserted["dividends"]["tolerance"].as_f64().unwrap();
				assert_vector(&trace.dividends, &asserted["dividends"]["values"], tolerance, &what);
				checks += 1;
			}
			if comment["emission"].is_array() {
				assert_eq!(integers["emission"], comment["emission"], "{what}");
				checks += 1;
			}
			steps += 1;
		}
	}
	assert_eq!((steps, checks > 150), (49, true), "{steps} steps, {checks} further checks");
}

#[test]
fn a_full_subnet_of_512_pays_as_published() {
	let vectors = vectors();
	let vector = vectors.iter().find(|vector| vector["id"] == "yuma2_512_graph").unwrap();
	let generator = &vector["generator"];
	let number = |name: &str| generator[name].as_u64().unwrap();
	let params = Params {
		yuma3: false,
		kappa: number("kappa_u16") as u16,
		bonds_penalty: number("bonds_penalty_u16") as u16,
		bonds_moving_average: number("bonds_moving_average_per_million"),
		liquid_alpha: None,
		tempo: number("tempo") as u16,
		activity_cutoff: 5000,
		stake_threshold: 0,
		max_allowed_validators: 512,
		last_step_block: 0,
		commit_reveal: false,
		emission: number("emission"),
	};
	let raw = vec![number("weight_value_raw") as u16; 448];
	let row: Vec<(u16, u16)> = (64..512).zip(consensus::weights::max_upscale(&raw)).collect();
	let stake = number("stake_per_validator");
	let mut inputs = Inputs {
		block: 1,
		stake: (0..512).map(|uid| if uid < 64 { stake } else { 0 }).collect(),
		last_update: vec![1; 512],
		block_at_registration: vec![0; 512],
		validator_permit: vec![false; 512],
		bonds: vec![Vec::new(); 512],
		..Inputs::default()
	};
	inputs.validator_permit = epoch(&params, &inputs).new_validator_permit;
	inputs.weights = (0..512).map(|uid| if uid < 64 { row.clone() } else { vec![] }).collect();

	for round in 0..number("epochs") {
		let outcome = epoch(&params, &inputs);
		for uid in 0..512 {
			let role = if uid < 64 { "validator" } else { "server" };
			let wanted = &vector["expected_asserted_in_test"][role];
			let got = json!({
				"consensus_u16": outcome.consensus[uid],
				"incentive_u16": outcome.incentive[uid],
				"dividends_u16": outcome.dividends[uid],
				"emission": outcome.emission[uid],
			});
			for (name, got) in got.as_object().unwrap() {
				assert_eq!(got, &wanted[name], "epoch {round}, uid {uid}: {name}");
			}
			let bond = number_or_zero(&wanted["bond_u16_to_server"]);
			let bonds = outcome.bonds[uid].iter();
			assert!(bonds.clone().all(|&(to, held)| to >= 64 && u64::from(held) == bond));
			assert_eq!(bonds.len(), if uid < 64 { 448 } else { 0 }, "epoch {round}, uid {uid}");
		}
		inputs.bonds = outcome.bonds;
	}
}

fn number_or_zero(value: &Value) -> u64 {
	value.as_u64().unwrap_or(0)
}
