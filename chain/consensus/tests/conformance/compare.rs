//! Numbers of an epoch against numbers of a vector.

use consensus::{Fix, Matrix};
use serde_json::{json, Value};

/// The vectors print fractions to ten digits.
pub const TOLERANCE: f64 = 1e-9;

fn assert_close(got: f64, wanted: &Value, tolerance: f64, what: &str) {
	let error = (got - wanted.as_f64().unwrap()).abs();
	assert!(error <= tolerance, "{what}: {got}, should be {wanted}");
}

pub fn assert_vector(got: &[Fix], wanted: &Value, tolerance: f64, what: &str) {
	let wanted = wanted.as_array().unwrap_or_else(|| panic!("{what}: no vector"));
	assert_eq!(got.len(), wanted.len(), "{what}");
	for (got, wanted) in got.iter().zip(wanted) {
		assert_close(got.to_num(), wanted, tolerance, what);
	}
}

pub fn assert_matrix(got: &Matrix, wanted: &Value, what: &str) {
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
