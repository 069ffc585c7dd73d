//! The measured weights of `pallet_commitments`. Written by `npm run weights`; do not edit.
//!
//! Each call ran at its worst in the embedded host, on AMD EPYC with Node v20.20.2,
//! from code that V8 had optimised. To keep noise out, the least of 20 times counts at each point, after
//! runs to warm up; it is declared 2-fold, for slower machines and for code that is not optimised yet. What
//! is read and written is counted by key, and priced by `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// What each call takes.
pub trait WeightInfo {
	/// The price of a read and of a write.
	type Db: Get<RuntimeDbWeight>;

	/// Always the same.
	fn set_commitment() -> Weight {
		Weight::from_parts(79_418_000, 0)
			.saturating_add(Self::Db::get().reads(6))
			.saturating_add(Self::Db::get().writes(3))
	}

	/// Measured with `e` from 0 to 32768.
	fn list(e: u32) -> Weight {
		Weight::from_parts(8_152_000, 0)
			.saturating_add(Weight::from_parts(236_000, 0).saturating_mul(e.into()))
			.saturating_add(Self::Db::get().reads(1))
			.saturating_add(Self::Db::get().writes(1))
	}

	/// Measured with `n` from 1 to 256.
	fn reset_bonds(n: u32) -> Weight {
		Weight::from_parts(10_211_000, 0)
			.saturating_add(Weight::from_parts(22_398_000, 0).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().reads(4))
			.saturating_add(Self::Db::get().reads(1).saturating_mul(n.into()))
			.saturating_add(Self::Db::get().writes(1).saturating_mul(n.into()))
	}
}

/// The weights in a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	type Db = T::DbWeight;
}

/// The weights in a test, where there is no runtime.
impl WeightInfo for () {
	type Db = RocksDbWeight;
}
