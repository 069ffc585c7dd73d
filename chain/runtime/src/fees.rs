//! What a transaction costs, and who gets it.

use crate::{AccountId, Aura, Balance, Balances, Runtime, System};
use frame_support::{
	traits::{
		fungible::{Balanced, Credit},
		FindAuthor, Get, OnUnbalanced,
	},
	weights::{WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial},
};
use pallet_subtensor::Recycle;
use sp_core::crypto::ByteArray;
use sp_runtime::Perbill;

/// Subtensor's price of computation: 0.0005 rao a picosecond, 50,000 rao for 100 µs.
pub struct LinearWeightToFee;

impl WeightToFeePolynomial for LinearWeightToFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		[WeightToFeeCoefficient {
			coeff_integer: 0,
			coeff_frac: Perbill::from_parts(500_000),
			negative: false,
			degree: 1,
		}]
		.into_iter()
		.collect()
	}
}

/// Gives fees and dust to the author of the block.
///
/// What cannot be given (the author has no account and it is less than the existential deposit)
/// leaves the total issuance, in the balances and in the subtensor pallet alike.
pub struct ToAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
	fn on_nonzero_unbalanced(credit: Credit<AccountId, Balances>) {
		let rest = match Author::get() {
			Some(author) => Balances::resolve(&author, credit).err(),
			None => Some(credit),
		};
		if let Some(rest) = rest {
			Recycle::<Runtime>::on_unbalanced(rest);
		}
	}
}

/// The account of the authority whose slot this block fills; none outside a block.
pub struct Author;

impl Get<Option<AccountId>> for Author {
	fn get() -> Option<AccountId> {
		let digest = System::digest();
		let index = Aura::find_author(digest.logs.iter().filter_map(|log| log.as_pre_runtime()))?;
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		let key = authorities.get(usize::try_from(index).ok()?)?;
		AccountId::try_from(key.as_slice()).ok()
	}
}
