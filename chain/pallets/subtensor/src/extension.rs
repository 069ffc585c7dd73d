//! Keeps calls that would fail out of the pool and out of blocks: the free ones would otherwise cost
//! their sender nothing.

use crate::{checks, Call, Config, Error};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{IsSubType, OriginTrait},
	weights::Weight,
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{DispatchInfoOf, TransactionExtension, ValidateResult},
	transaction_validity::{InvalidTransaction, ValidTransaction},
};

/// Judges the free calls of another pallet before a block takes them. The unit type lets all pass.
pub trait Guard<T: frame_system::Config> {
	/// What judging a call takes.
	fn weight(call: &T::RuntimeCall) -> Weight;

	/// Whether a call of `who` would succeed.
	///
	/// # Errors
	///
	/// The number by which clients know why it would not: Subtensor's `CustomTransactionError`.
	fn judge(who: &T::AccountId, call: &T::RuntimeCall) -> Result<(), u8>;
}

impl<T: frame_system::Config> Guard<T> for () {
	fn weight(_call: &T::RuntimeCall) -> Weight {
		Weight::zero()
	}

	fn judge(_who: &T::AccountId, _call: &T::RuntimeCall) -> Result<(), u8> {
		Ok(())
	}
}

/// Refuses a call of this pallet that [`checks::check`] finds wrong, with the number of
/// [`refusal`], and one of another pallet that `Others` finds wrong. Adds nothing to a transaction.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	CloneNoBound,
	DebugNoBound,
	DefaultNoBound,
	EqNoBound,
	PartialEqNoBound,
	TypeInfo,
)]
#[scale_info(skip_type_params(T, Others))]
pub struct SubtensorTransactionExtension<T: Config, Others = ()>(PhantomData<(T, Others)>);

impl<T: Config, Others> SubtensorTransactionExtension<T, Others> {
	/// The extension, which has no settings.
	pub fn new() -> Self {
		Self(PhantomData)
	}
}

impl<T, Others> TransactionExtension<T::RuntimeCall> for SubtensorTransactionExtension<T, Others>
where
	T: Config + Send + Sync,
	Others: Guard<T> + Send + Sync + 'static,
	T::RuntimeCall: IsSubType<Call<T>>,
{
	const IDENTIFIER: &'static str = "SubtensorTransactionExtension";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		// The call's own weight holds the same reads once more.
		match call.is_sub_type() {
			Some(call) => checks::cost(call),
			None => Others::weight(call),
		}
	}

	fn validate(
		&self,
		origin: T::RuntimeOrigin,
		call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		if let Some(who) = origin.as_signer() {
			match call.is_sub_type() {
				Some(call) => checks::check::<T>(who, call).map_err(|error| refusal(&error)),
				None => Others::judge(who, call),
			}
			.map_err(InvalidTransaction::Custom)?;
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(T::RuntimeCall; prepare);
}

/// The number by which clients know why the pool refused a call: Subtensor's
/// `CustomTransactionError`, 255 for reasons without one.
pub fn refusal<T>(error: &Error<T>) -> u8 {
	match error {
		Error::AmountTooLow | Error::NotEnoughStakeToSetWeights => 1,
		Error::NotEnoughBalanceToStake => 2,
		Error::SubnetNotExists => 3,
		Error::HotKeyAccountNotExists => 4,
		Error::NotEnoughStakeToWithdraw => 5,
		Error::CommittingWeightsTooFast
		| Error::SettingWeightsTooFast
		| Error::NetworkTxRateLimitExceeded => 6,
		Error::InsufficientLiquidity => 7,
		Error::SlippageTooHigh => 8,
		Error::TransferDisallowed => 9,
		Error::HotKeyNotRegisteredInNetwork => 10,
		Error::InvalidIpAddress => 11,
		Error::ServingRateLimitExceeded => 12,
		Error::InvalidPort => 13,
		Error::InvalidRevealRound => 15,
		// Subtensor's pool does not tell these two apart, nor the next two.
		Error::NoWeightsCommitFound | Error::InvalidRevealCommitHashNotMatch => 16,
		Error::RevealTooEarly | Error::ExpiredWeightCommit => 17,
		Error::InputLengthsUnequal => 18,
		Error::HotKeyNotRegisteredInSubNet => 19,
		Error::NonAssociatedColdKey => 25,
		Error::DelegateTakeTooLow => 26,
		Error::DelegateTakeTooHigh => 27,
		_ => 255,
	}
}
