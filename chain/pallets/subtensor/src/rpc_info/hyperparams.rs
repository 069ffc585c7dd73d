//! Hyperparameters of a subnet, as records (the first and `V2`) and as a list of names and values (`V3`).

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

/// Declares the record, and the older one, which ends before the second list.
macro_rules! hyperparams {
	(old { $($field:ident: $type:ty,)* } new { $($more:ident: $kind:ty,)* }) => {
		/// Hyperparameters of a subnet: limits and periods are blocks, burns rao, proportions u16
		/// of 65535, `bonds_moving_avg` millionths, `commit_reveal_period` epochs.
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		#[allow(missing_docs)]
		pub struct SubnetHyperparamsV2 {
			$(pub $field: $type,)*
			$(pub $more: $kind,)*
		}

		/// The hyperparameters that older clients know, in the units of [`SubnetHyperparamsV2`].
		#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
		#[allow(missing_docs)]
		pub struct SubnetHyperparams {
			$(pub $field: $type,)*
		}

		impl From<SubnetHyperparamsV2> for SubnetHyperparams {
			fn from(record: SubnetHyperparamsV2) -> Self {
				Self { $($field: record.$field,)* }
			}
		}
	};
}

hyperparams! {
	old {
		rho: Compact<u16>,
		kappa: Compact<u16>,
		immunity_period: Compact<u16>,
		min_allowed_weights: Compact<u16>,
		max_weights_limit: Compact<u16>,
		tempo: Compact<u16>,
		min_difficulty: Compact<u64>,
		max_difficulty: Compact<u64>,
		weights_version: Compact<u64>,
		weights_rate_limit: Compact<u64>,
		adjustment_interval: Compact<u16>,
		activity_cutoff: Compact<u64>,
		registration_allowed: bool,
		target_regs_per_interval: Compact<u16>,
		min_burn: Compact<u64>,
		max_burn: Compact<u64>,
		bonds_moving_avg: Compact<u64>,
		max_regs_per_block: Compact<u16>,
		serving_rate_limit: Compact<u64>,
		max_validators: Compact<u16>,
		adjustment_alpha: Compact<u64>,
		difficulty: Compact<u64>,
		commit_reveal_period: Compact<u64>,
		commit_reveal_weights_enabled: bool,
		alpha_high: Compact<u16>,
		alpha_low: Compact<u16>,
		liquid_alpha_enabled: bool,
	}
	new {
		alpha_sigmoid_steepness: I32F32,
		yuma_version: Compact<u16>,
		subnet_is_active: bool,
		transfers_enabled: bool,
		bonds_reset_enabled: bool,
		user_liquidity_enabled: bool,
	}
}
