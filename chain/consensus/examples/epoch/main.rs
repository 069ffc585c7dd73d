//! Reads epochs as JSON lines on stdin and writes their outcomes as JSON lines on stdout.

mod parse;

use consensus::{epoch, Outcome};
use serde_json::{json, Value};
use std::{
	io::{stdin, stdout, BufRead, BufWriter, Write},
	process::ExitCode,
};

fn main() -> ExitCode {
	match run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(why) => {
			eprintln!("{why}");
			ExitCode::from(2)
		},
	}
}

fn run() -> Result<(), String> {
	let mut out = BufWriter::new(stdout().lock());
	for (index, line) in stdin().lock().lines().enumerate() {
		let line = line.map_err(|error| error.to_string())?;
		if line.trim().is_empty() {
			continue;
		}
		let outcome = answer(&line).map_err(|why| format!("line {}: {why}", index + 1))?;
		writeln!(out, "{outcome}").map_err(|error| error.to_string())?;
	}
	out.flush().map_err(|error| error.to_string())
}

fn answer(line: &str) -> Result<String, String> {
	let asked: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
	let params = parse::params(&asked["params"], &asked["yuma_version"])?;
	let inputs = parse::inputs(&asked["epoch_inputs"], &asked["block"], &asked["owner_uid"])?;
	let neurons = parse::whole::<usize>(&asked, "n")?;
	if neurons != inputs.stake.len() {
		return Err(format!("n is {neurons}, but there are {} stakes", inputs.stake.len()));
	}
	Ok(text(&epoch(&params, &inputs)))
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
