//! What is measured, by `npm run weights`. Built with the feature `runtime-benchmarks` only.

use crate::*;
use alloc::string::String;
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::WhitelistedStorageKeys;

define_benchmarks!(
	[pallet_subtensor, SubtensorModule]
	[pallet_commitments, Commitments]
	[pallet_admin_utils, AdminUtils]
);

/// The benchmarks of each pallet.
pub fn list(extra: bool) -> Vec<BenchmarkList> {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	list
}

/// Runs one benchmark. What every block touches counts as neither read nor written.
pub fn run(config: &BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
