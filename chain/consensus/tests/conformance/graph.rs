//! A subnet of 512 neurons, which the vectors describe instead of listing.

use crate::vectors;
use consensus::{epoch, weights::max_upscale, Inputs, Params};
use serde_json::json;

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
	let row: Vec<(u16, u16)> = (64..512).zip(max_upscale(&raw)).collect();
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
			let bond = wanted["bond_u16_to_server"].as_u64().unwrap_or(0);
			let bonds = outcome.bonds[uid].iter();
			assert!(bonds.clone().all(|&(to, held)| to >= 64 && u64::from(held) == bond));
			assert_eq!(bonds.len(), if uid < 64 { 448 } else { 0 }, "epoch {round}, uid {uid}");
		}
		inputs.bonds = outcome.bonds;
	}
}
