use crate::{mock::Test, Event};
use scale_info::{TypeDef, TypeInfo};
use serde_json::Value;

/// The names of Subtensor's events, in the order of their indices.
fn known() -> Vec<String> {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../test/vectors/subtensor-425.json");
	let all: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
	serde_json::from_value(all["events"].clone()).unwrap()
}

#[test]
fn every_event_has_the_index_of_subtensors() {
	let known = known();
	let TypeDef::Variant(events) = Event::<Test>::type_info().type_def else {
		panic!("events are variants");
	};
	for event in events.variants {
		// The last is FRAME's, and never deposited.
		if event.name == "__Ignore" {
			continue;
		}
		let index = known.iter().position(|name| name == event.name);
		assert_eq!(index, Some(event.index.into()), "{}", event.name);
	}
}
