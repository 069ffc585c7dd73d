//! Nonce check that lets free calls through from accounts without funds.

use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, Pays},
	pallet_prelude::{TransactionSource, Weight},
	DebugNoBound,
};
use frame_system::{Account, Config, ExtensionsWeightInfo, Pallet as System};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, Dispatchable, One, PostDispatchInfoOf,
		TransactionExtension, ValidateResult, Zero,
	},
	transaction_validity::{
		InvalidTransaction, TransactionLongevity, TransactionValidityError, ValidTransaction,
	},
	DispatchResult, Saturating,
};

/// Replay protection with the identifier, bytes and tags of FRAME's `CheckNonce`.
///
/// It differs in one rule. FRAME refuses an account without providers or sufficients, since nobody
/// has paid for its nonce. Here that test holds only for calls that pay a fee: a hotkey without
/// balance may send weights and serve its axon, calls that another extension refuses in the pool
/// unless the hotkey is registered, and registration is what pays for the entry.
///
/// The first free call of an account takes a sufficient reference on it. Without one its entry,
/// and with it the nonce, would vanish as soon as its balance were reaped, and every free call it
/// ever signed could be replayed at no cost.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct CheckNonce<T: Config>(#[codec(compact)] pub T::Nonce);

impl<T: Config> CheckNonce<T> {
	/// The extension for a transaction with this nonce.
	pub fn from(nonce: T::Nonce) -> Self {
		Self(nonce)
	}

	fn validity(
		&self,
		who: &T::AccountId,
		pays: Pays,
	) -> Result<ValidTransaction, TransactionValidityError> {
		let account = Account::<T>::get(who);
		let unreferenced = account.providers.is_zero() && account.sufficients.is_zero();
		if unreferenced && pays == Pays::Yes {
			return Err(InvalidTransaction::Payment.into());
		}
		if self.0 < account.nonce {
			return Err(InvalidTransaction::Stale.into());
		}
		let requires: Vec<Vec<u8>> = if self.0 > account.nonce {
			vec![(who, self.0.saturating_sub(One::one())).encode()]
		} else {
			vec![]
		};
		Ok(ValidTransaction {
			priority: 0,
			requires,
			provides: vec![(who, self.0).encode()],
			longevity: TransactionLongevity::MAX,
			propagate: true,
		})
	}
}

impl<T: Config> core::fmt::Debug for CheckNonce<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		write!(f, "CheckNonce({:?})", self.0)
	}
}

/// What `validate` hands to `prepare`.
#[derive(DebugNoBound)]
pub enum Val<T: Config> {
	/// The signer whose nonce is to rise.
	Signer(T::AccountId),
	/// There is no signer: this weight goes back.
	Refund(Weight),
}

impl<T: Config> TransactionExtension<T::RuntimeCall> for CheckNonce<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo>,
	T::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str = "CheckNonce";
	type Implicit = ();
	type Val = Val<T>;
	/// The weight to give back after dispatch.
	type Pre = Weight;

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		T::ExtensionsWeightInfo::check_nonce()
	}

	fn validate(
		&self,
		origin: T::RuntimeOrigin,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(who) = origin.as_system_origin_signer().cloned() else {
			return Ok((Default::default(), Val::Refund(self.weight(call)), origin));
		};
		let validity = self.validity(&who, info.pays_fee)?;
		Ok((validity, Val::Signer(who), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		_origin: &T::RuntimeOrigin,
		_call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let who = match val {
			Val::Signer(who) => who,
			Val::Refund(weight) => return Ok(weight),
		};
		frame_system::CheckNonce::<T>::prepare_nonce_for_account(&who, self.0)?;
		if info.pays_fee == Pays::No && System::<T>::sufficients(&who).is_zero() {
			System::<T>::inc_sufficients(&who);
		}
		Ok(Weight::zero())
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		_info: &DispatchInfo,
		_post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Ok(pre)
	}
}

#[cfg(test)]
mod tests;
