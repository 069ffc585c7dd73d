//! The parameters and inputs of an epoch, from the JSON of the conformance vectors.

use consensus::{Inputs, LiquidAlpha, Params, Row};
use serde_json::Value;

/// Mechanisms that a subnet may have beside its first.
const MAX_OTHERS: usize = 15;

/// A whole number, or why there is none.
pub fn whole<T: TryFrom<i128>>(object: &Value, name: &str) -> Result<T, String> {
	number(&object[name], name)
}

/// Parameters of an epoch of Yuma 2 or 3.
pub fn params(value: &Value, version: &Value) -> Result<Params, String> {
	let liquid = || -> Result<LiquidAlpha, String> {
		Ok(LiquidAlpha {
			low: whole(value, "alpha_low_u16")?,
			high: whole(value, "alpha_high_u16")?,
			steepness: whole(value, "alpha_sigmoid_steepness")?,
		})
	};
	Ok(Params {
		yuma3: match version.as_u64() {
			Some(2) => false,
			Some(3) => true,
			_ => return Err(format!("yuma_version is {version}; should be 2 or 3")),
		},
		kappa: whole(value, "kappa_u16")?,
		bonds_penalty: whole(value, "bonds_penalty_u16")?,
		bonds_moving_average: whole(value, "bonds_moving_average_per_million")?,
		liquid_alpha: flag(&value["liquid_alpha_enabled"])?.then(liquid).transpose()?,
		tempo: whole(value, "tempo")?,
		activity_cutoff: whole(value, "activity_cutoff_blocks")?,
		stake_threshold: whole(value, "stake_threshold")?,
		max_allowed_validators: whole(value, "max_allowed_validators")?,
		last_step_block: whole(value, "last_mechanism_step_block")?,
		commit_reveal: flag(&value["commit_reveal_enabled"])?,
		emission: whole(value, "emission")?,
	})
}

/// State of a subnet at a block; an owner of `null` is none, and so are commits that are not named.
pub fn inputs(value: &Value, block: &Value, owner: &Value) -> Result<Inputs, String> {
	Ok(Inputs {
		block: number(block, "block")?,
		owner_uid: match owner {
			Value::Null => None,
			uid => Some(number(uid, "owner_uid")?),
		},
		stake: list(&value["stake"], "stake", |v| number(v, "stake"))?,
		block_at_registration: list(&value["block_at_registration"], "registrations", |v| {
			number(v, "block_at_registration")
		})?,
		validator_permit: list(&value["validator_permit"], "validator_permit", flag)?,
		..votes(value)?
	})
}

/// The state of a subnet's mechanisms: `first`, and with other votes those that `value` lists.
pub fn mechanisms(first: Inputs, value: &Value) -> Result<Vec<Inputs>, String> {
	let mut all = vec![first];
	if value.is_null() {
		return Ok(all);
	}
	let others = list(value, "mechanisms", votes)?;
	if others.len() > MAX_OTHERS {
		return Err(format!("mechanisms are {}; should be {MAX_OTHERS} at most", others.len()));
	}
	for other in others {
		let Inputs { last_update, weights, bonds, commit_block, .. } = other;
		let mut inputs = all[0].clone();
		inputs = Inputs { last_update, weights, bonds, commit_block, ..inputs };
		all.push(inputs);
	}
	Ok(all)
}

/// How emission is split among mechanisms; evenly when `null`.
pub fn split(value: &Value) -> Result<Option<Vec<u16>>, String> {
	let share = |v: &Value| number(v, "emission_split");
	(!value.is_null()).then(|| list(value, "emission_split", share)).transpose()
}

/// What each mechanism has of its own, and nothing else.
fn votes(value: &Value) -> Result<Inputs, String> {
	let blocks = |name: &str| list(&value[name], name, |v| number(v, name));
	Ok(Inputs {
		last_update: blocks("last_update")?,
		weights: list(&value["weights_u16"], "weights_u16", row)?,
		bonds: list(&value["bonds_u16"], "bonds_u16", row)?,
		commit_block: match value["commit_block"] {
			Value::Null => Vec::new(),
			_ => blocks("commit_block")?,
		},
		..Inputs::default()
	})
}

fn row(value: &Value) -> Result<Row, String> {
	list(value, "row", |entry| Ok((number(&entry[0], "uid")?, number(&entry[1], "value")?)))
}

fn list<T>(
	value: &Value,
	name: &str,
	item: impl Fn(&Value) -> Result<T, String>,
) -> Result<Vec<T>, String> {
	let items = value.as_array().ok_or_else(|| format!("{name} is {value}; should be a list"))?;
	items.iter().map(item).collect()
}

fn number<T: TryFrom<i128>>(value: &Value, name: &str) -> Result<T, String> {
	let whole = value.as_u64().map(i128::from).or(value.as_i64().map(i128::from));
	whole
		.and_then(|whole| T::try_from(whole).ok())
		.ok_or_else(|| format!("{name} is {value}; should be a whole number within range"))
}

fn flag(value: &Value) -> Result<bool, String> {
	value.as_bool().ok_or_else(|| format!("{value} should be true or false"))
}
