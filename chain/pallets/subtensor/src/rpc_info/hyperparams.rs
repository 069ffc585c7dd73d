//! Hyperparameters of a subnet, as a record (`V2`) and as a list of names and values (`V3`).

mod read;

use crate::U64F64;
use alloc::vec::Vec;
use codec::{Compact, Decode, Encode};
use scale_info::TypeInfo;

/// A signed number with 32 integer and 32 fractional bits.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct I32F32 {
	/// The number times 2^32.
	pub bits: i64,
}

/// A value of a hyperparameter.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum HyperparamValue {
	/// On or off.
	Bool(bool),
	/// A small number.
	U16(Compact<u16>),
	/// A number.
	U32(Compact<u32>),
	/// A number of blocks or a large number.
	U64(Compact<u64>),
	/// A very large number.
	U128(Compact<u128>),
	/// An amount in rao.
	TaoBalance(Compact<u64>),
	/// A signed fraction.
	I32F32(I32F32),
	/// An unsigned fraction.
	U64F64(U64F64),
}

/// One hyperparameter.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct HyperparamEntry {
	/// Its name in UTF-8.
	pub name: Vec<u8>,
	/// Its value.
	pub value: HyperparamValue,
}

/// Declares the record, and how it turns into a list of entries.
macro_rules! hyperparams {
	($($field:ident: $type:ty = $kind:ident,)*) => {
		/// Hyperparameters of a subnet: limits and periods are blocks, burns rao, proportions u16
		/// of 65535, `bonds_moving_avg` millionths, `commit_reveal_period` epochs.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		pub struct SubnetHyperparamsV2 {
			$(#[allow(missing_docs)] pub $field: $type,)*
		}

		impl From<SubnetHyperparamsV2> for Vec<HyperparamEntry> {
			fn from(record: SubnetHyperparamsV2) -> Self {
				[$((stringify!($field), HyperparamValue::$kind(record.$field)),)*]
					.into_iter()
					.map(|(name, value)| HyperparamEntry { name: name.into(), value })
					.collect()
			}
		}
	};
}

hyperparams! {
	rho: Compact<u16> = U16,
	kappa: Compact<u16> = U16,
	immunity_period: Compact<u16> = U16,
	min_allowed_weights: Compact<u16> = U16,
	max_weights_limit: Compact<u16> = U16,
	tempo: Compact<u16> = U16,
	min_difficulty: Compact<u64> = U64,
	max_difficulty: Compact<u64> = U64,
	weights_version: Compact<u64> = U64,
	weights_rate_limit: Compact<u64> = U64,
	adjustment_interval: Compact<u16> = U16,
	activity_cutoff: Compact<u64> = U64,
	registration_allowed: bool = Bool,
	target_regs_per_interval: Compact<u16> = U16,
	min_burn: Compact<u64> = TaoBalance,
	max_burn: Compact<u64> = TaoBalance,
	bonds_moving_avg: Compact<u64> = U64,
	max_regs_per_block: Compact<u16> = U16,
	serving_rate_limit: Compact<u64> = U64,
	max_validators: Compact<u16> = U16,
	adjustment_alpha: Compact<u64> = U64,
	difficulty: Compact<u64> = U64,
	commit_reveal_period: Compact<u64> = U64,
	commit_reveal_weights_enabled: bool = Bool,
	alpha_high: Compact<u16> = U16,
	alpha_low: Compact<u16> = U16,
	liquid_alpha_enabled: bool = Bool,
	alpha_sigmoid_steepness: I32F32 = I32F32,
	yuma_version: Compact<u16> = U16,
	subnet_is_active: bool = Bool,
	transfers_enabled: bool = Bool,
	bonds_reset_enabled: bool = Bool,
	user_liquidity_enabled: bool = Bool,
}
