//! The fractions between an epoch's inputs and its outcome.

use crate::{
	fix::Fix,
	matrix::{weigh_rows, Matrix},
};
use alloc::vec::Vec;

/// What an epoch computes on the way, one entry per uid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
	/// Share of the stake.
	pub stake: Vec<Fix>,
	/// Share of the stake that votes.
	pub active_stake: Vec<Fix>,
	/// Rows that vote, each summing to one.
	pub weights: Matrix,
	/// Weighted median of each column.
	pub consensus: Vec<Fix>,
	/// Sum of each clipped row.
	pub validator_trust: Vec<Fix>,
	/// Stake times clipped weights, per column.
	pub rank: Vec<Fix>,
	/// Rank, scaled to sum one.
	pub incentive: Vec<Fix>,
	/// New bonds as proportions to store.
	pub bonds: Matrix,
	/// Share of the dividends, summing to one.
	pub dividends: Vec<Fix>,
}

impl Trace {
	/// Stake times weights before they were clipped, per column.
	pub fn prerank(&self) -> Vec<Fix> {
		weigh_rows(&self.weights, &self.active_stake)
	}
}
