//! What must hold in every block, whatever the calls were.

use crate::Runtime;
use alloc::vec::Vec;

/// The invariants that do not hold now, of all pallets that have any, each in one sentence; empty when
/// all is well. Reads all of their state.
pub fn check() -> Vec<&'static str> {
	let mut broken = pallet_subtensor::invariants::check::<Runtime>();
	broken.extend(pallet_commitments::invariants::check::<Runtime>());
	broken
}
