use super::*;
use alloc::{format, string::String, vec};
use scale_info::{Type, TypeDef};

fn field_names(record: Type) -> Vec<&'static str> {
	let TypeDef::Composite(composite) = record.type_def else { return Vec::new() };
	composite.fields.iter().filter_map(|field| field.name).collect()
}

#[test]
fn a_field_of_the_selective_record_has_the_index_of_its_position() {
	let names = field_names(SelectiveMetagraph::<u64>::type_info());
	assert_eq!(names.len(), 74);
	for (index, name) in
		[(0, "netuid"), (11, "subnet_emission"), (52, "hotkeys"), (69, "total_stake")]
	{
		assert_eq!(names[index], name);
	}
	assert_eq!(names[72..], ["validators", "commitments"]);
	assert_eq!(names[..72], field_names(Metagraph::<u64>::type_info()));
}

#[test]
fn selecting_a_field_gives_it_and_nothing_else() {
	let names = field_names(SelectiveMetagraph::<u64>::type_info());
	for index in 1..74u16 {
		let text = format!("{:?}", sample().select(&[index, 0, 99], 0));
		let given: Vec<String> = names
			.iter()
			.filter(|name| text.contains(&format!(" {name}: Some(")))
			.map(|name| String::from(*name))
			.collect();
		assert_eq!(given, vec![String::from(names[usize::from(index)])], "index {index}");
	}
}

#[test]
fn the_validators_have_a_permit_and_stake_above_the_threshold_the_least_first() {
	assert_eq!(sample().select(&[72], 1).validators, Some(vec![Compact(2), Compact(1)]));
	assert_eq!(sample().select(&[72], 5).validators, Some(vec![Compact(1)]));
}

/// A subnet of three neurons, of which two hold a permit; every list it can leave empty is.
fn sample() -> Metagraph<u64> {
	let empty: Metagraph<u64> = Metagraph::decode(&mut &[0u8; 512][..]).unwrap();
	let total_stake = vec![Compact(9), Compact(7), Compact(5)];
	Metagraph { validator_permit: vec![false, true, true], total_stake, ..empty }
}
