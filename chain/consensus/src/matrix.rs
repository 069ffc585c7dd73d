//! Sparse matrices of validators by neurons.

use crate::{
	fix::{div, sum, Fix},
	types::Row,
};
use alloc::{borrow::Cow, vec, vec::Vec};

/// A column and the value there.
pub type Entry = (u16, Fix);

/// One row per uid, each in rising order of column; every column is below the number of rows.
pub type Matrix = Vec<Vec<Entry>>;

/// A stored row as a matrix wants it: in rising order, each uid once (the first counts), none
/// beyond `size`. Nearly always it is so already and is only borrowed.
pub fn tidy(row: &Row, size: usize) -> Cow<'_, [(u16, u16)]> {
	let rising = row.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
	if rising && row.last().is_none_or(|&(uid, _)| usize::from(uid) < size) {
		return Cow::Borrowed(row);
	}
	let mut row: Row = row.iter().copied().filter(|&(uid, _)| usize::from(uid) < size).collect();
	row.sort_by_key(|&(uid, _)| uid);
	row.dedup_by_key(|&mut (uid, _)| uid);
	Cow::Owned(row)
}

/// The sum of each row.
pub fn row_sums(matrix: &Matrix) -> Vec<Fix> {
	matrix.iter().map(|row| sum(row.iter().map(|&(_, value)| value))).collect()
}

/// The sum of each column, saturating.
pub fn column_sums(matrix: &Matrix) -> Vec<Fix> {
	let mut sums = vec![Fix::ZERO; matrix.len()];
	for &(column, value) in matrix.iter().flatten() {
		let total = &mut sums[usize::from(column)];
		*total = total.saturating_add(value);
	}
	sums
}

/// The greatest value of each column, at least zero.
pub fn column_maxima(matrix: &Matrix) -> Vec<Fix> {
	let mut maxima = vec![Fix::ZERO; matrix.len()];
	for &(column, value) in matrix.iter().flatten() {
		let greatest = &mut maxima[usize::from(column)];
		*greatest = value.max(*greatest);
	}
	maxima
}

/// Divides each column by its divisor, where that is not zero.
pub fn divide_columns(matrix: &mut Matrix, divisors: &[Fix]) {
	for (column, value) in matrix.iter_mut().flatten() {
		let divisor = divisors[usize::from(*column)];
		if divisor != Fix::ZERO {
			*value = div(*value, divisor);
		}
	}
}

/// Scales each column to sum one.
pub fn normalize_columns(matrix: &mut Matrix) {
	let sums = column_sums(matrix);
	divide_columns(matrix, &sums);
}

/// Σ over rows `i` of `factors[i] · matrix[i][j]`, for each column `j`.
pub fn weigh_rows(matrix: &Matrix, factors: &[Fix]) -> Vec<Fix> {
	let mut sums = vec![Fix::ZERO; matrix.len()];
	for (row, &factor) in matrix.iter().zip(factors) {
		for &(column, value) in row {
			let total = &mut sums[usize::from(column)];
			*total = total.saturating_add(factor.saturating_mul(value));
		}
	}
	sums
}

/// Σ over columns `j` of `matrix[i][j] · factors[j]`, for each row `i`.
pub fn weigh_columns(matrix: &Matrix, factors: &[Fix]) -> Vec<Fix> {
	let product = |&(column, value): &Entry| factors[usize::from(column)].saturating_mul(value);
	matrix.iter().map(|row| sum(row.iter().map(product))).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn fix(value: f64) -> Fix {
		Fix::from_num(value)
	}

	#[test]
	fn a_row_out_of_order_is_sorted_and_cut() {
		let row: Row = vec![(5, 1), (2, 2), (9, 3), (2, 4)];
		assert_eq!(tidy(&row, 6).as_ref(), [(2, 2), (5, 1)]);
		assert!(matches!(tidy(&vec![(0, 7), (5, 7)], 6), Cow::Borrowed(_)));
	}

	#[test]
	fn columns_scale_to_sum_one_and_empty_ones_stay() {
		let mut matrix = vec![vec![(0, fix(1.0)), (1, fix(0.0))], vec![(0, fix(3.0))]];
		normalize_columns(&mut matrix);
		assert_eq!(matrix, [vec![(0, fix(0.25)), (1, fix(0.0))], vec![(0, fix(0.75))]]);
	}

	#[test]
	fn products_go_along_rows_or_columns() {
		let matrix = vec![vec![(0, fix(0.5)), (1, fix(0.25))], vec![(1, fix(1.0))]];
		let factors = [fix(2.0), fix(4.0)];
		assert_eq!(weigh_rows(&matrix, &factors), [fix(1.0), fix(4.5)]);
		assert_eq!(weigh_columns(&matrix, &factors), [fix(2.0), fix(4.0)]);
		assert_eq!(row_sums(&matrix), [fix(0.75), fix(1.0)]);
		assert_eq!(column_maxima(&matrix), [fix(0.5), fix(1.0)]);
	}
}
