//! One line of JSON in, one out.

use crate::parse;
use consensus::{
	epoch,
	mechanisms::{combine, split},
	Inputs, Outcome, Params,
};
use serde_json::{json, Value};

/// The outcome of the epoch that one line of JSON describes, as one line of JSON.
pub fn answer(line: &str) -> Result<String, String> {
	let asked: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
	let params = parse::params(&asked["params"], &asked["yuma_version"])?;
	let inputs = parse::inputs(&asked["epoch_inputs"], &asked["block"], &asked["owner_uid"])?;
	let neurons = parse::whole::<usize>(&asked, "n")?;
	if neurons != inputs.stake.len() {
		return Err(format!("n is {neurons}, but there are {} stakes", inputs.stake.len()));
	}
	let all = parse::mechanisms(inputs, &asked["mechanisms"])?;
	let shares = parse::split(&asked["emission_split"])?;
	if let [inputs] = &all[..] {
		return Ok(text(&epoch(&params, inputs)));
	}
	let given = split(params.emission, all.len() as u8, shares.as_deref());
	let run = |(given, inputs): (u64, &Inputs)| {
		(given, epoch(&Params { emission: given, ..params.clone() }, inputs))
	};
	let parts: Vec<(u64, Outcome)> = given.into_iter().zip(&all).map(run).collect();
	let whole = text(&combine(&parts, params.emission));
	let each: Vec<String> = parts.iter().map(|(_, outcome)| text(outcome)).collect();
	Ok(format!("{},\"mechanisms\":[{}]}}", &whole[..whole.len() - 1], each.join(",")))
}

/// The outcome with its keys in a fixed order, without spaces.
fn text(outcome: &Outcome) -> String {
	let object = |fields: &[(&str, Value)]| {
		let fields: Vec<String> =
			fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
		format!("{{{}}}", fields.join(","))
	};
	let proportions = object(&[
		("consensus", json!(outcome.consensus)),
		("incentive", json!(outcome.incentive)),
		("dividends", json!(outcome.dividends)),
		("validator_trust", json!(outcome.validator_trust)),
		("stake_weight", json!(outcome.stake_weight)),
	]);
	let rest = object(&[
		("server_emission", json!(outcome.server_emission)),
		("validator_emission", json!(outcome.validator_emission)),
		("emission", json!(outcome.emission)),
		("bonds_u16", json!(outcome.bonds)),
		("new_validator_permit", json!(outcome.new_validator_permit)),
	]);
	format!("{{\"u16\":{proportions},{}", &rest[1..])
}
