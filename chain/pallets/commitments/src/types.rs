//! The records that storage and calls carry.

mod data;

pub use data::{Data, MAX_BIG_RAW, MAX_RAW, MAX_TIMELOCKED};

use codec::{Codec, Decode, DecodeWithMemTracking, Encode};
use frame_support::{traits::Get, BoundedVec, CloneNoBound, DebugNoBound, PartialEqNoBound};
use scale_info::TypeInfo;

/// What a hotkey commits to.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	frame_support::EqNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	DebugNoBound,
	TypeInfo,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(FieldLimit))]
pub struct CommitmentInfo<FieldLimit: Get<u32>> {
	/// The fields.
	pub fields: BoundedVec<Data, FieldLimit>,
}

impl<FieldLimit: Get<u32>> CommitmentInfo<FieldLimit> {
	/// Bytes of data in all fields.
	pub fn space(&self) -> u64 {
		self.fields.iter().fold(0, |sum, field| sum.saturating_add(field.space()))
	}

	/// The round that opens the first field with a time lock, none if there is none.
	pub fn reveal_round(&self) -> Option<u64> {
		self.fields.iter().find_map(Data::reveal_round)
	}
}

/// A commitment as it is stored.
#[derive(
	CloneNoBound, PartialEqNoBound, frame_support::EqNoBound, Encode, Decode, DebugNoBound, TypeInfo,
)]
#[scale_info(skip_type_params(MaxFields))]
pub struct Registration<Balance, MaxFields, BlockNumber>
where
	Balance: Codec + Clone + PartialEq + core::fmt::Debug,
	MaxFields: Get<u32>,
	BlockNumber: Codec + Clone + PartialEq + core::fmt::Debug,
{
	/// Rao set aside: none.
	pub deposit: Balance,
	/// Block of the commitment.
	pub block: BlockNumber,
	/// What it is.
	pub info: CommitmentInfo<MaxFields>,
}

/// Space that a hotkey has used.
#[derive(Clone, Copy, Default, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct UsageTracker {
	/// The subnet's epoch in which it did.
	pub last_epoch: u64,
	/// Bytes.
	pub used_space: u64,
}
