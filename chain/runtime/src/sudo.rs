//! Keeps calls of sudo by others than its key out of the pool and out of blocks: they would fail,
//! and a call of sudo that fails costs its sender nothing.

use crate::{Runtime, RuntimeCall, RuntimeOrigin};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::pallet_prelude::{TransactionSource, Weight};
use frame_support::traits::OriginTrait;
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{DispatchInfoOf, TransactionExtension, ValidateResult},
	transaction_validity::{InvalidTransaction, ValidTransaction},
};

/// Refuses a call of the sudo pallet that its key did not sign, as `BadSigner`. Adds nothing to a
/// transaction.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Debug, Default, Eq, PartialEq, TypeInfo)]
pub struct SudoTransactionExtension;

impl TransactionExtension<RuntimeCall> for SudoTransactionExtension {
	const IDENTIFIER: &'static str = "SudoTransactionExtension";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, call: &RuntimeCall) -> Weight {
		match call {
			RuntimeCall::Sudo(_) => <Runtime as frame_system::Config>::DbWeight::get().reads(1),
			_ => Weight::zero(),
		}
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		if let (Some(who), RuntimeCall::Sudo(_)) = (origin.as_signer(), call) {
			if pallet_sudo::Key::<Runtime>::get().as_ref() != Some(who) {
				return Err(InvalidTransaction::BadSigner.into());
			}
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}
