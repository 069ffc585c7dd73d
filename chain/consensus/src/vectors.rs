//! The published vectors, as the tests read them.

use crate::{fix::Fix, matrix::Matrix};
use serde_json::Value;
use std::{fs, vec::Vec};

fn file(name: &str) -> Value {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../test/vectors/");
	serde_json::from_slice(&fs::read(std::format!("{path}{name}")).unwrap()).unwrap()
}

/// The cases of one component; never none.
pub fn component(name: &str) -> Vec<Value> {
	let cases = file("yuma.json")["component_vectors"][name].as_array().unwrap().clone();
	assert!(!cases.is_empty(), "no vectors named {name}");
	cases
}

/// One table of the chain's vectors.
pub fn chain(name: &str) -> Value {
	file("chain.json")[name].clone()
}

pub fn float(value: &Value) -> f64 {
	value.as_f64().unwrap()
}

pub fn fix(value: &Value) -> Fix {
	Fix::from_num(float(value))
}

pub fn vector(value: &Value) -> Vec<Fix> {
	value.as_array().unwrap().iter().map(fix).collect()
}

/// A dense matrix with every entry listed. Missing rows are added, so that it is square.
pub fn matrix(value: &Value) -> Matrix {
	let row = |row: &Value| (0..).zip(vector(row)).collect::<Vec<_>>();
	let mut rows: Matrix = value.as_array().unwrap().iter().map(row).collect();
	let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
	rows.resize(rows.len().max(columns), Vec::new());
	rows
}

pub fn without_zeros(mut matrix: Matrix) -> Matrix {
	matrix.iter_mut().for_each(|row| row.retain(|&(_, value)| value != Fix::ZERO));
	matrix
}

/// A sparse matrix as floats, in the shape of another.
pub fn dense(matrix: &Matrix, shape: &Value) -> Vec<Vec<f64>> {
	let row = |(row, shape): (&Vec<(u16, Fix)>, &Value)| {
		let mut dense = std::vec![0.0; shape.as_array().unwrap().len()];
		row.iter().for_each(|&(column, value)| dense[usize::from(column)] = value.to_num());
		dense
	};
	matrix.iter().zip(shape.as_array().unwrap()).map(row).collect()
}

pub fn assert_close(got: &[Vec<f64>], expected: &Value, tolerance: f64) {
	assert_eq!(got.len(), expected.as_array().unwrap().len());
	for (row, wanted) in got.iter().zip(expected.as_array().unwrap()) {
		for (value, wanted) in row.iter().zip(wanted.as_array().unwrap()) {
			let error = (value - float(wanted)).abs();
			assert!(error <= tolerance, "{value} for {wanted}, tolerance {tolerance}");
		}
	}
}
