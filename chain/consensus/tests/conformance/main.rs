//! The published vectors of whole epochs, through the library and through the example's JSON.

#[path = "../../examples/epoch/answer.rs"]
mod answer;
mod compare;
mod graph;
#[path = "../../examples/epoch/parse.rs"]
mod parse;
mod refusals;
mod steps;

use serde_json::Value;

fn vectors() -> Vec<Value> {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../test/vectors/yuma.json");
	let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
	file["epoch_vectors"].as_array().unwrap().clone()
}
