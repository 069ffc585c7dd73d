//! What the example says to a line it cannot use.

use crate::{answer::answer, vectors};
use serde_json::{json, Value};

fn line() -> Value {
	let vector = &vectors()[0];
	json!({
		"yuma_version": vector["yuma_version"],
		"n": vector["n"],
		"params": vector["params"],
		"owner_uid": null,
		"block": 1,
		"epoch_inputs": vector["steps"][0]["epoch_inputs"],
	})
}

#[test]
fn a_stake_beyond_the_reach_of_a_double_counts_to_the_last_unit() {
	let mut asked = line();
	asked["params"]["stake_threshold"] = json!(9_007_199_254_740_995_u64);
	asked["epoch_inputs"]["stake"] = json!([9_007_199_254_740_994_u64]);
	let below: Value = serde_json::from_str(&answer(&asked.to_string()).unwrap()).unwrap();
	assert_eq!(below["new_validator_permit"], json!([false]));
	asked["epoch_inputs"]["stake"] = json!([9_007_199_254_740_995_u64]);
	let enough: Value = serde_json::from_str(&answer(&asked.to_string()).unwrap()).unwrap();
	assert_eq!(enough["new_validator_permit"], json!([true]));
}

#[test]
fn a_line_that_makes_no_sense_is_refused_with_the_reason() {
	let with = |path: &str, value: Value| {
		let mut asked = line();
		*asked.pointer_mut(path).unwrap() = value;
		answer(&asked.to_string()).unwrap_err()
	};
	assert_eq!(with("/n", json!(2)), "n is 2, but there are 1 stakes");
	assert_eq!(with("/yuma_version", json!(1)), "yuma_version is 1; should be 2 or 3");
	assert!(with("/params/kappa_u16", json!(65536)).starts_with("kappa_u16 is 65536"));
	assert!(with("/params/emission", json!(-1)).starts_with("emission is -1"));
	assert!(with("/epoch_inputs/stake", json!([0.5])).starts_with("stake is 0.5"));
	assert!(with("/params/liquid_alpha_enabled", json!(true)).starts_with("alpha_low_u16 is null"));
	assert!(answer("{").is_err());
}
