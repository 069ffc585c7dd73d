//! Storage, by whose state it is. Names, hashers, keys and values are Subtensor's, so that clients
//! written for it read this chain; `BlockTime`, `SubnetDefaults`, `EpochEmission`, `AlphaBurned`,
//! `RootAlphaOwed` and `Dissolving` are our own.
//!
//! Per-subnet maps hash with `Identity`, with the exceptions Subtensor has.

pub mod admin;
pub mod chain;
pub mod coinbase;
pub mod commits;
pub mod delegation;
pub mod hyperparameters;
pub mod locks;
pub mod neurons;
pub mod pools;
pub mod stake;
pub mod subnet;

use crate::types::{I96F32, U64F64};
use alloc::vec::Vec;
use codec::Decode;
use core::marker::PhantomData;
use frame_support::traits::Get;
use sp_runtime::traits::TrailingZeroInput;

/// The account of 32 zero bytes, which stands for nobody.
pub struct ZeroAccount<T>(PhantomData<T>);

impl<T: frame_system::Config> Get<T::AccountId> for ZeroAccount<T> {
	#[allow(clippy::expect_used)]
	fn get() -> T::AccountId {
		Decode::decode(&mut TrailingZeroInput::zeroes())
			.expect("an account id is plain bytes, and zeroes never run out; qed")
	}
}

/// 𝜏, the symbol of subnets without one.
pub struct TauSymbol;

impl Get<Vec<u8>> for TauSymbol {
	fn get() -> Vec<u8> {
		"𝜏".as_bytes().to_vec()
	}
}

/// 0.7 and 0.9 of 65535.
pub struct AlphaBounds;

impl Get<(u16, u16)> for AlphaBounds {
	fn get() -> (u16, u16) {
		(45_875, 58_982)
	}
}

/// 1.26, as Subtensor's conversion from a double gives it.
pub struct BurnFactor;

impl Get<U64F64> for BurnFactor {
	fn get() -> U64F64 {
		U64F64 { bits: 23_242_897_532_874_035_200 }
	}
}

/// 0.000003, rounded to the nearest.
pub struct MovingAlpha;

impl Get<I96F32> for MovingAlpha {
	fn get() -> I96F32 {
		I96F32 { bits: 12_885 }
	}
}

/// 500,000 rao.
pub struct LeastClaim;

impl Get<I96F32> for LeastClaim {
	fn get() -> I96F32 {
		I96F32 { bits: 500_000 << 32 }
	}
}
